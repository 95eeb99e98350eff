import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionRow } from '#contract/question-rows.ts';
import { dayOfInstant, formatDay, formatInstantHours } from '#language/dates.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { useNames } from './use-question-words.ts';

interface HeldNeeds {
  readonly row: Extract<QuestionRow, { kind: 'held' }>;
  readonly onSettled: () => void;
}

/** Written in good faith and not in use: a holder takes it along, or puts it away with a record of it. */
export function HeldQuestion({ row, onSettled }: HeldNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const language = useLanguage();
  const names = useNames();
  const { run, refusal, isLocked } = useCommand();
  const what = t(($) => $.questions.held.whats[row.what]);
  const when = {
    day: formatDay(dayOfInstant(row.at), language, 'long'),
    clock: formatInstantHours(row.at),
  };

  async function settle(choice: 'kept' | 'taken'): Promise<void> {
    const result = await run('question.settle', { fact: row.fact, choice, saidBy: [] });
    if (result.ok) onSettled();
  }

  return (
    <>
      <h3>{t(($) => $.questions.held.heading, { what })}</h3>
      {row.text !== undefined && <p>{t(($) => $.questions.quoted, { text: row.text })}</p>}
      <p>
        {row.by.length === 0
          ? t(($) => $.questions.held.written, when)
          : t(($) => $.questions.held.by, { who: names(row.by), ...when })}
      </p>
      <p>{t(($) => $.questions.held.why[row.why])}</p>
      <p>{row.canTake ? t(($) => $.questions.held.asked) : t(($) => $.questions.held.cannot)}</p>
      <RefusalNotice refusal={refusal} />
      <div className="buttons">
        {(row.canTake ? (['taken', 'kept'] as const) : (['kept'] as const)).map((choice) => (
          <Button
            key={choice}
            variant="secondary"
            data-size="sm"
            disabled={isLocked}
            aria-label={t(($) => $.questions.spoken, {
              choice: t(($) => $.questions.held[choice]),
              value: row.text ?? what,
            })}
            onClick={() => void settle(choice)}
          >
            {t(($) => $.questions.held[choice])}
          </Button>
        ))}
      </div>
    </>
  );
}
