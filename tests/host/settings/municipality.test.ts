import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import { allowedFor } from '#host/settings/allowed-values.ts';
import type { LogFields } from '#host/log.ts';
import type { Municipality } from '#host/settings/municipality.ts';
import { openMunicipality } from '#host/settings/municipality.ts';
import { followAnswers } from '#store/tryout/answered-profile.ts';

const profiles = join(import.meta.dirname, '../../../resources/profiles');
const on = '2026-12-01';
const by = 'BTI-koordinator';
let root: string | undefined;
let folder = '';
let dataFolder = '';
let notes: { readonly event: string; readonly fields: LogFields }[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'municipality-'));
  folder = join(root, 'profiles');
  dataFolder = join(root, 'data');
  mkdirSync(dataFolder);
  cpSync(profiles, folder, { recursive: true });
  notes = [];
});

afterEach(() => {
  // Never a path made from another: where nothing was made there is nothing to take away.
  if (root !== undefined) rmSync(root, { recursive: true, force: true });
  root = undefined;
});

function open(name = 'fjord'): Municipality {
  const note = (event: string, fields: LogFields = {}): void => void notes.push({ event, fields });
  const opened = openMunicipality({ folder, name, dataFolder, log: { note } });
  if (!opened.ok) throw new Error('no municipality');
  return opened.value;
}

function path(name = 'profile-answers.json'): string {
  return join(dataFolder, name);
}

function change(value: CommandInput<'profile.answer'>['value']): CommandInput<'profile.answer'> {
  return { field: 'consentMonths', value, by };
}

describe("the municipality's answers", () => {
  it('are in force at once for whoever asks, on the disk, and laid over the file at every start', () => {
    const municipality = open();
    expect(municipality.inForce().profile.consentMonths).toBeUndefined();
    expect(municipality.answer(change(12), on)).toEqual({ ok: true });
    expect(municipality.inForce().profile).toMatchObject({ consentMonths: 12, version: on });
    expect(readFileSync(path(), 'utf8')).toBe(readFileSync(path('profile-answers-in-force.json'), 'utf8'));
    const again = open().inForce();
    expect(again.profile).toMatchObject({ consentMonths: 12, version: on });
    expect(again.values.consentMonths).toEqual({ value: 12, from: 'confirmed', by, on });
  });

  it('give each change of a value a version of its own, the same after a start', () => {
    const municipality = open();
    const answers = [change(12), change(24), { field: 'draftDays', right: true, value: 30, by } as const];
    const versions = answers.map((answer) => {
      expect(municipality.answer(answer, on).ok).toBe(true);
      return municipality.inForce().profile.version;
    });
    expect(versions).toEqual([on, `${on}-2`, `${on}-2`]);
    expect(open().inForce().file).toEqual(municipality.inForce().file);
  });

  it.each([
    ['a value that may not stand there', { ...change(0) }, 'value-not-allowed'],
    ['a name for a role', { ...change(12), by: 'Kari Moen' }, 'not-a-role'],
    ['no role', { ...change(12), by: '' }, 'not-a-role'],
    ['what the routine states', { field: 'storeName', value: 'X', by }, 'not-asked'],
    [
      'that it is right, of something that stood there before',
      { field: 'draftDays', right: true, value: 14, by },
      'not-asked',
    ],
  ] as const)('refuse %s, and keep nothing of it', (_what, answer, kind) => {
    const municipality = open();
    const before = municipality.inForce();
    expect(municipality.answer(answer, on)).toMatchObject({ ok: false, refusal: { kind } });
    expect(municipality.inForce()).toEqual(before);
    expect(existsSync(path())).toBe(false);
  });

  it('of a stated law are that it is right, never something else', () => {
    const municipality = open();
    const { value } = municipality.inForce().values.withdrawal;
    expect(municipality.answer({ field: 'withdrawal', value: 'delete', by }, on).ok).toBe(false);
    expect(municipality.answer({ field: 'withdrawal', right: true, value, by }, on).ok).toBe(true);
    expect(municipality.inForce().values.withdrawal).toMatchObject({ from: 'stated', confirmed: { by, on } });
  });

  it('stay the last good ones while their file is faulty, which nobody writes over', () => {
    open().answer(change(12), on);
    writeFileSync(path(), readFileSync(path(), 'utf8').replace('"value": 12', '"value": "Kari"'));
    const municipality = open();
    expect(municipality.inForce().profile.consentMonths).toBe(12);
    const sentence =
      'profile-answers.json: answers.0.value is not allowed; allowed: a whole number from 1 to 60 or null';
    expect(municipality.faults.map((fault) => fault.sentence)).toEqual([sentence]);
    expect(municipality.answer(change(24), on)).toMatchObject({ refusal: { kind: 'answers-damaged' } });
    expect(readFileSync(path(), 'utf8')).toContain('Kari');
    expect(JSON.stringify(notes)).not.toContain('Kari');
    expect(notes.map(({ event }) => event)).toEqual(['profile-fault', 'answers-kept']);
  });

  it.each([
    ['no JSON', '{', 'the file'],
    ['of another form', '{"format":2,"answers":[]}', 'format'],
    ['with an unknown field', '{"format":1,"answers":[],"kommune":1}', 'kommune'],
    ['too large', ' '.repeat(300_000), 'the file'],
  ])('that are %s are told, and the municipality has its own file', (_what, text, field) => {
    writeFileSync(path(), text);
    const municipality = open();
    expect(municipality.faults).toMatchObject([{ file: 'profile-answers.json', field }]);
    expect(municipality.inForce().profile).toMatchObject({ id: 'fjord', version: '2026-11-22' });
  });

  it('belong to one municipality, and wait while the room is set to another', () => {
    open().answer(change(12), on);
    const other = open('meloy');
    expect(other.inForce().profile).toMatchObject({ id: 'meloy', version: '2026-11-22' });
    other.answer(change(6), on);
    expect(open().inForce().profile.consentMonths).toBe(12);
    expect(open('meloy').inForce().profile.consentMonths).toBe(6);
  });

  it('give way to what the routine has come to state, and hold for nothing that was not seen', () => {
    const municipality = open();
    municipality.answer(change(12), on);
    municipality.answer({ field: 'draftDays', right: true, value: 30, by }, on);
    const file = join(folder, 'fjord.json');
    const { values, ...rest } = municipality.inForce().file;
    const changed = {
      ...values,
      consentMonths: { value: 6, from: 'stated', source: 'FJ 1' },
      draftDays: { value: 14, from: 'default', dated: on },
    };
    writeFileSync(file, JSON.stringify({ ...rest, values: changed }));
    const now = open();
    expect(now.faults).toEqual([]);
    expect(now.inForce().profile).toMatchObject({ consentMonths: 6, draftDays: 14 });
    expect(now.inForce().values.draftDays.from).toBe('default');
  });

  it('are gone when somebody takes their file away', () => {
    open().answer(change(12), on);
    rmSync(path());
    expect(open().inForce().profile.consentMonths).toBeUndefined();
    expect(existsSync(path('profile-answers-in-force.json'))).toBe(false);
  });

  it('are in the next loan of the store to try out with', () => {
    const municipality = open();
    const profile = followAnswers(municipality.inForce(), path('profile-answers-in-force.json'));
    expect(profile().consentMonths).toBeUndefined();
    municipality.answer(change(12), on);
    expect(profile()).toEqual(municipality.inForce().profile);
    writeFileSync(path('profile-answers-in-force.json'), '{');
    expect(profile().consentMonths).toBe(12);
  });
});

describe('what may be put in a field', () => {
  it('is read from the rules of the profile', () => {
    expect(allowedFor('language')).toEqual({ kind: 'choice', choices: ['nb', 'nn'] });
    expect(allowedFor('familyWrites')).toEqual({ kind: 'yes-no' });
    expect(allowedFor('consentMonths')).toEqual({ kind: 'number', least: 1, most: 60, orNone: true });
    expect(allowedFor('adultAge')).toEqual({ kind: 'number', least: 0, most: 25, orNone: false });
    expect(allowedFor('holderWarnDays')).toEqual({ kind: 'numbers', least: 1, most: 400, longest: 5 });
    expect(allowedFor('storeName')).toEqual({ kind: 'text', longest: 60, mayBeEmpty: false });
    expect(allowedFor('replacesHolder')).toMatchObject({ kind: 'several', least: 1 });
    expect(allowedFor('youthSigns')).toEqual({
      kind: 'choice-from',
      choices: ['either', 'instead', 'together', 'no'],
      least: 0,
      most: 25,
    });
  });
});
