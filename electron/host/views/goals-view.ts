import type { ChairView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import { seenGoals } from '#domain/screen-order.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { roomAudience } from '../room/open-meeting.ts';
import { nameById } from './names.ts';
import { waitingGoals } from './shown.ts';

/** Each goal that the chair may see, with what is chosen and what is hidden of it (M12, R5, A4). */
export function goalRows(meeting: OpenMeeting, own: Audience, today: string): ChairView['goals'] {
  const { state } = meeting;
  const room = roomAudience(meeting, today);
  const waiting = waitingGoals(state, meeting.room);
  return seenGoals(state, own).map(({ goal }) => {
    const { id, title, topic, limitedTo, closed } = goal;
    const row = {
      id,
      title,
      topic,
      waits: waiting.has(id),
      hiddenFromRoom: room.covered === undefined && !room.items.has(id),
      closed: closed !== undefined,
    };
    if (limitedTo === undefined) return row;
    return { ...row, limitedTo: limitedTo.map((person) => ({ id: person, name: nameById(state, person) })) };
  });
}
