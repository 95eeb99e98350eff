import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import type { Command } from '../host-client/use-command.ts';
import { useCommand } from '../host-client/use-command.ts';

type Decision = NonNullable<ChairView['decisions']>[number];

interface DecisionsNeeds {
  readonly view: ChairView;
  /** Goes to where the decision can be put right. */
  readonly onCorrect: (decision: string, agenda: string) => void;
}

/** D4: each decision by itself. A yes holds for the words that were read; where they change, it is asked again. */
export function ReadBackDecisions({ view, onCorrect }: DecisionsNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const { decisions = [], screen } = view;
  const onWall = screen.kind === 'read-back' ? screen.decision : undefined;
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions" className="decisions-part">
      <h3 id="decisions">{t(($) => $.readBack.decisions.title)}</h3>
      <p className="quiet">{t(($) => $.readBack.decisions.hint)}</p>
      <ol className="decisions">
        {decisions.map((one) => (
          <DecisionLine
            key={one.id}
            decision={one}
            isNow={one.id === onWall}
            command={command}
            onCorrect={onCorrect}
          />
        ))}
      </ol>
      <RefusalNotice refusal={command.refusal} />
    </section>
  );
}

interface LineNeeds {
  readonly decision: Decision;
  readonly isNow: boolean;
  readonly command: Command;
  readonly onCorrect: DecisionsNeeds['onCorrect'];
}

function DecisionLine({ decision, isNow, command, onCorrect }: LineNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { id, text, language, isConfirmed, isOnWall, agenda } = decision;
  const { run, isLocked } = command;
  const words = `decision-${id}`;
  return (
    <li className="decision" aria-current={isNow ? 'step' : undefined}>
      <p id={words} lang={language}>
        {text}
      </p>
      <p className="quiet">
        {isConfirmed ? t(($) => $.readBack.decisions.confirmed) : t(($) => $.readBack.decisions.notYet)}
        {!isOnWall && ` ${t(($) => $.readBack.decisions.hidden)}`}
      </p>
      <fieldset className="choices" aria-labelledby={words}>
        <button
          type="button"
          className="choice"
          aria-pressed={isConfirmed}
          disabled={isLocked}
          onClick={() => void run('decision.confirm', { decision: id, confirmed: !isConfirmed })}
        >
          {t(($) => $.readBack.decisions.yes)}
        </button>
        {agenda !== undefined && (
          <button type="button" className="choice" disabled={isLocked} onClick={() => onCorrect(id, agenda)}>
            {t(($) => $.readBack.decisions.correct)}
          </button>
        )}
        {isOnWall && (
          <button
            type="button"
            className="choice"
            aria-pressed={isNow}
            disabled={isLocked}
            onClick={() => void run('decision.show', { decision: id })}
          >
            {t(($) => $.readBack.decisions.show)}
          </button>
        )}
      </fieldset>
    </li>
  );
}

interface BackNeeds {
  readonly view: ChairView;
  /** What is being put right. */
  readonly decision: string;
  readonly onBack: () => void;
}

/** Stands at the point where a decision is put right, until the chair is back at the reading. */
export function BackToReading({ view, decision, onBack }: BackNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const text = view.decisions?.find((one) => one.id === decision)?.text;
  return (
    <section className="decision-back" aria-labelledby="decision-back">
      <h2 id="decision-back">{t(($) => $.readBack.decisions.correcting)}</h2>
      {text !== undefined && <p>{text}</p>}
      <p className="quiet">{t(($) => $.readBack.decisions.correctingHint)}</p>
      <div className="buttons">
        <Button
          disabled={isLocked}
          onClick={() => {
            onBack();
            void run('decision.show', { decision });
          }}
        >
          {t(($) => $.readBack.decisions.back)}
        </Button>
      </div>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
