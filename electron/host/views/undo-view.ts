import type { Id } from '#domain/identity.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';

/** What "Angre" would take back for this person, if anything. */
export function newestCommand(meeting: OpenMeeting, person: Id): { command?: string } {
  const newest = meeting.room.written.findLast((one) => one.by === person && one.atOnce !== true);
  return newest === undefined ? {} : { command: newest.kind };
}
