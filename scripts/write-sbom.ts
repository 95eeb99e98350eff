import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import { listShippedPackages } from './shipped-packages.ts';

const componentSchema = z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() });
const bomSchema = z.looseObject({
  serialNumber: z.string(),
  metadata: z.looseObject({ timestamp: z.string(), component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(componentSchema),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).optional() })),
});

/** What is no package: data beside the program. */
const data = [
  { name: 'Noto Sans', version: '2', licence: 'OFL-1.1', from: 'resources/fonts/noto-sans' },
  { name: 'eSpeak NG', version: '1', licence: 'GPL-3.0-or-later', from: 'resources/voices/espeak-ng' },
];

/**
 * Called by electron-builder before it packs: the list of everything that comes along (CycloneDX), made by npm from the
 * lockfile, without what the program is only developed with. The same lockfile gives the same bytes.
 */
export async function beforePack(): Promise<void> {
  const root = path.resolve(import.meta.dirname, '..');
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'dist/sbom.cdx.json'), `${JSON.stringify(makeSbom(root), undefined, 1)}\n`);
}

export function makeSbom(root: string): object {
  const whole = bomSchema.parse(JSON.parse(askNpm(root)));
  const shipped = new Set(listShippedPackages(root).map(({ name, version }) => `${name}@${version}`));
  const { timestamp: _timestamp, ...metadata } = whole.metadata;
  const { serialNumber: _serial, ...bom } = whole;
  const program = metadata.component['bom-ref'];
  return {
    ...bom,
    metadata,
    components: [
      ...whole.components.filter(({ name, version }) => shipped.has(`${name}@${version}`)),
      ...data.map(describeData),
    ],
    dependencies: whole.dependencies
      .filter(({ ref }) => ref === program || shipped.has(ref))
      .map((one) => ({ ...one, dependsOn: one.dependsOn?.filter((ref) => shipped.has(ref)) ?? [] })),
  };
}

function describeData({ name, version, licence, from }: (typeof data)[number]): object {
  return {
    'bom-ref': from,
    type: 'data',
    name,
    version,
    licenses: [{ license: { id: licence } }],
  };
}

function askNpm(root: string): string {
  const values = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline'];
  // On Windows npm is a script, which Node starts through a shell alone; nothing here is anybody's text.
  const isWindows = process.platform === 'win32';
  return execFileSync(isWindows ? 'npm.cmd' : 'npm', values, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: isWindows,
  });
}
