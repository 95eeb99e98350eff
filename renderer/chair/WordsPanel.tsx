import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { WordingLines } from '../components/plan/WordingLines.tsx';
import { WordsOfPlan } from './WordsOfPlan.tsx';

/** What stands here in the other written form, put right by a person, and the plan's own words. */
export function WordsPanel({ words }: { words: ChairView['words'] }): ReactNode {
  const { t } = useTranslation('words');
  if (words === undefined) return null;
  return (
    <details className="reading-panel">
      <summary>{t(($) => $.title)}</summary>
      {words.lines.length > 0 && <WordingLines lines={words.lines} />}
      <WordsOfPlan words={words} />
    </details>
  );
}
