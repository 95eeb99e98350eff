import { readDiskRefusal } from '../journal/journal-refusals.ts';
import type { HostRoom } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';

/** The bytes of a document: from the meeting's own file, else from the store and then into the file. */
export async function fetchDocument(
  host: HostRoom,
  meeting: OpenMeeting,
  sha256: string,
): Promise<Uint8Array | 'away' | 'refused'> {
  if (!isStillOpen(host, meeting)) return 'away';
  const kept = keptBytes(meeting, sha256);
  if (kept !== undefined) return kept;
  const { client } = host;
  if (client === undefined) return 'away';
  const { plan, loan } = meeting.plan;
  const answer = await client.getBlob(plan, sha256, loan);
  if (!isStillOpen(host, meeting)) return 'away';
  if (!answer.ok) return answer.refusal.kind === 'store-away' ? 'away' : 'refused';
  if (!isWanted(meeting, sha256)) return 'refused';
  // A full disk costs the document its place in the file, not in this meeting.
  const wrote = meeting.journal.putBlob(answer.value);
  if (!wrote.ok) host.needs.log.note('document-not-written');
  return answer.value.bytes;
}

/** From the meeting's own file. A disk that does not answer now has nothing, and is asked again after a while. */
export function keptBytes({ journal }: OpenMeeting, sha256: string): Uint8Array | undefined {
  try {
    return journal.getBlob(sha256)?.bytes;
  } catch (error) {
    if (readDiskRefusal(error) === undefined) throw error;
    return undefined;
  }
}

/** Its file is closed with the host, and when the meeting is over. */
export function isStillOpen({ meeting, phase, stopping }: HostRoom, one: OpenMeeting): boolean {
  return meeting === one && phase === 'meeting' && !stopping.signal.aborted;
}

/** A document whose fact was taken away while it was on its way is not kept (C5, K3). */
function isWanted({ state }: OpenMeeting, sha256: string): boolean {
  return [...state.items.values()].some((item) => item.kind === 'document' && item.sha256 === sha256);
}
