import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { ActivityFormNeeds } from '../plan/ActivityForms.tsx';
import { CloseForm, DeadlineForm, EvaluationForm } from '../plan/ActivityForms.tsx';
import { NewActivityForm } from '../plan/NewActivityForm.tsx';
import { ChooseActivity } from './ChooseActivity.tsx';
import { FamilyWords } from './FamilyWords.tsx';
import type { ActivityChoice, LineChoice } from './line-choices.ts';
import { isActivityChoice } from './line-choices.ts';
import type { LineNeeds } from './line-needs.ts';
import { openActivities } from './line-needs.ts';
import { SentenceForm } from './SentenceForm.tsx';

interface FormNeeds extends LineNeeds {
  readonly choice: LineChoice;
  readonly onDone: () => void;
}

const activityForms = {
  evaluation: EvaluationForm,
  deadline: DeadlineForm,
  close: CloseForm,
} as const satisfies Record<ActivityChoice, (needs: ActivityFormNeeds) => ReactNode>;

/** The form that the choice opens: the same ones that stand under a goal, and those of the minutes' own lines. */
export function LineForm(needs: FormNeeds): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  // Whoever opened it by a key may be far down in the minutes: the whole form comes into sight, with its button.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={place}>
      <ChosenForm {...needs} />
    </div>
  );
}

function ChosenForm(needs: FormNeeds): ReactNode {
  const { choice, goal, lines, owner, today, people, present, onDone } = needs;
  if (isActivityChoice(choice)) return <FormOfActivity {...needs} choice={choice} />;
  if (choice === 'activity') {
    if (goal === undefined) return null;
    return <NewActivityForm goal={goal.id} today={today} people={people} present={present} onDone={onDone} />;
  }
  if (lines === undefined) return null;
  if (choice === 'words') return <FamilyWords lines={lines} owner={owner} people={people} onDone={onDone} />;
  return <SentenceForm line={choice} lines={lines} present={present} onDone={onDone} />;
}

/** Of one activity the form opens at once; of several it is asked which. */
function FormOfActivity(needs: FormNeeds & { choice: ActivityChoice }): ReactNode {
  const { choice, goal, owner, today, present, onDone } = needs;
  const activities = openActivities(goal);
  const [only, ...others] = activities;
  const [chosen, setChosen] = useState(others.length === 0 ? only?.id : undefined);
  if (chosen === undefined)
    return <ChooseActivity activities={activities} onChoose={setChosen} onCancel={onDone} />;
  const Form = activityForms[choice];
  return <Form activity={chosen} owner={owner} today={today} people={present} onDone={onDone} />;
}
