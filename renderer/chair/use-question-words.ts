import { useTranslation } from 'react-i18next';
import type { QuestionRow } from '#contract/question-rows.ts';
import type { Day } from '#domain/calendar.ts';
import { dayOfInstant, formatDay, formatInstantHours } from '#language/dates.ts';
import { joinNames } from '../language/join-names.ts';
import { useLanguage } from '../language/use-room-look.ts';

type ValueRow = Extract<QuestionRow, { kind: 'value' }>;
type Side = ValueRow['now'];

/** Several names as one, at the beginning of a sentence. */
export function useNames(): (names: readonly string[]) => string {
  const { t } = useTranslation('people');
  return (names) =>
    capital(
      joinNames(
        names,
        t(($) => $.and),
      ),
    );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One of two values, as it stands in the middle of a sentence. */
export function useValueWords(field: ValueRow['field']): (value: Side['value']) => string {
  const { t } = useTranslation('chair');
  const { t: common } = useTranslation('common');
  const language = useLanguage();
  return (value) => {
    if (value === undefined)
      return t(($) => $.questions.nothing, { field: t(($2) => $2.questions.fields[field]) });
    if ('day' in value) return formatDay(value.day, language, 'long');
    const text = 'status' in value ? common(($) => $.status[value.status]) : value.text;
    return t(($) => $.questions.quoted, { text });
  };
}

/** Who wrote which value, and when: one calm sentence. */
export function useSideWords(field: ValueRow['field'], today: Day): (side: Side) => string {
  const { t } = useTranslation('chair');
  const language = useLanguage();
  const names = useNames();
  const words = useValueWords(field);
  return ({ value: given, by, at, isHere }) => {
    const value = words(given);
    if (at === undefined || by.length === 0) return t(($) => $.questions.stands, { value });
    const clock = formatInstantHours(at);
    const who = names(by);
    if (isHere) return t(($) => $.questions.here, { value, who, clock });
    const day = dayOfInstant(at);
    if (day === today) return t(($) => $.questions.saved, { who, value, clock });
    return t(($) => $.questions.savedOn, {
      who: by.join(', '),
      value,
      clock,
      day: formatDay(day, language, 'long'),
    });
  };
}
