import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
/** Its own name per run: two people may run the guards in one checkout. */
const mark = `planted-${process.pid}`;

interface Room {
  readonly folder: string;
  /** One road out of the room by name, one by a package, one by path: each must be caught. */
  readonly forbidden: readonly string[];
}

const rooms: readonly Room[] = [
  {
    folder: 'shared/domain',
    forbidden: ['node:fs', '#contract/frames.ts', '#host/x.ts', '../../electron/wire/x.ts'],
  },
  {
    folder: 'shared/contract',
    forbidden: ['node:fs', '#sync/x.ts', '#renderer/x.ts', '../../electron/host/x.ts'],
  },
  { folder: 'shared/central', forbidden: ['node:fs', 'fastify', '#contract/frames.ts', '#store/x.ts'] },
  { folder: 'shared/language', forbidden: ['node:fs', 'zod', '#domain/fact.ts', '../domain/fact.ts'] },
  {
    folder: 'electron/host',
    forbidden: ['electron', 'ws', '#wire/x.ts', '#electron-shell/x.ts', '../wire/x.ts'],
  },
  { folder: 'electron/wire', forbidden: ['electron', 'better-sqlite3', '#host/x.ts', '../host/x.ts'] },
  { folder: 'electron/preload', forbidden: ['node:fs', 'zustand', '#host/x.ts', '../host/x.ts'] },
  { folder: 'electron/browser-shell', forbidden: ['electron', 'ws', '#wire/x.ts', '../electron-shell/x.ts'] },
  { folder: 'electron/electron-shell', forbidden: ['ws', 'better-sqlite3', '#wire/x.ts', '../wire/x.ts'] },
  { folder: 'electron', forbidden: ['electron', 'react', '#renderer/x.ts', '../renderer/x.ts'] },
  { folder: 'renderer', forbidden: ['electron', 'node:fs', '#host/x.ts', '../electron/host/x.ts'] },
  {
    folder: 'renderer/big-screen',
    forbidden: ['node:fs', '#renderer/chair/x.ts', '../chair/x.ts', '#wire/x.ts'],
  },
  {
    folder: 'renderer/chair',
    forbidden: ['node:fs', '#renderer/minutes/x.ts', '../big-screen/x.ts', '#host/x.ts'],
  },
  {
    folder: 'renderer/minutes',
    forbidden: ['node:fs', '#renderer/chair/x.ts', '../chair/x.ts', '#store/x.ts'],
  },
  {
    folder: 'renderer/administrator',
    forbidden: ['node:fs', '#renderer/chair/x.ts', '../chair/x.ts', '#renderer/home/x.ts', '#host/x.ts'],
  },
  {
    folder: 'renderer/join',
    forbidden: ['node:fs', '#renderer/minutes/x.ts', '../family/x.ts', '../interpreter/x.ts', '#host/x.ts'],
  },
  {
    folder: 'renderer/home',
    forbidden: ['node:fs', '#sync/home-messages.ts', '#renderer/chair/x.ts', '../chair/x.ts', '#store/x.ts'],
  },
  { folder: 'central', forbidden: ['electron', 'better-sqlite3', '#host/x.ts', '#contract/frames.ts'] },
];

/** A room that the compiler closes: the planted fault needs a type the room may not know. */
const typeFaults: readonly (readonly [folder: string, fault: string])[] = [
  ['shared/domain', 'document.title'],
  ['shared/contract', 'process.pid'],
  ['shared/central', 'document.title'],
  ['shared/language', 'Buffer.from("")'],
  ['electron/host', 'document.title'],
  ['electron/wire', 'document.title'],
  ['electron/preload', '(1 as string)'],
  ['electron/browser-shell', 'document.title'],
  ['electron/electron-shell', '(1 as string)'],
  ['electron', 'document.title'],
  ['renderer', 'process.pid'],
  ['central', 'document.title'],
];

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

function run(tool: string, given: readonly string[]): Ran {
  const ended = spawnSync(path.join(root, 'node_modules/.bin', tool), given, { cwd: root, encoding: 'utf8' });
  return { code: ended.status, output: `${ended.stdout}${ended.stderr}` };
}

const planted: string[] = [];

function plant(folder: string, name: string, text: string): string {
  const place = path.join(folder, `${mark}-${name}`);
  mkdirSync(path.join(root, folder), { recursive: true });
  writeFileSync(path.join(root, place), text);
  planted.push(place);
  return place;
}

function removePlanted(): void {
  for (const place of planted) rmSync(path.join(root, place), { force: true });
  for (const left of globSync(`.tsbuild/**/${mark}-*`, { cwd: root })) {
    rmSync(path.join(root, left), { force: true });
  }
  planted.length = 0;
}

afterAll(removePlanted);

describe('oxlint keeps the rooms closed', () => {
  let report = '';

  beforeAll(() => {
    for (const room of rooms) {
      for (const [index, target] of room.forbidden.entries()) {
        plant(room.folder, `import-${index}.ts`, `import '${target}';\nexport const here = ${index};\n`);
      }
    }
    report = run('oxlint', ['-f', 'unix', ...planted]).output;
    removePlanted();
  });

  it.each(rooms)('refuses every forbidden import in $folder', ({ folder, forbidden }) => {
    for (const index of forbidden.keys()) {
      const place = `${folder}/${mark}-import-${index}.ts`;
      const complaints = report.split('\n').filter((line) => line.startsWith(`${place}:`));
      expect(complaints.join('\n'), `${place} imports ${forbidden[index] ?? ''}`).toContain(
        'no-restricted-imports',
      );
    }
  });
});

describe('the compiler keeps the rooms closed', () => {
  let report = '';

  beforeAll(() => {
    for (const [folder, fault] of typeFaults) plant(folder, 'type.ts', `export const here = ${fault};\n`);
    const projects = [...new Set(typeFaults.map(([folder]) => folder))];
    report = run('tsc', ['-b', ...projects]).output;
    removePlanted();
  });

  it.each(typeFaults)('refuses in %s what that room may not know: %s', (folder) => {
    expect(report).toContain(`${folder}/${mark}-type.ts(1,`);
  });
});

describe('the tools looked', () => {
  it('lets oxlint look at every source file of the rooms', () => {
    // The same file as the lint runs with, but for the rules that ask the compiler: they look at no other files.
    const config = `${mark}-oxlint.json`;
    const own = readFileSync(path.join(root, '.oxlintrc.json'), 'utf8');
    expect(own).toContain('"typeAware": true');
    plant('.', 'oxlint.json', own.replace('"typeAware": true', '"typeAware": false'));
    const { output } = run('oxlint', ['--silent', '--disable-nested-config', '-c', config]);
    removePlanted();
    const counted = /on (\d+) files/u.exec(output);
    const sources = globSync('{shared,electron,renderer,central,scripts,tests,bench}/**/*.{ts,tsx}', {
      exclude: ['**/node_modules/**'],
      cwd: root,
    });
    expect(sources.length).toBeGreaterThan(0);
    expect(Number(counted?.[1] ?? 0)).toBeGreaterThanOrEqual(Math.floor(sources.length * 0.95));
  });

  it('gives every source file to exactly one compiler project', () => {
    const projects = globSync('{shared,electron,renderer,central,scripts,tests,bench}/**/tsconfig.json', {
      exclude: ['**/node_modules/**'],
      cwd: root,
    });
    const known = projects.flatMap((project) => filesOf(project));
    const sources = globSync('{shared,electron,renderer,central,scripts,tests,bench}/**/*.{ts,tsx}', {
      exclude: ['**/node_modules/**'],
      cwd: root,
    }).filter((file) => !file.includes('planted-'));
    const counts = sources.map((file) => [file, known.filter((one) => one === file).length] as const);
    expect(counts.filter(([, times]) => times !== 1)).toEqual([]);
  });

  it('lets the text linter name a page with loose text', () => {
    const place = plant(
      'renderer',
      'text.tsx',
      `export function Loose() {\n  return <p>Dette er løs tekst</p>;\n}\n`,
    );
    const ran = run('i18next-cli', ['lint']);
    removePlanted();
    expect(ran.code).not.toBe(0);
    expect(ran.output).toContain(place);
    expect(ran.output).toContain('Dette er løs tekst');
  });

  it('names every room in the root project', () => {
    const projects = globSync('{shared,electron,renderer,central,scripts,tests,bench}/**/tsconfig.json', {
      exclude: ['**/node_modules/**'],
      cwd: root,
    });
    const list = readFileSync(path.join(root, 'tsconfig.json'), 'utf8');
    for (const project of projects) expect(list).toContain(`"./${path.dirname(project)}"`);
  });
});

/** What a project itself includes: tsc lists imported files of other rooms too, so those count only in their own. */
function filesOf(project: string): string[] {
  const shown = run('tsc', ['-p', project, '--showConfig']).output;
  const files = [...shown.matchAll(/"(\.[^"]*\.tsx?)"/gu)].map((found) => found[1] ?? '');
  return files.filter((file) => !file.includes('*')).map((file) => path.join(path.dirname(project), file));
}
