import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { AddPersonForm } from './PeoplePanelAdd.tsx';
import { PersonCard } from './PeoplePanelCard.tsx';
import { HolderPart } from './PeoplePanelHolder.tsx';
import { StandInForm } from './PeoplePanelStandIn.tsx';

/** R1–R15: everybody of the plan, what each of them may do, and how that changes. */
export function PeoplePanel({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('people');
  return (
    <section className="law-panel" aria-labelledby="plan-people">
      <h2 id="plan-people">{t(($) => $.people.title)}</h2>
      <HolderPart view={view} />
      <ul className="plan-people">
        {view.people.map((person) => (
          <PersonCard key={person.id} person={person} today={view.today} />
        ))}
      </ul>
      <div className="buttons">
        <OpenForm label={t(($) => $.add.open)}>
          {(close) => <AddPersonForm outside={view.offers.outside} onDone={close} />}
        </OpenForm>
        <OpenForm label={t(($) => $.standIn.open)}>
          {(close) => <StandInForm people={view.people} me={view.plan?.me} onDone={close} />}
        </OpenForm>
      </div>
    </section>
  );
}
