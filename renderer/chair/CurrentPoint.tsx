import type { ReactNode } from 'react';
import type { ChairView } from '#contract/views.ts';
import { SectionEditor } from '../components/console/SectionEditor.tsx';
import type { FormPerson } from '../components/plan/form-people.ts';
import { GoalPanel } from '../components/plan/GoalPanel.tsx';
import { NextMeetingForm } from '../components/plan/NextMeetingForm.tsx';
import { Finish } from './Finish.tsx';
import { ReadBack } from './ReadBack.tsx';
import { RollCall } from './RollCall.tsx';

/** The point of the agenda that we are at decides what stands in the middle: one thing at a time. */
export function CurrentPoint({
  view,
  present,
}: {
  view: ChairView;
  present: readonly FormPerson[];
}): ReactNode {
  const now = view.agenda.find((line) => line.state === 'now');
  const section = view.sections.find((one) => one.agenda === now?.id);
  const editor = section !== undefined && (
    <SectionEditor key={section.id} section={section} isCurrent={false} />
  );
  switch (now?.kind) {
    case 'goal':
      return (
        <>
          {view.goal !== undefined && (
            <GoalPanel
              key={view.goal.id}
              goal={view.goal}
              owner={view.plan?.name ?? ''}
              today={view.today}
              people={view.people}
              present={present}
              mayCloseGoal
            />
          )}
          {editor}
        </>
      );
    case 'topic':
      return editor;
    case 'read-back':
      return <ReadBack view={view} />;
    case 'next-meeting':
      return (
        <>
          <NextMeetingForm next={view.next} place={view.plan?.place ?? ''} today={view.today} />
          <Finish view={view} />
        </>
      );
    default:
      return <RollCall view={view} />;
  }
}
