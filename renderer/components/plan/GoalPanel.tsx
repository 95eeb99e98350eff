import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GoalDetail } from '#contract/console-rows.ts';
import type { Day } from '#domain/calendar.ts';
import { ActivityCard } from './ActivityCard.tsx';
import { CloseGoalForm } from './CloseGoalForm.tsx';
import type { FormPerson } from './form-people.ts';
import { NewActivityForm } from './NewActivityForm.tsx';

interface GoalPanelNeeds {
  readonly goal: GoalDetail;
  readonly owner: string;
  readonly today: Day;
  /** Everybody who can be given something to do. */
  readonly people: readonly FormPerson[];
  /** Those who are here. */
  readonly present: readonly FormPerson[];
  readonly mayCloseGoal: boolean;
}

/** A goal as this console may see it, and what can be done with it: one form open at a time. */
export function GoalPanel({ goal, owner, today, people, present, mayCloseGoal }: GoalPanelNeeds): ReactNode {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState<string>();
  const close = () => setOpen(undefined);
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
            open={open}
            onOpen={setOpen}
          />
        ))}
      </ul>
      {open === 'new' && (
        <NewActivityForm goal={goal.id} today={today} people={people} present={present} onDone={close} />
      )}
      {open === 'close-goal' && <CloseGoalForm goal={goal.id} onDone={close} />}
      {open === undefined && (
        <div className="buttons">
          <Button variant="secondary" onClick={() => setOpen('new')}>
            {t(($) => $.plan.addActivity)}
          </Button>
          {mayCloseGoal && (
            <Button variant="tertiary" onClick={() => setOpen('close-goal')}>
              {t(($) => $.plan.goalClosing.open)}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
