import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomePlan } from '#sync/home-messages.ts';
import { NameList } from './NameList.tsx';
import { PageHeading } from './parts/PageHeading.tsx';

/** R6: the family always sees who sees what. */
export function WhoSees({ plan }: { plan: HomePlan }): ReactNode {
  const { t } = useTranslation('home');
  const others = plan.whoSees.filter(
    ({ person }) => person.role === 'participant' || person.role === 'relay-holder',
  );
  return (
    <>
      <PageHeading>{t(($) => $.who.title)}</PageHeading>
      <p>{t(($) => $.who.family)}</p>
      {others.length === 0 ? (
        <p>{t(($) => $.who.none)}</p>
      ) : (
        <>
          <p>{t(($) => $.who.others)}</p>
          <NameList names={others} />
        </>
      )}
      <p className="home-quiet">{t(($) => $.who.narrow)}</p>
    </>
  );
}
