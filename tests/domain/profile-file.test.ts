import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProfileFault } from '#domain/profile-faults.ts';
import { readProfileFile, readProfileText, settings } from '#domain/profile-file.ts';
import { profileSchema } from '#domain/profile.ts';
import { profileNamed, tryOutProfile } from '../fixtures/profile.ts';

const folder = join(import.meta.dirname, '../../resources/profiles');
const municipalities = [
  ['midtre-gauldal', 'MG'],
  ['hustadvika', 'HV'],
  ['asnes', 'ÅS'],
  ['fjord', 'FJ'],
  ['meloy', 'ME'],
] as const;

function textOf(name: string): string {
  return readFileSync(join(folder, `${name}.json`), 'utf8');
}

function faultsIn(text: string): readonly ProfileFault[] {
  const read = readProfileText(text, 'midtre-gauldal.json');
  return read.ok ? [] : read.refusal;
}

const nothing = Symbol('nothing');

function toObject(value: unknown): object {
  if (typeof value !== 'object' || value === null) throw new Error('There is no such field to spoil');
  return value;
}

/** The good file with one thing changed, taken out or put in. */
function spoil(path: string, value: unknown = nothing): string {
  const json: unknown = JSON.parse(textOf('midtre-gauldal'));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const inner = keys.reduce<object>((at, key) => toObject(Reflect.get(at, key)), toObject(json));
  if (value === nothing) Reflect.deleteProperty(inner, last);
  else Reflect.set(inner, last, value);
  return JSON.stringify(json);
}

const every = settings.join(', ');
const froms = 'stated, default, confirmed';
const entry = 'an object with value, from';
const day = 'a day such as 2026-11-22';
const lines = 'the lines of the routine, such as "MG 183" or "MG 131, 185-186"';
const name = 'a text of 1 to 80 characters';
const small = '1 to 40 small letters, digits and hyphens';
const whole = 'a JSON object with format, id, version, name, values';
const role = 'a role in small letters, such as "rådgiver oppvekst", at most 60 characters, never a name';
const topics = 'adding, removing, moves, expiry, more-services';
const ages = 'a whole number from 0 to 25';
const days = 'a whole number from 1 to 400';
const confirmed = { value: 90, from: 'confirmed', by: 'Kari Nordmann', on: '2026-11-22' };
const dated = { from: 'default', dated: '2026-11-22' };

/** What is put in, the field that is to be named, and what is to be told as allowed there. */
const faulty: readonly (readonly [text: string, field: string, is: string, allowed: string])[] = [
  ['', 'the file', 'is no JSON', whole],
  ['{ "format": 1,\n "id" }', 'the file', 'is no JSON, from line 2, column 7 on', whole],
  ['# Profil', 'the file', 'is no JSON', whole],
  ['[]', 'the file', 'is []', whole],
  ['null', 'the file', 'is null', whole],
  ['"nb"', 'the file', 'is "nb"', whole],
  [spoil('name', 'x'.repeat(70_000)), 'the file', 'is 7', 'at most 65536'],
  [spoil('format'), 'format', 'is missing', '1'],
  [spoil('format', 2), 'format', 'is 2', '1'],
  [spoil('id', 'Midtre Gauldal'), 'id', 'is "Midtre Gauldal"', small],
  [spoil('version', 20_261_122), 'version', 'is 20261122', `a day such as 2026-11-22, or ${small}`],
  [spoil('name', ''), 'name', 'is ""', name],
  [spoil('colour', 'red'), 'colour', 'is not known', 'format, id, version, name, values'],
  [spoil('values'), 'values', 'is missing', `an object with ${every}`],
  [spoil('values', []), 'values', 'is []', `an object with ${every}`],
  [spoil('values.colour', {}), 'values.colour', 'is not known', every],
  [spoil('values.custody'), 'values.custody', 'is missing', entry],
  [spoil('values.language', 'nb'), 'values.language', 'is "nb"', entry],
  [spoil('values.custody.from'), 'values.custody.from', 'is missing', froms],
  [spoil('values.custody.from', 'guessed'), 'values.custody.from', 'is "guessed"', froms],
  [spoil('values.language.value', 'se'), 'values.language.value', 'is "se"', 'nb, nn'],
  [spoil('values.logIn.source'), 'values.logIn.source', 'is missing', lines],
  [spoil('values.logIn.source', 'page 3'), 'values.logIn.source', 'is "page 3"', lines],
  [spoil('values.custody.dated'), 'values.custody.dated', 'is missing', day],
  [spoil('values.custody.dated', '2026-02-30'), 'values.custody.dated', 'is "2026-02-30"', day],
  [
    spoil('values.custody.dates', '2026-11-22'),
    'values.custody.dates',
    'is not known',
    'value, from, source, confirm, dated',
  ],
  [spoil('values.custody.confirm', false), 'values.custody.confirm', 'is false', 'true'],
  [spoil('values.custody.value'), 'values.custody.value', 'is missing', 'all-holders, shared-residence'],
  [
    spoil('values.youthSigns.value.mode', 'sometimes'),
    'values.youthSigns.value.mode',
    'is "sometimes"',
    'either, instead, together, no',
  ],
  [spoil('values.youthSigns.value.from', 26), 'values.youthSigns.value.from', 'is 26', ages],
  [spoil('values.youthSigns.value', 'no'), 'values.youthSigns.value', 'is "no"', 'an object with mode, from'],
  [spoil('values.adultAge.value', -1), 'values.adultAge.value', 'is -1', ages],
  [spoil('values.childOfferedFrom.value', 7.5), 'values.childOfferedFrom.value', 'is 7.5', ages],
  [spoil('values.healthSignsFrom.value', 40), 'values.healthSignsFrom.value', 'is 40', `${ages} or null`],
  [
    spoil('values.consentMonths.value', 'twelve'),
    'values.consentMonths.value',
    'is "twelve"',
    'a whole number from 1 to 60 or null',
  ],
  [spoil('values.familyWrites.value', 'yes'), 'values.familyWrites.value', 'is "yes"', 'true, false'],
  [spoil('values.familyWrites.value', null), 'values.familyWrites.value', 'is null', 'true, false'],
  [
    spoil('values.newConsentWhen.value', 'adding'),
    'values.newConsentWhen.value',
    'is "adding"',
    `a list of 0 to 5 of: ${topics}`,
  ],
  [
    spoil('values.newConsentWhen.value', ['adding', 'birthdays']),
    'values.newConsentWhen.value.1',
    'is "birthdays"',
    topics,
  ],
  [
    spoil('values.holderWarnDays.value', []),
    'values.holderWarnDays.value',
    'is []',
    `a list of 1 to 5 of: ${days}`,
  ],
  [spoil('values.holderWarnDays.value', [30, 0]), 'values.holderWarnDays.value.1', 'is 0', days],
  [spoil('values.draftDays.value', 9999), 'values.draftDays.value', 'is 9999', days],
  [
    spoil('values.withdrawal.value', 'forget'),
    'values.withdrawal.value',
    'is "forget"',
    'delete, close, close-and-archive',
  ],
  [spoil('values.adultWarnDays', confirmed), 'values.adultWarnDays.by', 'is "Kari Nordmann"', role],
  [
    spoil('values.exemption', { ...dated, value: 'x'.repeat(201) }),
    'values.exemption.value',
    'is "xx',
    'a text of',
  ],
];

describe('a faulty profile', () => {
  it('is tried in more than thirty ways', () => {
    expect(faulty.length).toBeGreaterThan(30);
    expect(faultsIn(textOf('midtre-gauldal'))).toEqual([]);
  });

  it.each(faulty.map(([text, field, is, allowed]) => ({ text, field, is: is.slice(0, 40), allowed })))(
    'gives one clear sentence: $field $is',
    ({ text, field, is, allowed }) => {
      const [fault, ...more] = faultsIn(text);
      expect(more).toEqual([]);
      expect(fault?.file).toBe('midtre-gauldal.json');
      expect(fault?.field).toBe(field);
      expect(fault?.allowed.startsWith(allowed)).toBe(true);
      expect(fault?.sentence.startsWith(`midtre-gauldal.json: ${field} ${is}`)).toBe(true);
      expect(fault?.sentence.endsWith(`; allowed: ${fault.allowed}`)).toBe(true);
      expect(fault?.sentence.length).toBeLessThan(800);
    },
  );

  it('says the sentence of the example word by word', () => {
    const [fault] = faultsIn(spoil('values.youthSigns.value.mode', 'sometimes'));
    expect(fault?.sentence).toBe(
      'midtre-gauldal.json: values.youthSigns.value.mode is "sometimes"; allowed: either, instead, together, no',
    );
  });

  it('names every fault, not only the first', () => {
    const json: unknown = JSON.parse(spoil('values.custody'));
    const faults = faultsIn(JSON.stringify({ ...toObject(json), id: '', colour: 1 }));
    expect(faults.map(({ field }) => field).toSorted()).toEqual(['colour', 'id', 'values.custody']);
  });

  it('that an editor saved with a mark in front is no fault', () => {
    expect(faultsIn(`\uFEFF${textOf('midtre-gauldal')}`)).toEqual([]);
  });
});

describe('the profiles of the product', () => {
  it.each(municipalities)('read %s, whose lines are all of its own routine', (municipality, code) => {
    const read = readProfileText(textOf(municipality), `${municipality}.json`);
    expect(read).toMatchObject({ ok: true, value: { profile: { id: municipality } } });
    if (!read.ok) return;
    const entries = Object.values(read.value.values);
    expect(entries).toHaveLength(settings.length);
    const sources = entries.flatMap(({ source }) => source ?? []);
    expect(sources.filter((source) => !source.startsWith(`${code} `))).toEqual([]);
    expect(entries.filter(({ from }) => from === 'stated').length).toBeGreaterThan(8);
    expect(entries.filter(({ from }) => from === 'confirmed')).toEqual([]);
  });

  it('hold every setting of the flat profile and no other', () => {
    const flat = Object.keys(profileSchema.shape).filter(
      (field) => !['format', 'id', 'version', 'name', 'archive'].includes(field),
    );
    expect([...settings].toSorted()).toEqual(flat.toSorted());
  });

  it('leave out of the flat profile what a municipality does not have', () => {
    expect(Object.hasOwn(tryOutProfile, 'consentMonths')).toBe(false);
    expect(Object.hasOwn(tryOutProfile, 'healthSignsFrom')).toBe(false);
    expect(profileNamed('asnes').consentMonths).toBe(12);
  });

  it('keep what routines say differently apart', () => {
    const all = municipalities.map(([municipality]) => profileNamed(municipality));
    expect(all.map(({ withdrawal }) => withdrawal)).toEqual([
      'delete',
      'close-and-archive',
      'close',
      'close-and-archive',
      'close-and-archive',
    ]);
    expect(all.map(({ youthSigns }) => youthSigns)).toEqual([
      { mode: 'together', from: 16 },
      { mode: 'either', from: 16 },
      { mode: 'together', from: 16 },
      { mode: 'no', from: 18 },
      { mode: 'either', from: 16 },
    ]);
    expect(all.map(({ familyWrites }) => familyWrites)).toEqual([false, true, false, false, false]);
  });

  it('print no paragraph of the law on documents before a municipality has confirmed one', () => {
    expect(municipalities.map(([municipality]) => profileNamed(municipality).exemption)).toEqual(
      municipalities.map(() => ''),
    );
  });

  it('have a try-out municipality whose routine states nothing', () => {
    const read = readProfileFile(JSON.parse(textOf('try-out')), 'try-out.json');
    expect(read.ok && new Set(Object.values(read.value.values).map(({ from }) => from))).toEqual(
      new Set(['default']),
    );
    expect(tryOutProfile).toMatchObject({
      id: 'try-out',
      version: 'try-out-1',
      storeName: 'Samspill',
      familyWrites: false,
      exemption: 'offentleglova § 13',
      youthSigns: { mode: 'either', from: 16 },
    });
  });
});
