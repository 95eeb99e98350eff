import type { ScreenPage } from '#contract/views.ts';
import type { Covered } from '#domain/audience.ts';
import { isFamily } from '#domain/state.ts';
import type { ConsentLine } from '#language/consent-text.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { roomAudience } from '../room/open-meeting.ts';
import { openDraft } from '../room/open-draft.ts';
import { presences } from '../room/presences.ts';
import { remember } from '../room/remember.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { sentencePages } from './deck-sentences.ts';
import { draftText } from './draft-text.ts';

interface Drawing {
  readonly today: string;
  readonly textPixels: number;
}

export function consentIsShown(meeting: OpenMeeting, today: string): boolean {
  return meeting.room.mode === 'consent' && openDraft(meeting, today) !== undefined;
}

/** What keeps a room from the plan without keeping it from the text that would open the plan (C7). */
const coversThePlanAlone: ReadonlySet<Covered | undefined> = new Set([
  undefined,
  'no-consent',
  'consent-expired',
  'plan-ended',
]);

/**
 * C3: that a plan exists is itself information, so the text of its consent is for family and relay holder alone;
 * an interpreter with a duty of confidentiality renders it (C9).
 */
export function mayShowConsent(meeting: OpenMeeting, today: string): boolean {
  const { state, room } = meeting;
  if (!coversThePlanAlone.has(roomAudience(meeting, today).covered)) return false;
  const here = presences(room).filter((one) => one.kind !== 'interpreter');
  const areTheirs = here.every((one) => {
    const person = one.kind === 'participant' ? state.participants.get(one.participant) : undefined;
    return person !== undefined && (isFamily(person) || person.role === 'relay-holder');
  });
  return here.length > 0 && areTheirs;
}

/** C9: the whole text, sentence by sentence like a read-back; the last page is known, for the two answers on it. */
export function consentDeck(
  host: HostRoom,
  meeting: OpenMeeting,
  drawing: Drawing,
): readonly ScreenPage[] | undefined {
  const { today, textPixels } = drawing;
  if (!mayShowConsent(meeting, today)) return undefined;
  const from = ['consent', meeting.state, today, textPixels];
  return remember(meeting.deck, from, () => {
    const lines = draftText(host, meeting, today);
    return consentPages({ meeting, textPixels }, lines);
  });
}

function consentPages(
  needs: Pick<DeckNeeds, 'meeting' | 'textPixels'>,
  lines: readonly ConsentLine[],
): readonly ScreenPage[] {
  const pages = chaptersOf(lines).flatMap(({ title, texts }, chapter) => {
    const parts = texts.map((text, index) => ({ id: `consent-${chapter}-${index}`, text }));
    return sentencePages(needs, parts, title).map((page) => ({ ...page, title }));
  });
  return pages.map((page, index) => ({
    kind: 'consent',
    ...page,
    isLast: index === pages.length - 1,
    number: index + 1,
    of: pages.length,
  }));
}

interface Chapter {
  readonly title: string;
  readonly texts: string[];
}

/** Each heading with the paragraphs under it. */
function chaptersOf(paragraphs: readonly ConsentLine[]): readonly Chapter[] {
  const chapters: Chapter[] = [];
  for (const { heading, text } of paragraphs) {
    if (heading || chapters.length === 0) chapters.push({ title: heading ? text : '', texts: [] });
    if (!heading) chapters.at(-1)?.texts.push(text);
  }
  return chapters.length === 0 ? [{ title: '', texts: [] }] : chapters;
}
