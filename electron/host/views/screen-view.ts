import type { Look, ScreenPage, ScreenView } from '#contract/views.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { roomAudience } from '../room/open-meeting.ts';
import type { Caller, HostRoom } from '../room/host-room.ts';
import { loudspeakerOf, readingHasEnded, todayIn } from '../room/host-room.ts';
import { textSizeFor } from '#language/room-size.ts';
import { remember } from '../room/remember.ts';
import { soundPlaceFor } from '../room/voice-choice.ts';
import { firstSettings } from '../settings/settings.ts';
import { cardsForWall } from './conclusions.ts';
import { decisionsFor } from './decisions-view.ts';
import { saidLines } from './said-lines.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { consentDeck, consentIsShown } from './deck-consent.ts';
import { withPicture } from './deck-document.ts';
import { deckOf } from './deck.ts';
import { sayOtherwise } from './deck-other.ts';
import { ownWordsPage } from './own-words-page.ts';
import { shownInRoom } from './shown.ts';
import { pageBetweenMeetings } from './sign-in-view.ts';

export function lookOf(host: HostRoom): Look {
  const { meeting, needs } = host;
  const look = meeting?.room.look ?? host.look;
  const {
    screenInches: inches,
    metres,
    contrast,
    still,
    keys,
    colours,
  } = needs.settings?.get() ?? firstSettings;
  const { pixels, tooSmall } = textSizeFor({ inches, metres, large: look.large });
  const room = { inches, metres, tooSmall };
  const theme = colours === undefined ? {} : { colours };
  return { ...look, textPixels: pixels, contrast, still, keys, room, ...theme };
}

/** The deck of the wall as it may be shown now, or nothing when the room may see nothing. */
export function openDeck(host: HostRoom): readonly ScreenPage[] | undefined {
  const { meeting } = host;
  if (meeting !== undefined && host.phase === 'meeting' && consentIsShown(meeting, todayIn(host))) {
    return consentDeck(host, meeting, { today: todayIn(host), textPixels: lookOf(host).textPixels });
  }
  const needs = deckNeeds(host);
  if (needs === undefined) return undefined;
  const { seen, textPixels } = needs;
  const { state, room, drafts } = needs.meeting;
  const from = [state, room, drafts, seen, textPixels, needs.documents, host.translated];
  return remember(needs.meeting.deck, from, () => deckOf(needs));
}

/** What a voice would read here: the wall's own pages where they are being read, else those it would turn to. */
export function readableDeck(host: HostRoom): readonly ScreenPage[] {
  const needs = deckNeeds(host);
  if (needs === undefined || host.meeting?.room.mode !== 'show') return openDeck(host) ?? [];
  const { meeting, seen, textPixels } = needs;
  const reading = { ...meeting, room: { ...meeting.room, mode: 'read' as const } };
  const from = [meeting.state, meeting.room, meeting.drafts, seen, textPixels, host.translated];
  return remember(meeting.readable, from, () => deckOf({ ...needs, meeting: reading }));
}

export function deckNeeds(host: HostRoom): DeckNeeds | undefined {
  const { meeting } = host;
  if (meeting === undefined || host.phase !== 'meeting') return undefined;
  const seen = shownInRoom(meeting, todayIn(host));
  if (seen.covered !== undefined) return undefined;
  const documents = host.shelf === undefined ? {} : { documents: host.shelf.documents() };
  return {
    meeting,
    seen,
    textPixels: lookOf(host).textPixels,
    ...documents,
    decisions: (eyes) => decisionsFor(host, meeting, eyes),
    said: (eyes) => saidLines(host, meeting, eyes),
    cards: () => cardsForWall(host, meeting),
    ...sayOtherwise(host, meeting),
  };
}

/**
 * The one page on the wall. Nobody in the roll call: the neutral page, without a name. Covered, or somebody
 * here who may see nothing: the pause page, which never tells why (A3, A4, C4).
 */
export function screenPage(host: HostRoom): ScreenPage {
  const { meeting } = host;
  // C4: until the room has forgotten, and not a word of what was withdrawn.
  if (meeting?.room.withdrawn !== undefined) return { kind: 'pause' };
  if (meeting === undefined) return pageBetweenMeetings(host);
  if (host.phase !== 'meeting') return { kind: 'idle' };
  if (meeting.room.covered || readingHasEnded(host)) return { kind: 'pause' };
  const seen = roomAudience(meeting, todayIn(host));
  if (seen.covered === 'nobody') return { kind: 'idle' };
  return ownWordsPage(host, seen) ?? pageOf(host, meeting);
}

function pageOf(host: HostRoom, { room }: OpenMeeting): ScreenPage {
  const deck = openDeck(host) ?? [];
  const page = deck[Math.min(room.page, deck.length - 1)] ?? { kind: 'pause' };
  return page.kind === 'document' ? withPicture(host.shelf, page) : page;
}

export function screenView(host: HostRoom, caller: Caller): ScreenView {
  return {
    look: lookOf(host),
    page: screenPage(host),
    reading: host.reading,
    loudspeaker: loudspeakerOf(host) === caller.session,
    ...soundPlaceFor(host, caller),
  };
}
