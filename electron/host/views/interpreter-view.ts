import type { InterpreterLine, InterpreterPlace } from '#contract/table-views.ts';
import type { InterpreterView, ScreenPage } from '#contract/views.ts';
import type { Language } from '#domain/bodies.ts';
import type { PlanState, Word } from '#domain/state.ts';
import { explainedWordsIn } from '#domain/words.ts';
import type { HostRoom } from '../room/host-room.ts';
import { todayIn } from '../room/host-room.ts';
import { signalNow } from '../room/interpreter-signal.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { readAloudOf } from '../room/read-aloud.ts';
import type { Remembered } from '../room/remember.ts';
import { remember } from '../room/remember.ts';
import type { AgendaPoint } from '../room/room-state.ts';
import { agendaRows } from './deck-people.ts';
import { consentIsShown } from './deck-consent.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { pointOf } from './deck-needs.ts';
import { deckOf } from './deck.ts';
import { wordsIn } from './glossary.ts';
import type { Line } from './interpreter-lines.ts';
import { linesOfOwnWords, linesOfPages, withActivities, withNews } from './interpreter-lines.ts';
import { deckNeeds, lookOf, openDeck, readableDeck, screenPage } from './screen-view.ts';
import { readTableTexts } from './table-texts.ts';
import { textsOf } from './words-view.ts';

type Parts = Omit<InterpreterView, 'look' | 'reading'>;

/** The interpreter's page: what the room may see, ahead of it (A2). */
export function interpreterView(host: HostRoom): InterpreterView {
  return { look: lookOf(host), reading: host.reading, ...partsOf(host) };
}

function partsOf(host: HostRoom): Parts {
  const { meeting } = host;
  const page = screenPage(host);
  const paces = meeting !== undefined && readAloudOf(meeting.room).interpreterPaces;
  const asked = signalNow(host);
  const signal = asked === undefined ? {} : { signal: asked };
  if (meeting === undefined || showsNothing(page)) {
    return { covered: true, lines: [], words: [], paces, ...signal };
  }
  const at = placeOf(host, meeting);
  const lines = withNews(linesNow(host, meeting, page), meeting.state, meeting.plan.meeting);
  const told = withOther(host, lines, isByPeopleAlone(at));
  const next = nextOf(host, meeting);
  return {
    covered: false,
    ...(at === undefined ? {} : { at }),
    lines: told,
    ...(lines.some((line) => line.shown) ? {} : { wall: page }),
    ...(next === undefined ? {} : { next }),
    ...signal,
    paces,
    words: explained(host, meeting, [...told, ...(next?.lines ?? [])]),
  };
}

/** Covered exactly when the wall is: the same page decides it. */
export function showsNothing({ kind }: ScreenPage): boolean {
  return kind === 'pause' || kind === 'idle' || kind === 'sign-in';
}

function placeOf(host: HostRoom, meeting: OpenMeeting): InterpreterPlace | undefined {
  if (consentIsShown(meeting, todayIn(host))) return { kind: 'consent' };
  const needs = deckNeeds(host);
  const row = needs && agendaRows(needs).find((one) => one.state === 'now');
  return row && asPlace(row);
}

function asPlace({ kind, goalNumber, title }: ReturnType<typeof agendaRows>[number]): InterpreterPlace {
  return {
    kind,
    ...(goalNumber === undefined ? {} : { goalNumber }),
    ...(title === undefined ? {} : { title }),
  };
}

function linesNow(host: HostRoom, meeting: OpenMeeting, page: ScreenPage): Line[] {
  const language = languageOf(meeting);
  if (page.kind === 'own-words')
    return [...linesOfOwnWords(page.text, language), ...linesOfPoint(host, meeting)];
  return linesOfPoint(host, meeting, page);
}

/** Where the wall shows the plan itself, its lines are those that a voice would read there. */
function linesOfPoint(host: HostRoom, meeting: OpenMeeting, page?: ScreenPage): Line[] {
  const deck = openDeck(host) ?? [];
  const shownPage = page === undefined ? -1 : Math.min(meeting.room.page, deck.length - 1);
  const language = languageOf(meeting);
  const needs = deckNeeds(host);
  const goal = pointOf(meeting)?.goal;
  const isGoal = meeting.room.mode === 'show' || meeting.room.mode === 'read';
  if (needs === undefined || goal === undefined || !isGoal) return linesOfPages(deck, language, shownPage);
  const isRead = meeting.room.mode === 'read';
  const lines = linesOfPages(isRead ? deck : readableDeck(host), language, isRead ? shownPage : -1);
  return withActivities(lines, { state: meeting.state, seen: needs.seen, goal, page });
}

/** A point that the room may see, and how it begins: two sentences and more before the room is there. */
function nextOf(host: HostRoom, meeting: OpenMeeting): Parts['next'] {
  const needs = deckNeeds(host);
  if (needs === undefined || consentIsShown(meeting, todayIn(host))) return undefined;
  const rows = agendaRows(needs);
  const now = rows.findIndex((one) => one.state === 'now');
  const row = now < 0 ? undefined : rows[now + 1];
  const point = meeting.plan.agenda.find((one) => one.id === row?.id);
  if (row === undefined || point === undefined) return undefined;
  return { at: asPlace(row), lines: withOther(host, linesAhead(needs, point), false) };
}

/** Paged once for each state of the plan, and not with every page that the room turns. */
const kept = new WeakMap<PlanState, Remembered<Line[]>>();

/** The minutes are nobody's before they are read back: what is being written is not told ahead. */
function linesAhead(needs: DeckNeeds, point: AgendaPoint): Line[] {
  const { id, kind, goal } = point;
  if (kind !== 'goal' && kind !== 'topic') return [];
  const { meeting, seen } = needs;
  const { state, plan } = meeting;
  const before = kept.get(state) ?? {};
  kept.set(state, before);
  return remember(before, [id, plan, seen], () => {
    const room = { ...meeting.room, agenda: id, mode: 'read' as const, page: 0 };
    const { say: _later, ...asWritten } = needs;
    const deck = deckOf({ ...asWritten, meeting: { ...meeting, room } });
    const lines = linesOfPages(deck, languageOf(meeting), -1);
    const named = goal === undefined ? lines : withActivities(lines, { state, seen, goal });
    return withNews(named, state, plan.meeting);
  });
}

function languageOf({ state }: OpenMeeting): Language {
  return state.plan?.language ?? 'nb';
}

/** A consent's text and the minutes are never a machine's. */
function isByPeopleAlone(at: InterpreterPlace | undefined): boolean {
  return at?.kind === 'consent' || at?.kind === 'read-back';
}

function withOther(host: HostRoom, lines: readonly Line[], byPeopleAlone: boolean): InterpreterLine[] {
  const { otherForm } = host;
  if (otherForm === undefined) return [...lines];
  return lines.map((line) => {
    if (line.kind === 'own-words' || line.other !== undefined) return line;
    const other = otherForm(line.text, line.language, !byPeopleAlone);
    const isShown = other !== undefined && (other.by === 'person' || !byPeopleAlone);
    return isShown ? { ...line, other } : line;
  });
}

/** Of the plan's own list and of the trade, only what stands in these lines: a word that is hidden is in none (A6). */
function explained(host: HostRoom, { state }: OpenMeeting, lines: readonly Line[]): Parts['words'] {
  host.tableTexts ??= readTableTexts(host.needs.resources);
  const texts = textsOf(lines);
  const own = explainedWordsIn(state, texts).map((word) => ownWord(word));
  const isOwn = new Set(own.flatMap(({ nb, nn }) => [nb, nn].map((form) => form?.term.toLowerCase())));
  // What the plan says of a word goes before what is said of it elsewhere.
  const ofTrade = wordsIn(host.tableTexts.glossary, texts).filter(
    ({ nb, nn }) => ![nb, nn].some((form) => form !== undefined && isOwn.has(form.term.toLowerCase())),
  );
  return [...own, ...ofTrade];
}

function ownWord({ nb, nn }: Word): Parts['words'][number] {
  return { ...(nb === undefined ? {} : { nb }), ...(nn === undefined ? {} : { nn }), own: true };
}
