import type { ScreenPage } from '#contract/views.ts';
import type { DocumentItem } from '#domain/state.ts';
import type { DocumentShelf, ShelvedBlock } from '../room/document-shelf.ts';
import type { TextPart } from './deck-blocks.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { sentencePages } from './deck-sentences.ts';

type DocumentPage = Extract<ScreenPage, { kind: 'document' }>;

/**
 * The documents that this room may see, in the order of their titles. Other forms of the minutes, cut versions and
 * cards are for those who got them; the wall shows what they are copies of (D3).
 */
export function seenDocuments({ meeting, seen }: DeckNeeds): readonly DocumentItem[] {
  const items = [...meeting.state.items.values()].filter((item) => item.kind === 'document');
  return items
    .filter(({ id, copy }) => seen.items.has(id) && copy !== true)
    .toSorted((one, other) => one.title.localeCompare(other.title, 'nb') || one.id.localeCompare(other.id));
}

/** What is on the wall, if the room may still see it. */
export function shownDocument(needs: DeckNeeds): DocumentItem | undefined {
  const { mode, document } = needs.meeting.room;
  if (mode !== 'document' || document === undefined || !needs.seen.items.has(document)) return undefined;
  const item = needs.meeting.state.items.get(document);
  return item?.kind === 'document' ? item : undefined;
}

/** The pages of the document that the chair has put on the wall. */
export function openDocumentPages(needs: DeckNeeds): readonly ScreenPage[] | undefined {
  const item = shownDocument(needs);
  if (item === undefined) return undefined;
  const shelved = needs.documents?.get(item.id);
  const opened = shelved?.opened;
  if (opened === undefined) {
    const reason = shelved?.reason === undefined ? {} : { reason: shelved.reason };
    return [{ ...pageOf(needs, item), ...reason, number: 1, of: 1 }];
  }
  if (opened.kind === 'written') return writtenPages(needs, item, opened.blocks);
  return Array.from({ length: opened.pages }, (_, index) => ({
    ...pageOf(needs, item),
    number: index + 1,
    of: opened.pages,
  }));
}

function pageOf({ meeting }: DeckNeeds, { id, title }: DocumentItem): Omit<DocumentPage, 'number' | 'of'> {
  return { kind: 'document', id, title, text: '', language: meeting.state.plan?.language ?? 'nb' };
}

/** Text is set anew in the wall's own letters, so that it can be read from the farthest chair; pictures between. */
function writtenPages(
  needs: DeckNeeds,
  item: DocumentItem,
  blocks: readonly ShelvedBlock[],
): readonly ScreenPage[] {
  const pages: ScreenPage[] = [];
  let texts: TextPart[] = [];
  const lay = (): void => {
    if (texts.length === 0) return;
    const laid = sentencePages(needs, texts, item.title);
    pages.push(...laid.map((page) => ({ kind: 'sentences' as const, title: item.title, ...page })));
    texts = [];
  };
  for (const [index, { text, picture }] of blocks.entries()) {
    if (picture === undefined) texts.push({ id: `${item.id}-${index}`, text });
    else {
      lay();
      pages.push({ ...pageOf(needs, item), picture, text, number: 1, of: 1 });
    }
  }
  lay();
  const of = pages.length;
  return pages.map((page, index) => ('number' in page ? { ...page, number: index + 1, of } : page));
}

/** The picture is put in when the page is sent, and asked for when it is not there yet. */
export function withPicture(shelf: DocumentShelf | undefined, page: DocumentPage): DocumentPage {
  if (page.reason !== undefined || page.picture !== undefined) return page;
  const found = shelf?.picture(page.id, page.number - 1);
  if (found === undefined) return page;
  if ('reason' in found) return { ...page, reason: found.reason };
  const { text, ...picture } = found;
  return { ...page, picture, text };
}
