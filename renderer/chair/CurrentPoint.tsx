import type { ReactNode } from 'react';
import { useState } from 'react';
import type { ChairView } from '#contract/views.ts';
import { SectionEditor } from '../components/console/SectionEditor.tsx';
import { chooseReaders } from '../components/plan/form-people.ts';
import { GoalPanel } from '../components/plan/GoalPanel.tsx';
import { NewGoal } from '../components/plan/NewGoalForm.tsx';
import { NextMeetingForm } from '../components/plan/NextMeetingForm.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { Finish } from './Finish.tsx';
import { GoalsShown } from './GoalsShown.tsx';
import { Preview } from './Preview.tsx';
import { ReadBack } from './ReadBack.tsx';
import { BackToReading } from './ReadBackDecisions.tsx';
import { RollCall } from './RollCall.tsx';

interface PointNeeds {
  readonly view: ChairView;
  readonly onConsent: () => void;
}

/** The point of the agenda that we are at decides what stands in the middle: one thing at a time. */
export function CurrentPoint(needs: PointNeeds): ReactNode {
  const { view } = needs;
  const { run } = useCommand();
  const [correcting, setCorrecting] = useState<string>();
  const now = view.agenda.find((line) => line.state === 'now')?.kind;
  const isBack = now === 'read-back' || view.readBack === 'not-begun';
  return (
    <>
      {correcting !== undefined && !isBack && (
        <BackToReading view={view} decision={correcting} onBack={() => setCorrecting(undefined)} />
      )}
      <PointPanel
        {...needs}
        onCorrect={(decision, agenda) => {
          setCorrecting(decision);
          void run('agenda.go', { agenda });
        }}
      />
    </>
  );
}

interface PanelNeeds extends PointNeeds {
  readonly onCorrect: (decision: string, agenda: string) => void;
}

function PointPanel({ view, onConsent, onCorrect }: PanelNeeds): ReactNode {
  const now = view.agenda.find((line) => line.state === 'now');
  const section = view.sections.find((one) => one.agenda === now?.id);
  const editor = section !== undefined && <SectionEditor key={section.id} section={section} isCurrent />;
  switch (now?.kind) {
    case 'goal':
      return (
        <>
          <GoalNow view={view} />
          {editor}
        </>
      );
    case 'topic':
      return (
        <>
          {editor}
          <NewGoal present={presentOf(view)} readers={chooseReaders(view.people)} />
        </>
      );
    case 'read-back':
      return <ReadBack view={view} onCorrect={onCorrect} />;
    case 'next-meeting':
      return (
        <>
          <NextMeetingForm next={view.next} place={view.plan?.place ?? ''} today={view.today} />
          <Finish view={view} />
        </>
      );
    default:
      return (
        <>
          <RollCall view={view} onConsent={onConsent} />
          <GoalsShown view={view} />
          {/* M6: a new plan has no goal and no point of the agenda where its first one could be written. */}
          {view.goals.length === 0 && (
            <NewGoal present={presentOf(view)} readers={chooseReaders(view.people)} />
          )}
          <Preview view={view} />
        </>
      );
  }
}

function presentOf({ people }: ChairView): ChairView['people'] {
  return people.filter((one) => one.here !== 'no' && one.here !== 'left');
}

function GoalNow({ view }: { view: ChairView }): ReactNode {
  const { goal, goals, people } = view;
  if (goal === undefined) return null;
  const limitedTo = goals.find((one) => one.id === goal.id)?.limitedTo?.map((person) => person.id);
  return (
    <GoalPanel
      key={goal.id}
      goal={goal}
      owner={view.plan?.name ?? ''}
      today={view.today}
      people={people}
      present={presentOf(view)}
      mayCloseGoal
      limitedTo={limitedTo}
    />
  );
}
