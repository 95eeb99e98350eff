import type { Allowed, SettingRow, SettingValue } from '#contract/administrator-view.ts';

/** What stands in the fields of an answer, before it is a value. */
export interface Draft {
  readonly choice: string;
  readonly several: readonly string[];
  readonly text: string;
}

const blank: Draft = { choice: '', several: [], text: '' };

export function draftOf({ allowed, value }: Pick<SettingRow, 'allowed' | 'value'>): Draft {
  switch (allowed.kind) {
    case 'yes-no':
      return { ...blank, choice: value === true ? 'yes' : 'no' };
    case 'choice':
    case 'text':
      return { ...blank, choice: textOf(value), text: textOf(value) };
    case 'several':
      return { ...blank, several: listOf(value) };
    case 'number':
      return {
        ...blank,
        choice: value === null ? 'none' : 'some',
        text: textOf(value),
      };
    case 'numbers':
      return { ...blank, text: listOf(value).join(', ') };
    case 'choice-from':
      return isChoiceFrom(value) ? { ...blank, choice: value.mode, text: String(value.from) } : blank;
  }
}

/** Nothing where what was written is not yet a value; whether it may be one the host decides. */
export function readDraft(allowed: Allowed, draft: Draft): SettingValue | undefined {
  const { choice, several, text } = draft;
  switch (allowed.kind) {
    case 'yes-no':
      return choice === 'yes';
    case 'choice':
      return allowed.choices.includes(choice) ? choice : undefined;
    case 'text':
      return text.trim() === '' && !allowed.mayBeEmpty ? undefined : text.trim();
    case 'several':
      return several.length < allowed.least ? undefined : [...several];
    case 'number':
      return allowed.orNone && choice === 'none' ? null : readNumber(text, allowed);
    case 'numbers':
      return readNumbers(text, allowed);
    case 'choice-from': {
      const from = readNumber(text, allowed);
      return from === undefined ? undefined : { mode: choice, from };
    }
  }
}

function textOf(value: SettingValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function isChoiceFrom(value: SettingValue): value is { mode: string; from: number } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: SettingValue): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

interface Range {
  readonly least: number;
  readonly most: number;
}

function readNumber(text: string, { least, most }: Range): number | undefined {
  const number = /^\d{1,4}$/u.test(text.trim()) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}

function readNumbers(text: string, allowed: Range & { readonly longest: number }): number[] | undefined {
  const numbers = text
    .split(',')
    .map((part) => readNumber(part, allowed))
    .filter((one) => one !== undefined);
  const isWhole = numbers.length === text.split(',').length;
  return isWhole && numbers.length <= allowed.longest ? numbers : undefined;
}
