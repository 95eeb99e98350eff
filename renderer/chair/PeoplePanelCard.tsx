import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '#contract/console-rows.ts';
import type { Day } from '#domain/calendar.ts';
import { formatDay } from '#language/dates.ts';
import { useTopicList } from '../components/console/use-topic-list.ts';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { useLanguage } from '../language/use-room-look.ts';
import { AccessForm, DeclareForm, EndForm } from './PeoplePanelAccess.tsx';

/** One person of the plan: role, what they may do, how that is narrowed, and when it ends. */
export function PersonCard({ person, today }: { person: PersonRow; today: Day }): ReactNode {
  const isFamily = person.role === 'plan-owner' || person.role === 'guardian';
  return (
    <li className="plan-person">
      <h3>{person.name}</h3>
      <PersonFacts person={person} />
      {!isFamily && person.consent !== 'ended' && <PersonChanges person={person} today={today} />}
    </li>
  );
}

function PersonFacts({ person }: { person: PersonRow }): ReactNode {
  const { t } = useTranslation('people');
  const { name, detail, role, consent } = person;
  const rights = {
    'plan-owner': t(($) => $.people.seesAll),
    guardian: t(($) => $.people.seesAll),
    'relay-holder': t(($) => $.people.allRights),
    participant: t(($) => $.people[person.access]),
  };
  return (
    <>
      <p className="facts">
        {detail !== undefined && <span>{detail}</span>}
        <span>{t(($) => $.people.roles[role], { name })}</span>
        {consent !== 'ended' && <span>{rights[role]}</span>}
      </p>
      {consent !== 'ended' && <AccessEnds day={person.accessEnds} />}
      <PersonSight person={person} />
    </>
  );
}

function AccessEnds({ day }: { day: Day | undefined }): ReactNode {
  const { t } = useTranslation('people');
  const language = useLanguage();
  if (day === undefined) return null;
  return <p>{t(($) => $.people.ends, { day: formatDay(day, language, 'long') })}</p>;
}

/** R7: what the consent opens for this person, or why it opens nothing. */
function PersonSight({ person }: { person: PersonRow }): ReactNode {
  const { t } = useTranslation('people');
  const listTopics = useTopicList();
  const { name, topics, consent } = person;
  switch (consent) {
    case 'not-needed':
    case 'named':
    case 'limited':
      return topics === undefined ? null : <p>{t(($) => $.people.topics, { topics: listTopics(topics) })}</p>;
    default:
      return <strong className="consent-note">{t(($) => $.people.notes[consent], { name })}</strong>;
  }
}

function PersonChanges({ person, today }: { person: PersonRow; today: Day }): ReactNode {
  const { t } = useTranslation('people');
  const { name, role, consent } = person;
  return (
    <div className="buttons">
      {consent === 'no-declaration' && (
        <OpenForm label={t(($) => $.declare.open)} spoken={`${t(($) => $.declare.open)}: ${name}`}>
          {(close) => <DeclareForm person={person} today={today} onDone={close} />}
        </OpenForm>
      )}
      {role === 'participant' && (
        <OpenForm
          label={t(($) => $.access.open)}
          spoken={`${t(($) => $.access.open)}: ${name}`}
          variant="tertiary"
        >
          {(close) => <AccessForm person={person} onDone={close} />}
        </OpenForm>
      )}
      <OpenForm label={t(($) => $.end.open)} spoken={`${t(($) => $.end.open)}: ${name}`} variant="tertiary">
        {(close) => <EndForm person={person} today={today} onDone={close} />}
      </OpenForm>
    </div>
  );
}
