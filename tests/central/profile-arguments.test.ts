import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Profile } from '#domain/profile.ts';
import { readArguments } from '#store/read-arguments.ts';

const profiles = join(import.meta.dirname, '../../resources/profiles');
let root = '';
let file = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'store-profile-'));
  file = join(root, 'fjord.json');
  cpSync(join(profiles, 'fjord.json'), file);
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

function read(place: readonly string[] = ['--data', join(root, 'data')]): Profile | undefined {
  const { profile } = readArguments([...place, '--profile', file]);
  return typeof profile === 'function' ? profile() : profile;
}

function spoil(): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace('"all-holders"', '"mothers"'));
}

const sentence = 'fjord.json: values.custody.value is "mothers"; allowed: all-holders, shared-residence';

describe('the profile of the store', () => {
  it('is read from the file, and kept with the data', () => {
    expect(read()).toMatchObject({ id: 'fjord', language: 'nn' });
    expect(readdirSync(join(root, 'data'))).toEqual(['profile-in-force.json']);
  });

  it('stays the last good one while the file is faulty, and says why', () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    read();
    spoil();
    expect(read()).toMatchObject({ id: 'fjord', custody: 'all-holders' });
    expect(said.mock.calls.flat().join('')).toContain(sentence);
  });

  it('is refused with its faults where none was ever good, and where nothing can be kept', () => {
    spoil();
    expect(() => read()).toThrow(sentence);
    expect(() => read(['--database-url', 'postgres://nobody@127.0.0.1/none'])).toThrow(sentence);
  });

  it('is never that of another municipality', () => {
    cpSync(join(profiles, 'meloy.json'), join(root, 'meloy.json'));
    readArguments(['--data', join(root, 'data'), '--profile', join(root, 'meloy.json')]);
    spoil();
    expect(() => read()).toThrow(sentence);
  });
});
