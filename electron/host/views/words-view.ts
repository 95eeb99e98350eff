import type { WordingLine, WordsPart } from '#contract/words-rows.ts';
import type { Sentence } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import type { PlanState, Word } from '#domain/state.ts';
import { explainedWordsIn, explainedWordsOf, wordingsOf } from '#domain/words.ts';
import type { HostRoom } from '../room/host-room.ts';
import { chairOf, todayIn } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { consentIsShown } from './deck-consent.ts';
import { pointOf } from './deck-needs.ts';
import { itemOf } from './interpreter-lines.ts';
import { readableDeck } from './screen-view.ts';
import { shownInRoom } from './shown.ts';

/** For the chair: the other written form on the wall, and what this plan says of words. */
export function wordsPart(host: HostRoom, meeting: OpenMeeting): WordsPart {
  const { room, state } = meeting;
  const lines = wordingLines(host);
  const isHolder = state.participants.get(chairOf(meeting))?.role === 'relay-holder';
  const written = state.plan?.language ?? 'nb';
  return {
    written,
    ...(room.form === undefined || room.form === written ? {} : { form: room.form }),
    original: room.original === true,
    offered: isOffered(host, meeting),
    lines,
    own: ownWords(state, { isHolder, texts: textsOf(lines) }).map(({ id, nb, nn }) => ({
      id,
      ...(nb === undefined ? {} : { nb }),
      ...(nn === undefined ? {} : { nn }),
    })),
    mayExplain: isHolder,
  };
}

/** A machine, or what people have said of what the room sees: else no page has a button for it. */
function isOffered(host: HostRoom, meeting: OpenMeeting): boolean {
  const { state } = meeting;
  if (host.canTranslate?.(state.plan?.language ?? 'nb') === true) return true;
  return wordingsOf(state, shownInRoom(meeting, todayIn(host)).items).length > 0;
}

/** A holder sees every topic; who chairs without being one is told of the words that stand before them (R15, A6). */
function ownWords(
  state: PlanState,
  { isHolder, texts }: { readonly isHolder: boolean; readonly texts: readonly string[] },
): readonly Word[] {
  return isHolder ? explainedWordsOf(state) : explainedWordsIn(state, texts);
}

export function textsOf(lines: readonly Pick<WordingLine, 'text' | 'other'>[]): readonly string[] {
  return lines.flatMap(({ text, other }) => (other === undefined ? [text] : [text, other.text]));
}

/**
 * What the room sees at this point, as it was written and in the other form: where somebody in the room wants that
 * form at all. A consent and the minutes have one wording (C9, D4).
 */
export function wordingLines(host: HostRoom): WordingLine[] {
  const { meeting } = host;
  if (meeting === undefined || host.phase !== 'meeting' || !isWanted(meeting)) return [];
  if (consentIsShown(meeting, todayIn(host)) || hasOneWording(meeting)) return [];
  const sentences = readableDeck(host).flatMap((page) => ('sentences' in page ? page.sentences : []));
  return sentences
    .filter(({ id }) => meeting.state.items.has(itemOf(id)))
    .map((one) => asLine(host, meeting, one));
}

/** The same for who writes the minutes: of what they see themselves. */
export function wordingLinesFor(host: HostRoom, own: Audience): WordingLine[] {
  return wordingLines(host).filter(({ id }) => own.items.has(itemOf(id)));
}

function isWanted({ room, state }: OpenMeeting): boolean {
  const written = state.plan?.language ?? 'nb';
  const hasInterpreter = room.tables.some((one) => one.role === 'interpreter' && one.state === 'admitted');
  return hasInterpreter || (room.form !== undefined && room.form !== written);
}

function hasOneWording(meeting: OpenMeeting): boolean {
  const { mode, part } = meeting.room;
  return pointOf(meeting)?.kind === 'read-back' || (mode === 'part' && part === 'new');
}

function asLine(host: HostRoom, { state }: OpenMeeting, { id, text, made }: Sentence): WordingLine {
  const language = state.plan?.language ?? 'nb';
  const line = { id, text: made?.of ?? text, language };
  const other = host.otherForm?.(line.text, language, true);
  return other === undefined ? line : { ...line, other };
}
