import type { ReactNode } from 'react';
import type { ChairView } from '#contract/views.ts';
import { LineStrip } from '../components/lines/LineStrip.tsx';

/** The chair writes lines too: in a small room there is nobody else to. */
export function LinesHere({ view }: { view: ChairView }): ReactNode {
  const { lines, goal, plan, people } = view;
  if (lines === undefined && goal === undefined) return null;
  return (
    <LineStrip
      lines={lines}
      goal={goal}
      owner={plan?.name ?? ''}
      today={view.today}
      people={people}
      present={people.filter(({ here }) => here !== 'no' && here !== 'left')}
    />
  );
}
