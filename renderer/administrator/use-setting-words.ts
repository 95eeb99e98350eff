import { useTranslation } from 'react-i18next';
import type { SettingRow } from '#contract/administrator-view.ts';
import { joinNames } from '../language/join-names.ts';
import { isChoiceFrom, listOf } from './draft.ts';

type Field = SettingRow['field'];
export type Unit = 'years' | 'months' | 'days' | 'hours';

const units: Partial<Record<Field, Unit>> = {
  healthSignsFrom: 'years',
  consentMonths: 'months',
  childOfferedFrom: 'years',
  followsUntil: 'years',
  adultAge: 'years',
  adultWarnDays: 'days',
  holderWarnDays: 'days',
  consentWarnDays: 'days',
  draftDays: 'days',
  offlineHours: 'hours',
};

export function unitOf(field: Field): Unit | undefined {
  return units[field];
}

/** The values of the settings in words that people use. */
export interface SettingWords {
  /** One of the choices of a setting. */
  readonly ofChoice: (field: Field, choice: string) => string;
  /** All that a setting says now. */
  readonly ofValue: (row: Pick<SettingRow, 'field' | 'value' | 'allowed'>) => string;
}

export function useSettingWords(): SettingWords {
  const { t } = useTranslation('administrator');
  const words: Readonly<Record<string, Readonly<Record<string, string>>>> = t(($) => $.values, {
    returnObjects: true,
  });

  function ofChoice(field: Field, choice: string): string {
    return words[field]?.[choice] ?? choice;
  }

  function withUnit(field: Field, number: string): string {
    const unit = unitOf(field);
    return unit === undefined ? number : t(($) => $.words[unit], { number });
  }

  function ofList(row: Pick<SettingRow, 'field' | 'value' | 'allowed'>): string {
    const list = listOf(row.value);
    const and = t(($) => $.words.and);
    if (list.length === 0) return t(($) => $.words.nothing);
    if (row.allowed.kind === 'numbers') return withUnit(row.field, joinNames(list, and));
    const [first = '', ...rest] = list.map((one) => ofChoice(row.field, one));
    return joinNames([first, ...rest.map((one) => one.charAt(0).toLowerCase() + one.slice(1))], and);
  }

  function ofValue(row: Pick<SettingRow, 'field' | 'value' | 'allowed'>): string {
    const { field, value } = row;
    if (value === null) return ofChoice(field, 'none');
    if (value === '') return t(($) => $.words.empty);
    if (typeof value === 'boolean') return value ? t(($) => $.words.yes) : t(($) => $.words.no);
    if (typeof value === 'number') return withUnit(field, String(value));
    if (typeof value === 'string') return ofChoice(field, value);
    if (!isChoiceFrom(value)) return ofList(row);
    const choice = ofChoice(field, value.mode);
    return value.mode === 'no' ? choice : t(($) => $.words.from, { choice, number: value.from });
  }

  return { ofChoice, ofValue };
}
