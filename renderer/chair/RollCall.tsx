import { Button, Checkbox } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/console-rows.ts';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import type { Command } from '../host-client/use-command.ts';
import { useCommand } from '../host-client/use-command.ts';
import { InterpreterRow } from './InterpreterRow.tsx';

const ways = ['room', 'phone', 'video'] as const;

/** A1: everybody counts, and each is one touch. Done within half a minute. */
export function RollCall({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const firstGoal = view.agenda.find((line) => line.kind === 'goal');
  const hasLeft = view.notices.some((notice) => notice.kind === 'someone-left');
  return (
    <section aria-labelledby="roll-call" className="roll-call">
      <h2 id="roll-call">{t(($) => $.rollCall.title)}</h2>
      <p className="quiet">{t(($) => $.rollCall.hint)}</p>
      <RefusalNotice refusal={command.refusal} />
      <ul>
        {view.people.map((person) => (
          <PersonLine key={person.id} person={person} command={command} />
        ))}
      </ul>
      <InterpreterRow key={view.interpreter.language} interpreter={view.interpreter} />
      <Checkbox
        label={t(($) => $.rollCall.others)}
        description={t(($) => $.rollCall.othersHint)}
        checked={view.others}
        readOnly={command.isLocked}
        onChange={(event) => void command.run('rollCall.others', { present: event.target.checked })}
      />
      <div className="buttons">
        {hasLeft && (
          <Button
            variant="secondary"
            disabled={command.isLocked}
            onClick={() => void command.run('rollCall.confirm', {})}
          >
            {t(($) => $.rollCall.confirm)}
          </Button>
        )}
        {firstGoal !== undefined && (
          <Button
            disabled={command.isLocked}
            onClick={() => void command.run('agenda.go', { agenda: firstGoal.id })}
          >
            {t(($) => $.rollCall.begin)}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Pressing the way that is chosen already takes it back: they have gone, or were never here. */
function PersonLine({ person, command }: { person: PersonRow; command: Command }): ReactNode {
  const { t } = useTranslation('chair');
  const isHere = person.here !== 'no' && person.here !== 'left';
  return (
    <li className="person">
      <span className="person-name">
        {person.name} <AboutPerson person={person} />
      </span>
      <fieldset className="choices" aria-label={t(($) => $.rollCall.choice, { name: person.name })}>
        {ways.map((by) => (
          <button
            key={by}
            type="button"
            className="choice"
            aria-pressed={person.here === by}
            disabled={command.isLocked}
            onClick={() => void command.run('rollCall.enter', { participant: person.id, by })}
          >
            {t(($) => $.rollCall[by])}
          </button>
        ))}
        <button
          type="button"
          className="choice"
          aria-pressed={person.here === 'left'}
          disabled={command.isLocked || !isHere}
          onClick={() => void command.run('rollCall.leave', { participant: person.id })}
        >
          {t(($) => $.rollCall.left)}
        </button>
      </fieldset>
    </li>
  );
}

function AboutPerson({ person }: { person: PersonRow }): ReactNode {
  const { t } = useTranslation('chair');
  const consent = {
    'not-needed': undefined,
    named: undefined,
    none: t(($) => $.rollCall.none),
    expired: t(($) => $.rollCall.expired),
  }[person.consent];
  return (
    <>
      {person.detail !== undefined && <span className="quiet">{person.detail}</span>}
      {consent !== undefined && <strong className="consent-note">{consent}</strong>}
    </>
  );
}
