import type { HostRoom } from './host-room.ts';
import { changeRoom, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { personSight } from './open-meeting.ts';
import { stopUnseenReading } from './reading.ts';
import type { Table } from './room-state.ts';

/** After who is here, what they may see, or the day has changed: nobody hears or holds what they may not see. */
export function settleRoom(host: HostRoom): void {
  stopUnseenReading(host);
  const { meeting } = host;
  if (meeting === undefined) return;
  const tables = tablesThatSee(meeting, todayIn(host));
  if (tables.length < meeting.room.tables.length) changeRoom(host, meeting, { tables });
}

/** A table page of somebody who may see nothing any more is sent away (A4: at once). */
export function tablesThatSee(meeting: OpenMeeting, today: string): Table[] {
  return meeting.room.tables.filter(
    ({ participant }) =>
      participant === undefined || personSight(meeting, participant, today).covered === undefined,
  );
}
