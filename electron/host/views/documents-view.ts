import type { DocumentRow } from '#contract/document-rows.ts';
import type { ChairView } from '#contract/views.ts';
import type { DocumentItem } from '#domain/state.ts';
import type { ShelvedDocument } from '../room/document-shelf.ts';
import type { HostRoom } from '../room/host-room.ts';
import { seenDocuments, shownDocument } from './deck-document.ts';
import { deckNeeds } from './screen-view.ts';

/** For the chair: what can be put on the wall, how far it has come, and what is there now. */
export function documentsOf(host: HostRoom): Pick<ChairView, 'documents' | 'document'> {
  const needs = deckNeeds(host);
  if (needs === undefined) return { documents: [] };
  const documents = seenDocuments(needs).map((item) => rowOf(item, needs.documents?.get(item.id)));
  const shown = shownDocument(needs);
  return shown === undefined ? { documents } : { documents, document: shown.id };
}

function rowOf({ id, title }: DocumentItem, shelved: ShelvedDocument | undefined): DocumentRow {
  if (shelved?.reason !== undefined) return { id, title, state: 'refused', reason: shelved.reason };
  return { id, title, state: shelved?.opened === undefined ? 'coming' : 'ready' };
}
