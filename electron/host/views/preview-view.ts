import type { ChairView } from '#contract/views.ts';
import { audience } from '#domain/audience.ts';
import { seenGoals } from '#domain/screen-order.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { atOf } from '../room/open-meeting.ts';
import { presences } from '../room/presences.ts';
import type { RoomState } from '../room/room-state.ts';
import { withoutWaiting } from './shown.ts';

/** The wall as other people would see it: the same filter and the same choice, asked about them. */
export function previewPart(meeting: OpenMeeting, today: string): ChairView['preview'] {
  const { state, room, plan } = meeting;
  if (room.preview === undefined) return undefined;
  const { people, stranger } = room.preview;
  const imagined = roomWith(room, room.preview);
  const seen = audience(state, presences(imagined), atOf(plan, today));
  const shown = withoutWaiting(state, imagined, seen);
  return {
    people: [...people],
    stranger,
    ...(shown.covered === undefined ? {} : { covered: shown.covered }),
    goals: seenGoals(state, shown).map(({ goal, number, activities }) => ({
      number,
      title: goal.title,
      activities: activities.map((activity) => activity.description),
    })),
  };
}

function roomWith(room: RoomState, { people, stranger }: NonNullable<RoomState['preview']>): RoomState {
  return {
    ...room,
    people: people.map((id) => ({ id, by: 'room', here: true, left: false })),
    watching: people,
    others: stranger,
    strangerCounts: false,
    sibling: 'none',
    interpreter: { by: 'room', bound: true },
  };
}
