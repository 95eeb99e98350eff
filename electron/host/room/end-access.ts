import { deliver } from './deliver-room.ts';
import type { HostRoom } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { stopReading } from './reading.ts';
import type { RoomState } from './room-state.ts';
import { coverWall } from './screen.ts';

/**
 * The store says that this room may read the plan no more: the wall is covered, the voice silent and the table empty
 * before anything else. What was written here is the store's to have, under the right to deliver, and is held there
 * for a holder; then file and key are destroyed as after every meeting ([SYNC-38]). A host that ends in the middle goes
 * on with the delivery.
 */
export function endAccess(host: HostRoom, meeting: OpenMeeting): Promise<void> {
  host.needs.log.note('access-ended');
  return endHere(host, meeting, { accessEnded: true });
}

/**
 * Nobody ended it and nobody is here: the same, and nothing is written in anybody's name (S6). For the store the
 * meeting is still called, and can be opened again.
 */
export function endForgotten(host: HostRoom, meeting: OpenMeeting): Promise<void> {
  host.needs.log.note('meeting-forgotten');
  return endHere(host, meeting, { forgotten: true });
}

type Why = Pick<RoomState, 'accessEnded' | 'forgotten'>;

async function endHere(host: HostRoom, meeting: OpenMeeting, why: Why): Promise<void> {
  host.phase = 'delivering';
  stopReading(host);
  coverWall(host, meeting);
  const room = {
    ...meeting.room,
    covered: true,
    mode: 'show' as const,
    page: 0,
    pens: {},
    tables: [],
    delivery: 'sending' as const,
    ...why,
  };
  meeting.room = room;
  if (!meeting.journal.putRoomState('room', room).ok) host.needs.log.note('access-end-not-written');
  host.needs.changed();
  await deliver(host, meeting);
}
