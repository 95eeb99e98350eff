import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { licenceRowSchema } from '#contract/commands-office.ts';
import { fitsOurLicence, listShippedPackages } from '../../scripts/shipped-packages.ts';
import { buildOnce, root } from './build-once.ts';

/** What Electron's own binary carries its fuses behind, so that a tool finds and turns them. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

let folder = '';
let packed: string[] = [];

beforeAll(() => {
  buildOnce();
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  writeDistribution(join(folder, 'electron'));
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const output = join(folder, 'out');
  execFileSync(
    process.execPath,
    [
      builder,
      '--linux',
      '--x64',
      '--dir',
      `-c.electronDist=${join(folder, 'electron')}`,
      `-c.directories.output=${output}`,
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const archive = join(folder, 'out/linux-unpacked/resources/app.asar');
  packed = listPackage(archive, { isPack: false }).map((entry) => entry.replaceAll('\\', '/'));
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

// Every fuse stands the other way round from what we want, so that each one has to be turned.
function writeDistribution(distribution: string): void {
  mkdirSync(join(distribution, 'resources'), { recursive: true });
  mkdirSync(join(distribution, 'locales'));
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) {
    writeFileSync(join(distribution, name), '');
  }
  writeFileSync(join(distribution, 'version'), '45.4.1');
  const fuses = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('101100110')]);
  const program = Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuses, Buffer.alloc(64)]);
  writeFileSync(join(distribution, 'electron'), program, { mode: 0o755 });
}

/** All that may be in the archive. Anything else fails the test, whoever put it there. */
const expected: readonly RegExp[] = [
  /^\/dist\/main\/data\/sRGB_IEC61966_2_1\.icc$/u,
  /^\/package\.json$/,
  /^\/LICENSE$/,
  /^\/dist\/main\/(main|host-utility|speech-process|uploads-process|courier-process|render-worker|spelling-worker)\.js$/,
  /^\/dist\/main\/[\w.-]+-[\w-]{8}\.js$/,
  /^\/dist\/preload\/preload\.cjs$/,
  /^\/dist\/renderer\/(administrator|big-screen|chair|family|interpreter|join|minutes)\/index\.html$/,
  /^\/dist\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg|png)$/,
  /^\/node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
  /^\/node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/,
  /^\/node_modules\/better-sqlite3\/prebuilds\/linux-x64\.node$/,
  /^\/node_modules\/@napi-rs\/canvas\/(package\.json|LICENSE|[\w-]+\.js)$/,
  /^\/node_modules\/@napi-rs\/canvas-linux-x64-gnu\/(package\.json|skia\.linux-x64-gnu\.node)$/,
  /^\/node_modules\/pdfjs-dist\/(package\.json|LICENSE)$/,
  /^\/node_modules\/pdfjs-dist\/cmaps\/([\w-]+\.bcmap|LICENSE)$/,
  /^\/node_modules\/pdfjs-dist\/standard_fonts\/([\w-]+\.(pfb|ttf)|LICENSE_[A-Z]+)$/,
  /^\/node_modules\/pdfjs-dist\/wasm\/((jbig2|openjpeg)\.wasm|LICENSE_\w+)$/,
];

function listFiles(): string[] {
  return packed.filter((entry) => !packed.some((other) => other.startsWith(`${entry}/`)));
}

describe('the packaged room', () => {
  it('holds what it needs to start', () => {
    expect(listFiles()).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/dist/main/main.js',
        '/dist/main/host-utility.js',
        '/dist/main/speech-process.js',
        '/dist/main/uploads-process.js',
        '/dist/main/courier-process.js',
        '/dist/main/render-worker.js',
        '/dist/main/spelling-worker.js',
        '/dist/main/data/sRGB_IEC61966_2_1.icc',
        '/dist/preload/preload.cjs',
        '/node_modules/better-sqlite3/package.json',
        '/node_modules/better-sqlite3/lib/index.js',
        '/node_modules/@napi-rs/canvas/index.js',
        '/node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf',
        '/node_modules/pdfjs-dist/wasm/openjpeg.wasm',
      ]),
    );
  });

  it('holds every page that was built', () => {
    const pages = join(root, 'dist/renderer');
    const built = existsSync(pages) ? readdirSync(pages, { recursive: true, withFileTypes: true }) : [];
    const files = built.filter((entry) => entry.isFile() && !entry.name.endsWith('.map'));
    expect(listFiles().filter((file) => file.startsWith('/dist/renderer/'))).toHaveLength(files.length);
  });

  it('holds nothing else: no source, no map, no test, no other program', () => {
    expect(listFiles().filter((file) => !expected.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it('has two native parts, for its own platform, beside the archive', () => {
    const natives = listFiles().filter((file) => file.endsWith('.node'));
    expect(natives.toSorted()).toEqual([
      '/node_modules/@napi-rs/canvas-linux-x64-gnu/skia.linux-x64-gnu.node',
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    for (const native of natives) {
      const beside = join(folder, 'out/linux-unpacked/resources/app.asar.unpacked', native);
      expect(existsSync(beside), native).toBe(true);
    }
  });

  it('has what children read as plain files beside the archive, and no demo plan', () => {
    const resources = readdirSync(join(folder, 'out/linux-unpacked/resources/resources'));
    expect(resources).toEqual(expect.arrayContaining(['fonts', 'licences', 'locales', 'voices']));
    expect(resources).not.toContain('demo');
    const dictionaries = join(folder, 'out/linux-unpacked/resources/resources/dictionaries');
    expect(readdirSync(join(dictionaries, 'nn')).toSorted()).toEqual(['index.aff', 'index.dic', 'license']);
    expect(readdirSync(dictionaries).toSorted()).toEqual(['COPYING', 'SOURCE.md', 'nb', 'nn']);
  });

  it('has all nine fuses turned as the hardening list says', async () => {
    const wire = await getCurrentFuseWire(join(folder, 'out/linux-unpacked/stafettrom'));
    const turned = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
      FuseV1Options.WasmTrapHandlers,
    ];
    const all = Object.values(FuseV1Options).filter((option) => typeof option === 'number');
    expect(all).toHaveLength(9);
    expect(all.filter((option) => wire[option] === FuseState.ENABLE)).toEqual(turned);
    expect(all.filter((option) => wire[option] === FuseState.DISABLE)).toHaveLength(5);
  });
});

/** Names and versions, as the lockfile has them. */
const shipped = listShippedPackages(root);
const componentSchema = z.object({ name: z.string(), version: z.string() });
const bomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(componentSchema),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});
const licencesSchema = z.object({
  rows: z.array(licenceRowSchema.extend({ texts: z.array(z.number()).min(1) })),
  texts: z.array(z.string()),
});

function readJson(...place: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(...place), 'utf8'));
}

function readResource(...place: readonly string[]): unknown {
  return readJson(folder, 'out/linux-unpacked/resources', ...place);
}

function identify({ name, version }: { readonly name: string; readonly version: string }): string {
  return `${name}@${version}`;
}

describe('what others have made', () => {
  it('is listed whole beside the program (CycloneDX), with nothing that was only developed with', () => {
    const { components, dependencies } = bomSchema.parse(readResource('sbom.cdx.json'));
    const listed = new Set(components.map(identify));
    expect(shipped.map(identify).filter((one) => !listed.has(one))).toEqual([]);
    expect(
      ['vitest', 'typescript', 'oxlint'].filter((name) => components.some((one) => one.name === name)),
    ).toEqual([]);
    expect(dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !listed.has(ref))).toEqual([]);
  });

  it.each(['main', 'client', 'preload'])(
    'has in the list all that is inside the bundle %s',
    (environment) => {
      const names = z.array(z.string()).parse(readJson(root, `dist/packages/${environment}.json`));
      const listed = new Set(shipped.map(({ name }) => name));
      expect(names.filter((name) => !listed.has(name))).toEqual([]);
      expect(names.length).toBeGreaterThan(environment === 'preload' ? -1 : 10);
    },
  );

  it('stands on the licences page, each with a text: run scripts/write-licences.ts when a dependency changes', () => {
    const { rows, texts } = licencesSchema.parse(readResource('resources/licences/third-party.json'));
    const packages = new Set(rows.map(identify));
    expect(shipped.map(identify).filter((one) => !packages.has(one))).toEqual([]);
    for (const row of rows) {
      const length = row.texts.map((one) => texts[one]?.length ?? 0).reduce((sum, one) => sum + one, 0);
      expect([row.name, length > 60]).toEqual([row.name, true]);
    }
    const data = rows.filter(({ kind }) => kind === 'data').map(({ name }) => name);
    expect(data).toEqual(
      expect.arrayContaining(['eSpeak NG (voice)', 'Noto Sans (font)', 'inter-ui', 'dictionary-nn']),
    );
  });

  it('has only licences that go along with ours', () => {
    expect(shipped.filter((one) => !fitsOurLicence(one)).map(identify)).toEqual([]);
    expect(fitsOurLicence({ name: 'x', licence: 'MIT AND SSPL-1.0' })).toBe(false);
    expect(fitsOurLicence({ name: 'x', licence: '(SSPL-1.0 OR MIT)' })).toBe(true);
    expect(fitsOurLicence({ name: 'x', licence: '' })).toBe(false);
    expect(fitsOurLicence({ name: 'x', licence: 'GPL-2.0' })).toBe(false);
  });
});
