import type { DocumentReason, DrawnPicture } from '#contract/document-rows.ts';
import type { Id } from '#domain/identity.ts';
import type { DocumentItem } from '#domain/state.ts';
import type { DocumentReader, OpenedDocument } from '../uploads/document-reader.ts';
import { fetchDocument, isStillOpen, keptBytes } from './fetch-document.ts';
import type { HostRoom } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import type { PagePicture } from './document-pictures.ts';
import { asPicture, createPictures } from './document-pictures.ts';

/** A piece of a written document; a picture has the text that stands on it. */
export interface ShelvedBlock {
  readonly text: string;
  readonly picture?: DrawnPicture;
}

type Opened =
  | { readonly kind: 'drawn'; readonly pages: number }
  | { readonly kind: 'written'; readonly blocks: readonly ShelvedBlock[] };

/** Neither opened nor refused: on its way. */
export interface ShelvedDocument {
  readonly sha256: string;
  readonly opened?: Opened;
  readonly reason?: DocumentReason;
}
export type ShelvedDocuments = ReadonlyMap<Id, ShelvedDocument>;

/** The documents of the plan as this room has opened them: in memory, and gone with the meeting. */
export interface DocumentShelf {
  /** Another map whenever something of it is another. */
  readonly documents: () => ShelvedDocuments;
  /** Nothing yet: it is being drawn, and `changed` follows. Page from 0. */
  readonly picture: (
    document: Id,
    page: number,
  ) => PagePicture | { readonly reason: DocumentReason } | undefined;
  /** Looks through what somebody brings, before it is anything of the plan. */
  readonly look: DocumentReader['open'];
  /** After every change: what is new is fetched and opened, what is gone is dropped. */
  readonly keep: () => void;
}

interface Shelf {
  readonly host: HostRoom;
  readonly reader: DocumentReader;
  meeting?: OpenMeeting;
  state?: OpenMeeting['state'];
  documents: ShelvedDocuments;
  isRunning: boolean;
  /** Room time before which the store is not asked again. */
  notBefore: number;
}

const pauseAfterAway = 10_000;

export function createDocumentShelf(host: HostRoom, reader: DocumentReader): DocumentShelf {
  const shelf: Shelf = { host, reader, documents: new Map(), isRunning: false, notBefore: 0 };
  const pictures = createPictures({ reader, changed: () => host.needs.changed() });
  return {
    documents: () => shelf.documents,
    look: (bytes) => reader.open(bytes),
    picture: (document, page) => {
      const shelved = shelf.documents.get(document);
      if (shelved?.opened?.kind !== 'drawn') return undefined;
      const { sha256, opened } = shelved;
      return pictures.get({ sha256, page, pages: opened.pages, bytes: () => bytesOf(shelf, sha256) });
    },
    keep: () => {
      if (dropGone(shelf)) pictures.forget(new Set([...shelf.documents.values()].map((one) => one.sha256)));
      void fill(shelf);
    },
  };
}

function bytesOf({ host, meeting }: Shelf, sha256: string): Uint8Array | undefined {
  return meeting !== undefined && isStillOpen(host, meeting) ? keptBytes(meeting, sha256) : undefined;
}

/** True when a document is no longer there: another meeting, or one whose fact was taken away (C5, K3). */
function dropGone(shelf: Shelf): boolean {
  const { host } = shelf;
  const open = host.meeting;
  const meeting = open !== undefined && isStillOpen(host, open) ? open : undefined;
  if (meeting === shelf.meeting && meeting?.state === shelf.state) return false;
  const isSame = meeting !== undefined && meeting === shelf.meeting;
  const before = isSame ? shelf.documents : new Map<Id, ShelvedDocument>();
  const items = meeting === undefined ? [] : documentsIn(meeting);
  shelf.documents = new Map(
    items.map(({ id, sha256 }) => {
      const known = before.get(id);
      return [id, known?.sha256 === sha256 ? known : { sha256 }];
    }),
  );
  delete shelf.meeting;
  if (meeting !== undefined) Object.assign(shelf, { meeting, state: meeting.state });
  return true;
}

function documentsIn({ state }: OpenMeeting): readonly DocumentItem[] {
  // D3: copies are never put on the wall.
  return [...state.items.values()]
    .filter((item) => item.kind === 'document')
    .filter(({ copy }) => copy !== true);
}

/** One at a time, in the background of the meeting. */
async function fill(shelf: Shelf): Promise<void> {
  if (shelf.isRunning) return;
  shelf.isRunning = true;
  const away = new Set<Id>();
  try {
    for (let next = waiting(shelf, away); next !== undefined; next = waiting(shelf, away)) {
      if (!(await take(shelf, next))) away.add(next.id);
    }
  } finally {
    shelf.isRunning = false;
  }
}

interface Wanted {
  readonly meeting: OpenMeeting;
  readonly id: Id;
  readonly sha256: string;
}

function waiting({ meeting, documents }: Shelf, away: ReadonlySet<Id>): Wanted | undefined {
  const next = [...documents].find(
    ([id, one]) => one.opened === undefined && one.reason === undefined && !away.has(id),
  );
  return meeting === undefined || next === undefined
    ? undefined
    : { meeting, id: next[0], sha256: next[1].sha256 };
}

/** False when the store is away: it is asked again after a while. What lies here is opened all the same. */
async function take(shelf: Shelf, { meeting, id, sha256 }: Wanted): Promise<boolean> {
  const { host, reader } = shelf;
  const asksStore = host.needs.now() >= shelf.notBefore;
  const here = asksStore ? undefined : (bytesOf(shelf, sha256) ?? 'away');
  const fetched = here ?? (await fetchDocument(host, meeting, sha256));
  if (fetched === 'away') {
    if (asksStore) shelf.notBefore = host.needs.now() + pauseAfterAway;
    return false;
  }
  if (fetched === 'refused') put(shelf, id, { sha256, reason: 'document-not-here' });
  else {
    const opened = await reader.open(fetched);
    put(
      shelf,
      id,
      opened.ok ? { sha256, opened: asShelved(opened.value) } : { sha256, reason: opened.refusal.kind },
    );
  }
  return true;
}

/** Meanwhile it may have been taken away, or replaced. */
function put(shelf: Shelf, id: Id, document: ShelvedDocument): void {
  if (shelf.documents.get(id)?.sha256 !== document.sha256) return;
  shelf.documents = new Map(shelf.documents).set(id, document);
  shelf.host.needs.changed();
}

function asShelved(opened: OpenedDocument): Opened {
  if (opened.kind === 'drawn') return { kind: 'drawn', pages: opened.pages };
  const blocks = opened.blocks.map((block) =>
    block.kind === 'picture'
      ? { text: block.picture.text, picture: asPicture(block.picture) }
      : { text: block.text },
  );
  return { kind: 'written', blocks };
}
