import type { RoomStart } from '#browser-shell/supervisor.ts';
import { findOpenMeeting } from '#host/journal/find-open-meeting.ts';
import { openJournal } from '#host/journal/journal.ts';
import { verifyFolder } from '#host/journal/verify.ts';

/** What a disk still tells. */
export interface DiskReading {
  /** Why the file would be refused, or what a check finds in it, by kind. */
  readonly damage: readonly string[];
  readonly texts: ReadonlySet<string>;
  readonly facts: readonly string[];
}

/** Checks the files of a folder and opens its meeting as the next host would. */
export function readDisk({ roomKey: key, vaultKind }: RoomStart, folder: string): DiskReading {
  const roomKey = Buffer.from(key, 'base64');
  const damage = verifyFolder({ folder, roomKey }).flatMap((report) => report.damage.map(({ kind }) => kind));
  const open = findOpenMeeting(folder);
  const meeting = open.ok ? open.value.meeting : undefined;
  if (meeting === undefined) return { damage: [...damage, 'no-meeting'], texts: new Set(), facts: [] };
  const journal = openJournal({ folder, meeting, roomKey, vaultKind });
  if (!journal.ok) return { damage: [...damage, journal.refusal.kind], texts: new Set(), facts: [] };
  const { facts } = journal.value.loadFacts();
  journal.value.close();
  const texts = facts.flatMap(({ fact }) =>
    typeof fact.body?.['text'] === 'string' ? [fact.body['text']] : [],
  );
  return { damage, texts: new Set(texts), facts: facts.map(({ fact }) => fact.id) };
}
