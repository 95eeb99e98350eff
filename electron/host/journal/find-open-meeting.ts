import { readdirSync } from 'node:fs';
import { idSchema } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { databaseEnding } from './meeting-files.ts';

export type FoundMeeting = {
  /** The meeting to take up again after a stop, if there is one. */
  readonly meeting: string | undefined;
  /** Meetings of which only parts are left, from a start or a purge that was cut short: purge them. */
  readonly remains: readonly string[];
};

export type SeveralMeetings = { readonly kind: 'several-meetings'; readonly meetings: readonly string[] };

const parts = /^(.+?)(\.journal|\.journal-wal|\.journal-shm|\.mark|\.key|\.key-next)$/;

/** At most one meeting is open in a folder; which one stands in the names of the files alone. */
export function findOpenMeeting(folder: string): Result<FoundMeeting, SeveralMeetings> {
  const endings = new Map<string, Set<string>>();
  for (const name of readdirSync(folder)) {
    const [, meeting, ending] = parts.exec(name) ?? [];
    if (meeting !== undefined && ending !== undefined && idSchema.safeParse(meeting).success) {
      endings.set(meeting, (endings.get(meeting) ?? new Set()).add(ending));
    }
  }
  const meetings = [...endings].filter(([, found]) => isOpen(found)).map(([meeting]) => meeting);
  const remains = [...endings].filter(([, found]) => !isOpen(found)).map(([meeting]) => meeting);
  return meetings.length > 1
    ? no({ kind: 'several-meetings', meetings })
    : yes({ meeting: meetings[0], remains });
}

// Without its key a file is noise, and a key without its file opens nothing.
function isOpen(found: ReadonlySet<string>): boolean {
  return found.has(databaseEnding) && (found.has('.key') || found.has('.key-next'));
}
