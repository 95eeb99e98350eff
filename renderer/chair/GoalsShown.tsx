import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { ChoiceRow } from '../components/console/ChoiceRow.tsx';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import type { FormPerson } from '../components/plan/form-people.ts';
import { chooseReaders } from '../components/plan/form-people.ts';
import { LimitForm } from '../components/plan/LimitForm.tsx';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { joinNames } from '../language/join-names.ts';

type Goal = ChairView['goals'][number];

/** M12: what may be shown is the filter; what is shown is chosen, beforehand. */
export function GoalsShown({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const goals = view.goals.filter((goal) => !goal.closed);
  if (goals.length === 0) return null;
  return (
    <section className="goals-shown" aria-labelledby="goals-shown">
      <h2 id="goals-shown">{t(($) => $.goals.title)}</h2>
      <p className="quiet">{t(($) => $.goals.hint)}</p>
      <ul>
        {goals.map((goal) => (
          <GoalLine key={goal.id} goal={goal} readers={chooseReaders(view.people)} />
        ))}
      </ul>
    </section>
  );
}

function GoalLine({ goal, readers }: { goal: Goal; readers: readonly FormPerson[] }): ReactNode {
  const { t } = useTranslation('chair');
  const { t: people } = useTranslation('people');
  const { run, refusal, isLocked } = useCommand();
  const { id, title, topic, waits, hiddenFromRoom, limitedTo } = goal;
  const names = limitedTo?.map((person) => person.name) ?? [];
  const only = t(($) => $.goals.only, {
    names: joinNames(
      names,
      people(($) => $.and),
    ),
  });
  const facts = [
    people(($) => $.topic.names[topic]),
    limitedTo === undefined ? undefined : only,
    hiddenFromRoom ? t(($) => $.goals.hidden) : undefined,
  ];
  return (
    <li className="goal-line">
      <ChoiceRow
        label={title}
        hint={facts.filter((fact) => fact !== undefined).join(' · ')}
        options={[
          { value: 'shown', label: t(($) => $.goals.shown) },
          { value: 'waits', label: t(($) => $.goals.waits) },
        ]}
        chosen={waits ? 'waits' : 'shown'}
        isLocked={isLocked}
        onChoose={(choice) => void run('goal.wait', { goal: id, waits: choice === 'waits' })}
      />
      <RefusalNotice refusal={refusal} />
      <OpenForm
        label={people(($) => $.readers.open)}
        spoken={t(($) => $.goals.readersOf, { title })}
        variant="tertiary"
      >
        {(close) => (
          <LimitForm
            item={id}
            limitedTo={limitedTo?.map((person) => person.id)}
            people={readers}
            onDone={close}
          />
        )}
      </OpenForm>
    </li>
  );
}
