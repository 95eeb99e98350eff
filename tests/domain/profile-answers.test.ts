import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProfileAnswer } from '#domain/profile-answers.ts';
import { applyAnswers, questionsFor } from '#domain/profile-answers.ts';
import type { Profile } from '#domain/profile.ts';
import type { ProfileFile } from '#domain/profile-file.ts';
import { readProfileFile, readProfileText, settings } from '#domain/profile-file.ts';

function fileOf(name: string): ProfileFile {
  const path = join(import.meta.dirname, `../../resources/profiles/${name}.json`);
  const read = readProfileText(readFileSync(path, 'utf8'), `${name}.json`);
  if (!read.ok) throw new Error(read.refusal.map(({ sentence }) => sentence).join('\n'));
  return read.value.file;
}

function lawOf(file: ProfileFile): Profile | undefined {
  const read = readProfileFile(file, 'any.json');
  return read.ok ? read.value.profile : undefined;
}

const who = { by: 'rådgiver oppvekst', on: '2026-12-01' } as const;

function answered(file: ProfileFile, ...answers: ProfileAnswer[]): ProfileFile {
  const applied = applyAnswers(file, answers);
  if (!applied.ok) throw new Error(applied.refusal.map(({ sentence }) => sentence).join('\n'));
  return applied.value;
}

function refused(file: ProfileFile, ...answers: ProfileAnswer[]): readonly string[] {
  const applied = applyAnswers(file, answers);
  return applied.ok ? [] : applied.refusal.map(({ sentence }) => sentence);
}

describe('what the administrator is asked', () => {
  it('is every default, and every stated value that law or policy leaves open, in the order of the settings', () => {
    const { values } = fileOf('midtre-gauldal');
    const asked = questionsFor(values);
    const open = settings.filter(
      (setting) => values[setting].from === 'default' || 'confirm' in values[setting],
    );
    expect(asked.map(({ field }) => field)).toEqual(open);
    expect(asked.map(({ field }) => field)).not.toContain('storeName');
    expect(asked.find(({ field }) => field === 'withdrawal')).toEqual({
      field: 'withdrawal',
      value: 'delete',
      why: 'confirm',
      source: 'MG 498-500',
    });
    expect(asked.find(({ field }) => field === 'draftDays')).toEqual({
      field: 'draftDays',
      value: 30,
      why: 'default',
    });
  });

  it('is everything where the routine states nothing', () => {
    expect(questionsFor(fileOf('try-out').values).map(({ field }) => field)).toEqual(settings);
  });

  it.each(['midtre-gauldal', 'hustadvika', 'asnes', 'fjord', 'meloy'])(
    'has in %s who signs, what withdrawing does and the legal basis for a person with the right',
    (name) => {
      const confirm = questionsFor(fileOf(name).values).filter(({ why }) => why === 'confirm');
      expect(confirm.map(({ field }) => field)).toEqual(
        expect.arrayContaining([
          'youthSigns',
          'custody',
          'healthSignsFrom',
          'withdrawal',
          'exemption',
          'adultWarnDays',
        ]),
      );
    },
  );

  it('is nothing once all of it is answered as right, and the version stays', () => {
    const file = fileOf('hustadvika');
    const answers = questionsFor(file.values).map(
      ({ field }) => ({ field, answer: 'right', ...who }) as const,
    );
    const after = answered(file, ...answers);
    expect(questionsFor(after.values)).toEqual([]);
    expect(after.version).toBe(file.version);
    expect(lawOf(after)).toEqual(lawOf(file));
  });
});

describe('an answer', () => {
  it('that a default is right makes it confirmed, by a role on a day', () => {
    const file = fileOf('fjord');
    const { values, version } = answered(file, { field: 'draftDays', answer: 'right', ...who });
    expect(values.draftDays).toEqual({ value: 30, from: 'confirmed', ...who });
    expect(version).toBe(file.version);
  });

  it('with another value takes the place of the default, under a new version', () => {
    const file = fileOf('midtre-gauldal');
    const youth = { mode: 'either', from: 15 };
    const once = answered(file, { field: 'youthSigns', value: youth, ...who });
    expect(once.values.youthSigns).toEqual({
      value: youth,
      from: 'confirmed',
      source: 'MG 43, 195, 315',
      ...who,
    });
    expect(once.version).toBe('2026-12-01');
    const twice = answered(once, { field: 'draftDays', value: 14, ...who });
    expect(twice.version).toBe('2026-12-01-2');
    expect(answered(twice, { field: 'draftDays', value: 21, ...who }).version).toBe('2026-12-01-3');
    expect(file.values.youthSigns.from).toBe('default');
  });

  it('can say that a municipality has no such thing', () => {
    const { values } = answered(fileOf('asnes'), { field: 'consentMonths', value: null, ...who });
    expect(values.consentMonths).toMatchObject({ value: null, from: 'confirmed' });
  });

  it('that a stated value is right keeps it stated, with its line', () => {
    const { values } = answered(fileOf('midtre-gauldal'), { field: 'withdrawal', answer: 'right', ...who });
    expect(values.withdrawal).toMatchObject({
      value: 'delete',
      from: 'stated',
      source: 'MG 498-500',
      confirmed: who,
    });
  });

  it('never overwrites what the routine states', () => {
    const file = fileOf('midtre-gauldal');
    const [first] = refused(file, { field: 'storeName', value: 'Noe annet', ...who });
    expect(first).toMatch(
      /^midtre-gauldal\.json: values\.storeName is stated by the routine and changed only with it; allowed: youthSigns, /,
    );
    expect(refused(file, { field: 'withdrawal', value: 'close', ...who })).toHaveLength(1);
    expect(refused(file, { field: 'storeName', answer: 'right', ...who })).toHaveLength(1);
  });

  it.each([
    [
      { field: 'custody', value: 'mothers', ...who },
      'fjord.json: values.custody.value is "mothers"; allowed: all-holders, shared-residence',
    ],
    [
      { field: 'adultAge', value: 30, ...who },
      'fjord.json: values.adultAge.value is 30; allowed: a whole number from 0 to 25',
    ],
    [
      { field: 'custody', value: undefined, ...who },
      'fjord.json: values.custody.value is missing; allowed: all-',
    ],
    [
      { field: 'custody', answer: 'right', ...who, by: 'Ola Nordmann' },
      'fjord.json: values.custody.by is "Ola',
    ],
    [
      { field: 'custody', answer: 'right', ...who, by: 'rådgiver Ola' },
      'fjord.json: values.custody.by is "rå',
    ],
    [
      { field: 'custody', answer: 'right', ...who, on: 'i dag' },
      'fjord.json: values.custody.on is "i dag"; allowed: a day',
    ],
    [
      { field: 'colour', value: 'red', ...who },
      'fjord.json: values.colour is not known; allowed: language, pregnantPlans',
    ],
    [
      { field: '__proto__', value: {}, ...who },
      'fjord.json: values.__proto__ is not known; allowed: language',
    ],
  ] satisfies [ProfileAnswer, string][])(
    '%o is refused in the words of a faulty file',
    (answer, sentence) => {
      expect(refused(fileOf('fjord'), answer)).toEqual([expect.stringContaining(sentence)]);
    },
  );

  it('that is refused takes the others with it', () => {
    const file = fileOf('fjord');
    const good = { field: 'draftDays', value: 14, ...who };
    expect(refused(file, good, { field: 'custody', value: 1, ...who })).toHaveLength(1);
    expect(file.values.draftDays.value).toBe(30);
  });

  it.each(['rådgiver oppvekst', 'BTS-koordinator', 'lokal admin.', 'leiar PPT'])(
    'may be given by «%s»',
    (by) => {
      expect(refused(fileOf('fjord'), { field: 'draftDays', answer: 'right', ...who, by })).toEqual([]);
    },
  );
});
