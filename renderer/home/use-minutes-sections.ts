import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeMinutes } from '#sync/home-messages.ts';
import { joinNames } from '../language/join-names.ts';

type Sections = HomeMinutes['sections'];
type Line = NonNullable<HomeMinutes['lines']>[number];

/** The sections, and after them what stands by itself: what each of the family said, the decisions, the disagreement. */
export function useMinutesSections({ sections, lines }: HomeMinutes): Sections {
  const { t } = useTranslation('home');
  return useMemo(() => {
    const of = (kind: Line['line']): Line[] => (lines ?? []).filter(({ line }) => line === kind);
    const said = [...Map.groupBy(of('words'), ({ saidBy }) => saidBy[0] ?? '')].map(([name, words]) => ({
      heading: t(($) => $.minutes.lines.words, { name }),
      lines: words.map(({ text }) => text),
    }));
    const decided = of('decision').map(({ text }) => text);
    const views = of('disagreement').map(({ text, saidBy }) => {
      const names = joinNames(
        saidBy,
        t(($) => $.frame.and),
      );
      return names === '' ? text : `${names}: ${text}`;
    });
    const others = [
      { heading: t(($) => $.minutes.lines.decision), lines: decided },
      { heading: t(($) => $.minutes.lines.disagreement), lines: views },
    ];
    return [...sections, ...said, ...others.filter((one) => one.lines.length > 0)];
  }, [sections, lines, t]);
}
