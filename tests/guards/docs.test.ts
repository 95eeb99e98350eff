import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readProfileText } from '#domain/profile-file.ts';

const root = path.resolve(import.meta.dirname, '../..');
const entry = path.join(root, 'electron/stafettrom.mjs');
const temporary = mkdtempSync(path.join(os.tmpdir(), 'stafettrom-docs-'));
const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).map((name) => name.replaceAll('\\', '/'));
const pins = z.record(z.string(), z.string());
const manifest = z
  .object({ scripts: pins, dependencies: pins, devDependencies: pins, optionalDependencies: pins })
  .parse(readJson('package.json'));

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function read(name: string): string {
  return readFileSync(path.join(root, name), 'utf8');
}

function readJson(name: string): unknown {
  return JSON.parse(read(name));
}

/** Every line that a reader is told to type. */
function commandLines(): { readonly document: string; readonly line: string }[] {
  return documents.flatMap((document) =>
    [...read(document).matchAll(/^```sh\n([\s\S]*?)^```$/gmu)]
      .flatMap((block) => (block[1] ?? '').split('\n'))
      .filter((line) => line.trim() !== '')
      .map((line) => ({ document, line })),
  );
}

function run(given: readonly string[]): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, [entry, ...given], { cwd: root, encoding: 'utf8', timeout: 100_000 });
}

const helps = new Map<string, string>();

/** What `COMMAND --help` prints; asked once, because each start of Node costs. */
function helpOf(command: string): string {
  const known = helps.get(command);
  if (known !== undefined) return known;
  const asked = run(command === '--help' ? [command] : [command, '--help']);
  expect(asked.status, `${command} --help`).toBe(0);
  const help = String(asked.stdout);
  helps.set(command, help);
  return help;
}

function optionsIn(text: string): string[] {
  return [...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/gu)].map(([option]) => option);
}

function unknownOptions(command: string, given: string): string[] {
  const help = helpOf(command);
  return optionsIn(given).filter((one) => one !== '--help' && !help.includes(one));
}

/** What a line asks for that is not there: a script, a command, an option. */
function unknownIn(line: string): string[] {
  if (line === 'npm ci') return [];
  const [tool, first, ...rest] = line.replace('npm run ', 'npm ').split(' ');
  const name = tool === 'npm' ? first : rest[0];
  if (name === undefined) return [line];
  if (tool === 'npx' && first === 'stafettrom') return unknownOptions(name, rest.slice(1).join(' '));
  if (tool !== 'npm' || manifest.scripts[name] === undefined) return [line];
  return name === 'start' ? unknownOptions('start', rest.slice(1).join(' ')) : [];
}

describe('the commands in the documents', () => {
  it('finds some to look at', () => {
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'ARCHITECTURE.md', 'docs/operation.md']));
    expect(commandLines().length).toBeGreaterThan(8);
  });

  it.each(commandLines())('are forms that exist: $line ($document)', ({ line }) => {
    expect(unknownIn(line)).toEqual([]);
  });

  it('name only npm scripts that exist', () => {
    const named = documents.flatMap((document) =>
      [...read(document).matchAll(/\bnpm run ([\w:]+)/gu)].map((found) => found[1]),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => name === undefined || manifest.scripts[name] === undefined)).toEqual([]);
  });

  it('make the minutes of the demonstration as README says', () => {
    const line = commandLines().find(({ line: one }) => one.startsWith('npx stafettrom minutes'))?.line ?? '';
    const given = line.split(' ').slice(2);
    const made = run(given.with(given.indexOf('--out') + 1, temporary));
    expect(made.stderr).not.toContain('Error');
    expect(made.status).toBe(0);
    expect(readdirSync(temporary)).toContain('moetereferat.pdf');
  });

  it('list what a room may see as README says, and less than the whole plan', () => {
    const line =
      commandLines().find(({ line: one }) => one.startsWith('npx stafettrom visible r'))?.line ?? '';
    const asked = run(line.split(' ').slice(2));
    expect(asked.status).toBe(0);
    const seen = z
      .array(z.strictObject({ id: z.string(), kind: z.string() }))
      .parse(JSON.parse(String(asked.stdout)));
    const plan = z.object({ items: z.array(z.unknown()) }).parse(readJson('resources/demo/ada.plan.json'));
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(plan.items.length);
  });

  it('tell every option of start in docs/operation.md, and no other', () => {
    const rows = read('docs/operation.md').matchAll(/^\| `(?<option>--[a-z]+)/gmu);
    const told = [...rows].map((row) => row.groups?.['option'] ?? '').toSorted();
    const built = new Set(optionsIn(helpOf('start').split('\n').slice(1).join('\n')));
    built.delete('--help');
    expect(told).toEqual([...built].toSorted());
  });
});

describe('the places in the documents', () => {
  const folders = 'shared|electron|renderer|central|resources|tests|bench|scripts|docs|\\.ci|\\.github';
  const place = new RegExp(String.raw`\x60((?:${folders})/[\w./-]*\w|\.oxlintrc\.json)\x60`, 'gu');

  it.each(documents)('exist: %s', (document) => {
    const named = [...read(document).matchAll(place)].map((found) => found[1] ?? '');
    expect(named.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  it.each(documents)('are linked rightly: %s', (document) => {
    const targets = [...read(document).matchAll(/\]\((?!https?:)([^)#]*)(?:#[^)]*)?\)/gu)].map(
      (found) => found[1] ?? '',
    );
    const missing = targets
      .filter((target) => target !== '')
      .filter((target) => !existsSync(path.join(root, path.dirname(document), target)));
    expect(missing).toEqual([]);
  });

  it('names every room that has a project of its own', () => {
    const rooms = globSync('{shared,electron,renderer,central}/{,*/}tsconfig.json', { cwd: root }).map(
      (file) => path.dirname(file).replaceAll('\\', '/'),
    );
    const architecture = read('ARCHITECTURE.md');
    expect(rooms.length).toBeGreaterThan(8);
    expect(rooms.filter((room) => !architecture.includes(`| \`${room}\` |`))).toEqual([]);
  });
});

describe('the walk of one evaluation', () => {
  const rows = [
    ...read('ARCHITECTURE.md').matchAll(
      /^\| \d+[ab]? \| (?<files>[^|]+) \| `(?<name>\w+)` \| (?<what>.+) \|$/gmu,
    ),
  ];

  it('has its steps', () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  it.each(rows.map((row) => ({ files: '', name: '', what: '', ...row.groups })))(
    'passes $name in $files',
    ({ files, name, what }) => {
      const file = [...files.matchAll(/`([^`]+)`/gu)].at(-1)?.[1] ?? '';
      expect(read(file)).toMatch(new RegExp(String.raw`\bfunction ${name}\b`, 'u'));
      expect(what.trim()).not.toBe('');
    },
  );
});

it('gives every dependency its line in docs/decisions.md, with a date and a reason', () => {
  const lines = read('docs/decisions.md').split('\n');
  const wanted = Object.keys({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  });
  const line = (name: string): RegExp =>
    new RegExp(
      String.raw`^\| \d{4}-\d\d-\d\d \| \x60${name.replaceAll('/', String.raw`\/`)}\x60 \| [^|]{4,} \|`,
      'u',
    );
  expect(wanted.filter((name) => !lines.some((one) => line(name).test(one)))).toEqual([]);
});

it('forgets in docs/decisions.md no dependency that is gone', () => {
  const known = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const told = [...read('docs/decisions.md').matchAll(/^\| \S+ \| `([^`]+)` \|/gmu)].map(
    (found) => found[1] ?? '',
  );
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter((name) => known[name] === undefined)).toEqual([]);
});

describe('what the operating system must add', () => {
  const operation = read('docs/operation.md');
  const kiosk = readdirSync(path.join(root, 'resources/kiosk'));

  it('is told for every file of it', () => {
    expect(kiosk.length).toBeGreaterThan(5);
    expect(kiosk.filter((name) => !operation.includes(`\`resources/kiosk/${name}\``))).toEqual([]);
  });

  it('lets the browser open this machine alone, and nothing beside the page', () => {
    const policies = z
      .record(z.string(), z.unknown())
      .parse(readJson('resources/kiosk/chromium-policy.json'));
    expect(policies).toMatchObject({
      URLBlocklist: ['*'],
      URLAllowlist: ['http://127.0.0.1'],
      DeveloperToolsAvailability: 2,
      PrintingEnabled: false,
      DownloadRestrictions: 3,
      AllowFileSelectionDialogs: false,
      IncognitoModeAvailability: 2,
      SavingBrowserHistoryDisabled: true,
      SyncDisabled: true,
    });
  });

  it('gives the window manager no key, and a button nothing but the keyboard', () => {
    const manager = read('resources/kiosk/openbox-rc.xml');
    expect(manager).toContain('<keyboard/>');
    expect([...manager.matchAll(/<action name="([^"]+)"/gu)].map((found) => found[1])).toEqual(['Focus']);
  });

  it('keeps the room running with options that exist, and leaves the browser its sandbox', () => {
    const unit = read('resources/kiosk/stafettrom.service').replaceAll(/^#.*$/gmu, '');
    const start = /^ExecStart=.* start (?<options>.+)$/mu.exec(unit)?.groups?.['options'] ?? '';
    expect(optionsIn(start).length).toBeGreaterThan(1);
    expect(unknownOptions('start', start)).toEqual([]);
    expect(unit).toContain('Restart=on-failure');
    expect(unit).not.toMatch(/RestrictNamespaces|PrivateUsers|MemoryDenyWriteExecute|--no-sandbox/u);
  });
});

it('has profiles that the law can read, each under its own name', () => {
  const files = globSync('resources/profiles/*.json', { cwd: root });
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const name = path.basename(file);
    expect(readProfileText(read(file), name)).toMatchObject({
      value: { profile: { id: path.basename(name, '.json') } },
    });
  }
});

/** A document is for everybody: it names no folder of one machine, and nothing that is left to do. */
it.each(documents)('holds nothing of one workplace: %s', (document) => {
  const text = read(document);
  expect(text).not.toMatch(/(?<![\w.~*)}>%-])\/(?:home|root|Users|mnt|opt|srv|work|workspace)\//u);
  expect(text).not.toMatch(/\b(?:TODO|FIXME|XXX)\b(?!,| and|\.)/u);
  expect(text).not.toMatch(/\b(?:localhost:\d|192\.168\.|10\.\d+\.\d+\.\d+)/u);
});

it('keeps README within what is read in one go', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(120);
});

it('carries the whole licence', () => {
  expect(read('LICENSE')).toContain('GNU GENERAL PUBLIC LICENSE');
  expect(read('LICENSE').split('\n').length).toBeGreaterThan(600);
  expect(read('README.md')).toContain(
    'either version 3 of the License, or (at your option) any later version',
  );
});
