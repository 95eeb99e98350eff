import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomePlan } from '#sync/home-messages.ts';
import { useTopicWords } from './parts/use-topic-words.ts';

/** Full names, with what each may see in words (C2, R6). */
export function NameList({ names }: { names: HomePlan['whoSees'] }): ReactNode {
  const { t } = useTranslation('home');
  const say = useTopicWords();
  return (
    <ul className="home-list">
      {names.map(({ person, topics, all }) => (
        <li key={person.id} className="home-name-row">
          <strong>
            {person.service === undefined
              ? person.name
              : t(($) => $.who.service, { name: person.name, service: person.service })}
          </strong>
          <span>{all ? t(($) => $.consent.all) : t(($) => $.consent.some, { topics: say(topics) })}</span>
        </li>
      ))}
    </ul>
  );
}
