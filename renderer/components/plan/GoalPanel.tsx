import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalDetail } from '#contract/console-rows.ts';
import type { Day } from '#domain/calendar.ts';
import { ActivityCard } from './ActivityCard.tsx';
import { CloseGoalForm } from './CloseGoalForm.tsx';
import type { FormPerson } from './form-people.ts';
import { chooseReaders } from './form-people.ts';
import { LimitForm } from './LimitForm.tsx';
import { NewActivityForm } from './NewActivityForm.tsx';
import { NewGoal } from './NewGoalForm.tsx';

interface GoalPanelNeeds {
  readonly goal: GoalDetail;
  readonly owner: string;
  readonly today: Day;
  /** Everybody who can be given something to do. */
  readonly people: readonly FormPerson[];
  /** Those who are here. */
  readonly present: readonly FormPerson[];
  /** The chair alone closes a goal and says who sees what. */
  readonly mayCloseGoal: boolean;
  /** R5: who sees the goal now, where that is limited. */
  readonly limitedTo?: readonly string[] | undefined;
}

/** A goal as this console may see it, and what can be done with it: one form open at a time. */
export function GoalPanel(needs: GoalPanelNeeds): ReactNode {
  const { goal, owner, today, people, present } = needs;
  const { t } = useTranslation('common');
  const [open, setOpen] = useState<string>();
  const readers = needs.mayCloseGoal ? chooseReaders(people) : undefined;
  return (
    <section aria-labelledby={`goal-${goal.id}`} className="goal-panel">
      <h2 id={`goal-${goal.id}`}>
        <span className="accent">{t(($) => $.plan.goal, { number: goal.goalNumber })}</span>{' '}
        <span lang={goal.language}>{goal.title}</span>
      </h2>
      {goal.activities.length === 0 && <p>{t(($) => $.plan.noActivities)}</p>}
      <ul className="activities">
        {goal.activities.map((activity) => (
          <ActivityCard
            key={activity.id}
            activity={activity}
            language={goal.language}
            form={{ owner, today, people: present }}
            readers={readers}
            open={open}
            onOpen={setOpen}
          />
        ))}
      </ul>
      <GoalForms {...needs} readers={readers} open={open} onOpen={setOpen} />
    </section>
  );
}

interface GoalFormsNeeds extends GoalPanelNeeds {
  readonly readers: readonly FormPerson[] | undefined;
  readonly open: string | undefined;
  readonly onOpen: (open: string | undefined) => void;
}

function GoalForms({
  goal,
  today,
  people,
  present,
  readers,
  limitedTo,
  open,
  onOpen,
}: GoalFormsNeeds): ReactNode {
  const { t } = useTranslation(['common', 'people']);
  const close = (): void => onOpen(undefined);
  switch (open) {
    case 'new':
      return (
        <NewActivityForm goal={goal.id} today={today} people={people} present={present} onDone={close} />
      );
    case 'close-goal':
      return <CloseGoalForm goal={goal.id} onDone={close} />;
    case 'limit-goal':
      return <LimitForm item={goal.id} limitedTo={limitedTo} people={readers ?? []} onDone={close} />;
    case undefined:
      return (
        <>
          <div className="buttons">
            <Button variant="secondary" onClick={() => onOpen('new')}>
              {t(($) => $.plan.addActivity)}
            </Button>
            {readers !== undefined && (
              <>
                <Button variant="tertiary" onClick={() => onOpen('close-goal')}>
                  {t(($) => $.plan.goalClosing.open)}
                </Button>
                <Button variant="tertiary" onClick={() => onOpen('limit-goal')}>
                  {t(($) => $.readers.goal, { ns: 'people' })}
                </Button>
              </>
            )}
          </div>
          <NewGoal present={present} readers={readers} />
        </>
      );
    default:
      return null;
  }
}
