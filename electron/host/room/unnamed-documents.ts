import type { Fact } from '#domain/fact.ts';
import { readFact } from '#domain/known-fact.ts';
import { namedBlobs } from '../central/deliver.ts';
import type { OpenMeeting } from './open-meeting.ts';

/** What "Angre" took back is gone with its bytes, unless another document has the same. */
export function dropDocumentsOf(meeting: OpenMeeting, undone: readonly Fact[]): void {
  for (const fact of undone) {
    const reading = readFact(fact);
    if (reading.kind === 'known' && reading.fact.verb === 'document.added/1')
      removeUnnamed(meeting, reading.fact.body.sha256);
  }
}

/** Bytes that no fact names are nobody's. */
export function removeUnnamed({ journal, state }: OpenMeeting, sha256: string): void {
  const isShown = [...state.items.values()].some(
    (item) => item.kind === 'document' && item.sha256 === sha256,
  );
  if (!isShown && !namedBlobs(journal).has(sha256)) journal.removeBlob(sha256);
}
