import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/console-rows.ts';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { ChildHeard } from '../components/lines/ChildHeard.tsx';
import { useTopicList } from '../components/console/use-topic-list.ts';
import { useYesNo } from '../components/console/use-yes-no.ts';
import type { Command } from '../host-client/use-command.ts';
import { useCommand } from '../host-client/use-command.ts';
import { InterpreterRow } from './InterpreterRow.tsx';
import { FamilyRow, OthersRow, SiblingRow } from './RollCallOthers.tsx';

const ways = ['room', 'phone', 'video'] as const;

interface RollCallNeeds {
  readonly view: ChairView;
  readonly onConsent: () => void;
}

/** A1: everybody counts, and each is one touch. Done within half a minute. */
export function RollCall({ view, onConsent }: RollCallNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const command = useCommand();
  const { rollCall, plan } = view;
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
      <OthersRow rollCall={rollCall} command={command} onConsent={onConsent} />
      <SiblingRow rollCall={rollCall} command={command} />
      <InterpreterRow key={view.interpreter.language} interpreter={view.interpreter} />
      <FamilyRow family={rollCall.family} command={command} />
      <ChildHeard
        child={rollCall.child}
        name={plan?.name ?? ''}
        people={view.people.filter((one) => one.role !== 'plan-owner')}
      />
      <RollCallDone view={view} command={command} />
    </section>
  );
}

/** A5: confirming is offered only when it would let the room see something else. */
function RollCallDone({ view, command }: { view: ChairView; command: Command }): ReactNode {
  const { t } = useTranslation('chair');
  const { waitsForConfirm } = view.rollCall;
  const firstGoal = view.agenda.find((line) => line.kind === 'goal');
  return (
    <>
      <p aria-live="polite">{waitsForConfirm ? t(($) => $.rollCall.waits) : ''}</p>
      <div className="buttons">
        {waitsForConfirm && (
          <Button disabled={command.isLocked} onClick={() => void command.run('rollCall.confirm', {})}>
            {t(($) => $.rollCall.confirm)}
          </Button>
        )}
        {firstGoal !== undefined && (
          <Button
            variant={waitsForConfirm ? 'secondary' : 'primary'}
            disabled={command.isLocked}
            onClick={() => void command.run('agenda.go', { agenda: firstGoal.id })}
          >
            {t(($) => $.rollCall.begin)}
          </Button>
        )}
      </div>
    </>
  );
}

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
      <AloneQuestion person={person} command={command} />
    </li>
  );
}

/** A1: whoever is not in the room is asked whether they are alone, there and then. */
function AloneQuestion({ person, command }: { person: PersonRow; command: Command }): ReactNode {
  const { t } = useTranslation('chair');
  const { options } = useYesNo();
  const { id: participant, here: by, alone } = person;
  if (by !== 'phone' && by !== 'video') return null;
  const question = t(($) => $.rollCall.alone, { name: person.name });
  return (
    <div className="asked">
      <span>{question}</span>
      <fieldset className="choices" aria-label={question}>
        {options.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            className="choice"
            aria-pressed={alone === value}
            disabled={command.isLocked}
            onClick={() => void command.run('rollCall.enter', { participant, by, alone: value === 'yes' })}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** What the consent says of this person today, in words: to the chair alone (A4). */
function AboutPerson({ person }: { person: PersonRow }): ReactNode {
  const { t } = useTranslation('chair');
  const listTopics = useTopicList();
  const { consent, detail, topics = [] } = person;
  const isPlain = consent === 'not-needed' || consent === 'named';
  return (
    <>
      {detail !== undefined && <span className="quiet">{detail}</span>}
      {!isPlain && (
        <span className={consent === 'limited' ? 'consent-note' : 'consent-note consent-missing'}>
          {t(($) => $.rollCall.consent[consent], { topics: listTopics(topics) })}
        </span>
      )}
    </>
  );
}
