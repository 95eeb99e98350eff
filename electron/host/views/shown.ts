import type { Audience } from '#domain/audience.ts';
import type { Id } from '#domain/identity.ts';
import type { Item, PlanState } from '#domain/state.ts';
import { goalsOf, planOwnerOf } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { roomAudience } from '../room/open-meeting.ts';
import { remember } from '../room/remember.ts';
import type { RoomState } from '../room/room-state.ts';

/**
 * M12: what may be shown is the filter's; what is shown of it is chosen, here and nowhere else. Everything that
 * a wall, a voice, a print or a table page of the room is made from comes through this.
 */
export function shownInRoom(meeting: OpenMeeting, today: string): Audience {
  const seen = roomAudience(meeting, today);
  const { state, room } = meeting;
  const from = [seen, state, room.waiting, room.watching];
  return remember(meeting.shown, from, () => withoutWaiting(state, room, seen));
}

/** The same choice over any audience: for the preview of other people. */
export function withoutWaiting(
  state: PlanState,
  room: Pick<RoomState, 'waiting' | 'watching'>,
  seen: Audience,
): Audience {
  if (seen.covered !== undefined) return seen;
  const waiting = waitingGoals(state, room);
  if (waiting.size === 0) return seen;
  return { ...seen, items: new Set([...seen.items].filter((id) => !standsUnder(state, id, waiting))) };
}

/** The chair's word for today; without one, family matters wait while the child is here. */
export function waitingGoals(
  state: PlanState,
  room: Pick<RoomState, 'waiting' | 'watching'>,
): ReadonlySet<Id> {
  const childIsHere = ownerCountsAsChild(state, room);
  const waiting = goalsOf(state).filter(
    ({ id, topic }) => room.waiting[id] ?? (childIsHere && topic === 'family'),
  );
  return new Set(waiting.map((goal) => goal.id));
}

/** A5 here too: the child counts until the chair confirms that it has left. A pregnant plan owner is no child. */
export function ownerCountsAsChild(state: PlanState, { watching }: Pick<RoomState, 'watching'>): boolean {
  const owner = planOwnerOf(state);
  return owner !== undefined && state.plan?.about !== 'pregnant' && watching.includes(owner.id);
}

function standsUnder(state: PlanState, id: Id, goals: ReadonlySet<Id>): boolean {
  if (goals.has(id)) return true;
  const parent: Item['parent'] = state.items.get(id)?.parent;
  return parent !== undefined && standsUnder(state, parent, goals);
}
