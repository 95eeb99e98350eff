import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionRow } from '#contract/question-rows.ts';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import type { Command } from '../host-client/use-command.ts';
import { useCommand } from '../host-client/use-command.ts';
import { RewriteForm } from './QuestionsRewrite.tsx';
import { useSideWords, useValueWords } from './use-question-words.ts';

interface ValueNeeds {
  readonly row: Extract<QuestionRow, { kind: 'value' }>;
  readonly view: ChairView;
  readonly onSettled: () => void;
}

/** Two values of one field side by side, who and when, and three answers. Nobody is told who was wrong. */
export function ValueQuestion({ row, view, onSettled }: ValueNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const say = useSideWords(row.field, view.today);
  const field = t(($) => $.questions.fields[row.field]);
  return (
    <>
      <h3>{t(($) => $.questions.heading, { field, number: row.number })}</h3>
      <p className="quiet">{row.activity}</p>
      <p>{say(row.now)}</p>
      <p>{say(row.proposed)}</p>
      <p>{row.isClosed ? t(($) => $.questions.closed) : t(($) => $.questions.ask)}</p>
      <RefusalNotice refusal={command.refusal} />
      <div className="buttons">
        <Choice row={row} choice="kept" command={command} onSettled={onSettled} />
        {!row.isClosed && (
          <>
            <Choice row={row} choice="taken" command={command} onSettled={onSettled} />
            <OpenForm label={t(($) => $.questions.rewritten)}>
              {(close) => <RewriteForm row={row} view={view} onDone={close} onSettled={onSettled} />}
            </OpenForm>
          </>
        )}
      </div>
    </>
  );
}

interface ChoiceNeeds extends Pick<ValueNeeds, 'row' | 'onSettled'> {
  readonly choice: 'kept' | 'taken';
  readonly command: Command;
}

function Choice({ row, choice, command, onSettled }: ChoiceNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const words = useValueWords(row.field);
  const value = words((choice === 'kept' ? row.now : row.proposed).value);
  const label = t(($) => $.questions[choice]);

  async function settle(): Promise<void> {
    const result = await command.run('question.settle', { fact: row.fact, choice, saidBy: [] });
    if (result.ok) onSettled();
  }

  return (
    <Button
      variant="secondary"
      data-size="sm"
      disabled={command.isLocked}
      aria-label={t(($) => $.questions.spoken, { choice: label, value })}
      onClick={() => void settle()}
    >
      {label}
    </Button>
  );
}
