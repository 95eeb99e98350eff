import type { Audience } from '#domain/audience.ts';
import type { Meeting, MinutesLine, PlanState } from '#domain/state.ts';
import { personName } from './minutes-people.ts';
import type { Line } from './place-lines.ts';
import { placeDecisions, placeLines } from './place-lines.ts';

interface LineSource {
  readonly state: PlanState;
  readonly meeting: Meeting;
  readonly seen: Audience;
}

/** The lines of a meeting that was held here, with what its readers may see and no more (A6). */
export function linesFromState(source: LineSource): ReturnType<typeof placeLines> {
  const { state, meeting } = source;
  const through = state.participants.get(meeting.childHeard?.through ?? '');
  return placeLines({
    lines: linesOf(source),
    people: [...state.participants.values()],
    ...(through === undefined ? {} : { through: personName(through) }),
  });
}

export function decisionsFromState(source: LineSource): ReturnType<typeof placeDecisions> {
  return placeDecisions(linesOf(source));
}

function linesOf(source: LineSource): readonly Line[] {
  const { state } = source;
  return linesSeen(source).map(({ line, text, saidBy, parent }) => {
    const goal = parent === undefined ? undefined : state.items.get(parent);
    return { line, text, saidBy, ...(goal?.kind === 'goal' ? { goal: goal.title } : {}) };
  });
}

/** The lines of this meeting that these eyes may see, in the order they were written. */
export function linesSeen({ state, meeting, seen }: LineSource): readonly MinutesLine[] {
  return [...state.items.values()].filter(
    (item): item is MinutesLine =>
      item.kind === 'line' && item.meeting === meeting.id && seen.items.has(item.id),
  );
}
