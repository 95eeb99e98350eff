import type { ScreenPage } from '#contract/views.ts';
import { shownDocument } from '../views/deck-document.ts';
import { hasPart, notWithChild } from '../views/deck-part-pages.ts';
import { deckNeeds, openDeck } from '../views/screen-view.ts';
import { ownerCountsAsChild } from '../views/shown.ts';
import type { HostRoom } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import type { RoomState } from './room-state.ts';

/** Where the wall stood at the last change, and what stood there. */
interface Place {
  readonly deck: readonly ScreenPage[];
  readonly at: string;
  readonly page: number;
  readonly ids: readonly string[];
}

const places = new WeakMap<HostRoom, Place>();

/**
 * Before pages are told of a change: what the wall shows stays there although pages before it come and go, and a
 * part that has nothing left, or that a child must not see, is over and does not open again by itself (M12, A6).
 */
export function keepPlace(host: HostRoom): void {
  const { meeting } = host;
  if (meeting === undefined || host.phase !== 'meeting') return forgetPlace(host);
  endPart(host, meeting);
  endDocument(host, meeting);
  endCard(host, meeting);
  const deck = openDeck(host);
  if (deck === undefined) return forgetPlace(host);
  noteCard(meeting, deck);
  const before = places.get(host);
  if (before?.deck === deck) return;
  const isKept = before !== undefined && isStill(before, meeting.room) && follow(meeting, deck, before.ids);
  const { room } = meeting;
  places.set(host, {
    deck: openDeck(host) ?? deck,
    at: pointIn(room),
    page: room.page,
    ids: isKept ? before.ids : idsOn(deck[room.page]),
  });
}

function forgetPlace(host: HostRoom): void {
  places.delete(host);
}

/** Nobody turned a page or went elsewhere. */
function isStill({ at, page }: Place, room: RoomState): boolean {
  return at === pointIn(room) && page === room.page;
}

function endPart(host: HostRoom, meeting: OpenMeeting): void {
  const { room, state } = meeting;
  if (room.mode !== 'part' || room.part === undefined) return;
  const needs = deckNeeds(host);
  const isOver = needs !== undefined && !hasPart(needs, room.part);
  const isSeenByChild = notWithChild.has(room.part) && ownerCountsAsChild(state, room);
  if (isOver || isSeenByChild) put(meeting, { mode: 'show', page: 0 });
}

/** What the room may not see any more, or what is gone, leaves the wall. */
function endDocument(host: HostRoom, meeting: OpenMeeting): void {
  if (meeting.room.mode !== 'document') return;
  const needs = deckNeeds(host);
  if (needs !== undefined && shownDocument(needs) === undefined) put(meeting, { mode: 'show', page: 0 });
}

/** A card that the room may not see all of any more, or that has other words now, leaves the wall. */
function endCard(host: HostRoom, meeting: OpenMeeting): void {
  const { mode, card } = meeting.room;
  if (mode !== 'card') return;
  const cards = deckNeeds(host)?.cards?.() ?? [];
  const stands = cards.some(({ service, text }) => service === card?.service && text === card.text);
  if (!stands) put(meeting, { mode: 'show', page: 0 });
}

/** M8: seen when its last page has been on the wall. */
function noteCard(meeting: OpenMeeting, deck: readonly ScreenPage[]): void {
  const { mode, card, page, covered, shownCards } = meeting.room;
  if (mode !== 'card' || card === undefined || covered || page < deck.length - 1) return;
  if (shownCards?.[card.service] === card.text) return;
  put(meeting, { shownCards: { ...shownCards, [card.service]: card.text } });
}

/** To where the first of what somebody turned to stands now; false when all of it is gone. */
function follow(meeting: OpenMeeting, deck: readonly ScreenPage[], ids: readonly string[]): boolean {
  const pages = ids.map((id) => deck.findIndex((page) => idsOn(page).includes(id)));
  const page = pages.find((one) => one >= 0);
  if (page !== undefined && page !== meeting.room.page) put(meeting, { page });
  return page !== undefined;
}

/** A disk that says no must not keep on the wall what has to go. */
function put(meeting: OpenMeeting, change: Partial<RoomState>): void {
  const room = { ...meeting.room, ...change };
  meeting.journal.putRoomState('room', room);
  meeting.room = room;
}

function pointIn({ agenda, mode, part, document, card }: RoomState): string {
  const which = { part, document, card: card?.service, show: '', read: '', consent: '' }[mode];
  return [agenda, mode, which].join(' ');
}

function idsOn(page: ScreenPage | undefined): readonly string[] {
  if (page === undefined) return [];
  if ('sentences' in page) return page.sentences.map(({ id }) => id);
  return page.kind === 'goal' || page.kind === 'agenda' ? page.rows.map(({ id }) => id) : [];
}
