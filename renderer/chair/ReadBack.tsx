import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/console-rows.ts';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import type { Command } from '../host-client/use-command.ts';
import { useCommand } from '../host-client/use-command.ts';
import { ReadBackDecisions } from './ReadBackDecisions.tsx';

const answers = ['agrees', 'reads-at-home', 'disagrees'] as const;

interface ReadBackNeeds {
  readonly view: ChairView;
  readonly onCorrect: (decision: string, agenda: string) => void;
}

/** D4, D5: read first, then approved, and then each is asked. Who says nothing is waiting. */
export function ReadBack({ view, onCorrect }: ReadBackNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const { readBack } = view;
  const asked = view.people.filter((person) => person.answer !== undefined);
  return (
    <section aria-labelledby="read-back" className="read-back">
      <h2 id="read-back">{t(($) => $.readBack.title)}</h2>
      <p className="quiet">
        {readBack === 'approved' ? t(($) => $.readBack.approved) : t(($) => $.readBack.hint)}
      </p>
      {readBack !== 'approved' && (
        <div className="buttons">
          <Button
            variant={readBack === 'reading' ? 'secondary' : 'primary'}
            disabled={command.isLocked}
            onClick={() => void command.run('readBack.start', {})}
          >
            {readBack === 'reading' ? t(($) => $.readBack.again) : t(($) => $.readBack.start)}
          </Button>
        </div>
      )}
      <ReadBackDecisions view={view} onCorrect={onCorrect} />
      {readBack === 'reading' && <Approve view={view} command={command} />}
      <RefusalNotice refusal={command.refusal} />
      {readBack === 'approved' && (
        <>
          <h3>{t(($) => $.readBack.answers)}</h3>
          <p className="quiet">{t(($) => $.readBack.answersHint)}</p>
          <ul>
            {asked.map((person) => (
              <AnswerLine key={person.id} person={person} command={command} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Also with something that nobody has said yes to: the console says so, and people decide. */
function Approve({ view, command }: { view: ChairView; command: Command }): ReactNode {
  const { t } = useTranslation('chair');
  const isOpen = view.decisions?.some((one) => !one.isConfirmed) === true;
  return (
    <>
      {isOpen && <p>{t(($) => $.readBack.decisions.someOpen)}</p>}
      <p className="quiet">{t(($) => $.readBack.approveHint)}</p>
      <div className="buttons">
        <Button disabled={command.isLocked} onClick={() => void command.run('readBack.approve', {})}>
          {t(($) => $.readBack.approve)}
        </Button>
      </div>
    </>
  );
}

function AnswerLine({ person, command }: { person: PersonRow; command: Command }): ReactNode {
  const { t } = useTranslation('chair');
  const labels = {
    agrees: t(($) => $.readBack.agrees),
    'reads-at-home': t(($) => $.readBack.readsAtHome),
    disagrees: t(($) => $.readBack.disagrees),
  };
  return (
    <li className="person">
      <span className="person-name">
        {person.name}{' '}
        {person.answer === 'waiting' && <span className="quiet">{t(($) => $.readBack.waiting)}</span>}
      </span>
      <fieldset className="choices" aria-label={person.name}>
        {answers.map((answer) => (
          <button
            key={answer}
            type="button"
            className="choice"
            aria-pressed={person.answer === answer}
            disabled={command.isLocked}
            onClick={() => void command.run('minutes.answer', { participant: person.id, answer })}
          >
            {labels[answer]}
          </button>
        ))}
      </fieldset>
    </li>
  );
}
