import type { ChairView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import type { Id } from '#domain/identity.ts';
import type { PlanState } from '#domain/state.ts';
import type { HostRoom } from '../room/host-room.ts';
import { chairOf, todayIn } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { personAudience } from '../room/open-meeting.ts';
import { decidedRows } from './decided-view.ts';
import { shownInRoom } from './shown.ts';
import { readTableTexts } from './table-texts.ts';

type Decided = ReturnType<typeof decidedRows>[number];

/** What this meeting decided, as these eyes may see it. */
export function decisionsFor(host: HostRoom, meeting: OpenMeeting, seen: Audience): readonly Decided[] {
  host.tableTexts ??= readTableTexts(host.needs.resources);
  return decidedRows(meeting, seen, host.tableTexts);
}

/** For the chair: all that the chair may see, also what the wall does not show. */
export function seenDecisions(host: HostRoom, meeting: OpenMeeting): readonly Decided[] {
  return decisionsFor(host, meeting, personAudience(meeting, chairOf(meeting), todayIn(host)));
}

/** D4: from the reading back on, each decision with whether the room has said yes to it as it stands. */
export function decisionsPart(host: HostRoom, meeting: OpenMeeting): Pick<ChairView, 'decisions'> {
  const { room, state } = meeting;
  if (room.readBack === 'not-begun') return {};
  const wall = new Set(decisionsFor(host, meeting, shownInRoom(meeting, todayIn(host))).map(({ id }) => id));
  const decisions = seenDecisions(host, meeting).map(({ id, text, language }) => {
    const agenda = pointOf(meeting, id, state);
    return {
      id,
      text,
      language,
      isConfirmed: room.confirmed?.[id] === text,
      isOnWall: wall.has(id),
      ...(agenda === undefined ? {} : { agenda }),
    };
  });
  return { decisions };
}

/** Where it can be put right. */
function pointOf({ plan }: OpenMeeting, decision: string, state: PlanState): Id | undefined {
  const goal = goalOf(state, decision);
  const point = plan.agenda.find((one) =>
    decision === '#next' ? one.kind === 'next-meeting' : goal !== undefined && one.goal === goal,
  );
  return point?.id;
}

function goalOf(state: PlanState, decision: string): Id | undefined {
  const item = state.items.get(decision);
  return item?.kind === 'goal' ? item.id : item?.parent;
}
