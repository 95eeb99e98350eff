import type { Audience } from '#domain/audience.ts';
import type { Meeting, PlanState } from '#domain/state.ts';
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

function linesOf({ state, meeting, seen }: LineSource): readonly Line[] {
  return [...state.items.values()].flatMap((item): Line[] => {
    if (item.kind !== 'line' || item.meeting !== meeting.id || !seen.items.has(item.id)) return [];
    const { line, text, saidBy, parent } = item;
    const goal = parent === undefined ? undefined : state.items.get(parent);
    return [{ line, text, saidBy, ...(goal?.kind === 'goal' ? { goal: goal.title } : {}) }];
  });
}
