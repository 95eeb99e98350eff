import {
  cpSync,
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
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogFields } from '#host/log.ts';
import { loadProfile } from '#host/settings/read-profile.ts';

const profiles = join(import.meta.dirname, '../../../resources/profiles');
let root = '';
let folder = '';
let keptFile = '';
let notes: { readonly event: string; readonly fields: LogFields }[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'profile-'));
  folder = join(root, 'profiles');
  keptFile = join(root, 'data/profile-in-force.json');
  cpSync(profiles, folder, { recursive: true });
  notes = [];
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function load(name = 'fjord'): ReturnType<typeof loadProfile> {
  const note = (event: string, fields: LogFields = {}): void => void notes.push({ event, fields });
  return loadProfile({ folder, name, keptFile, log: { note } });
}

function change(from: string, to: string): void {
  const path = join(folder, 'fjord.json');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe('the profile of a room', () => {
  it.each(['midtre-gauldal', 'hustadvika', 'asnes', 'fjord', 'meloy', 'try-out'])('loads from %s', (name) => {
    const loaded = load(name);
    expect(loaded).toMatchObject({ ok: true, value: { from: 'file', faults: [], profile: { id: name } } });
    expect(notes).toEqual([]);
  });

  it('is kept whole beside the data, for nobody else to read, and nothing else is left there', () => {
    load();
    load();
    expect(readFileSync(keptFile, 'utf8')).toBe(readFileSync(join(folder, 'fjord.json'), 'utf8'));
    expect(readdirSync(join(root, 'data'))).toEqual(['profile-in-force.json']);
  });

  it('is the new file as soon as that is without fault', () => {
    load();
    change('"2026-11-22"', '"2026-12-24"');
    expect(load()).toMatchObject({ value: { from: 'file', profile: { version: '2026-12-24' } } });
    change('"all-holders"', '"nobody"');
    expect(load()).toMatchObject({ value: { from: 'kept', profile: { version: '2026-12-24' } } });
  });

  it('stays the last good one while the file is faulty, and says what is wrong', () => {
    load();
    change('"all-holders"', '"mothers"');
    const sentence = 'fjord.json: values.custody.value is "mothers"; allowed: all-holders, shared-residence';
    expect(load()).toMatchObject({
      ok: true,
      value: { from: 'kept', faults: [{ sentence }], profile: { id: 'fjord', custody: 'all-holders' } },
    });
    expect(notes).toEqual([
      {
        event: 'profile-fault',
        fields: {
          kind: 'wrong',
          code: 'fjord.json values.custody.value',
          reason: 'all-holders, shared-residence',
        },
      },
      { event: 'profile-kept', fields: { version: '2026-11-22', count: 1 } },
    ]);
  });

  it('stays the last good one when the file is gone, too large, or of another municipality', () => {
    load();
    rmSync(join(folder, 'fjord.json'));
    expect(load()).toMatchObject({
      value: { from: 'kept', faults: [{ field: 'the file', kind: 'missing' }] },
    });
    writeFileSync(join(folder, 'fjord.json'), ' '.repeat(64 * 1024 + 1));
    expect(load()).toMatchObject({
      value: { from: 'kept', faults: [{ field: 'the file', kind: 'too-large' }] },
    });
    cpSync(join(folder, 'meloy.json'), join(folder, 'fjord.json'));
    expect(load()).toMatchObject({ value: { from: 'kept', faults: [{ field: 'id' }] } });
  });

  it('is refused with its faults when there is no good one at all', () => {
    change('"all-holders"', '"mothers"');
    const loaded = load();
    expect(loaded).toMatchObject({
      ok: false,
      refusal: { kind: 'no-profile', faults: [{ field: 'values.custody.value' }] },
    });
    expect(existsSync(keptFile)).toBe(false);
  });

  it('is never the kept one of another municipality, nor a kept one that is damaged', () => {
    load('meloy');
    change('"all-holders"', '"mothers"');
    expect(load('fjord')).toMatchObject({ ok: false });
    writeFileSync(keptFile, '{');
    expect(load('fjord')).toMatchObject({ ok: false });
  });

  it('is kept also where an earlier try was cut off', () => {
    mkdirSync(join(root, 'data'));
    writeFileSync(`${keptFile}.next`, '{ "half');
    load();
    expect(readdirSync(join(root, 'data'))).toEqual(['profile-in-force.json']);
  });

  it('leaves nothing in the log of what somebody wrote in the file', () => {
    change('"custody": {', '"Kari Nordmann bor i Storgata 1": {');
    load();
    const log = JSON.stringify(notes);
    expect(log).toContain('values.…');
    expect(log).not.toMatch(/Kari|Storgata/);
  });
});
