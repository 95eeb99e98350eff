import type { ReadAloudView } from '#contract/reading-rows.ts';
import type { ScreenPage, Sentence } from '#contract/views.ts';
import { prepareSpoken } from '#language/spoken-text.ts';
import type { ReadingSentence } from '../speech/reader-types.ts';
import { readableDeck } from '../views/screen-view.ts';
import { remember } from './remember.ts';
import type { HostRoom } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { sayingsForChair, spokenIn } from './words-said.ts';
import { signalNow } from './interpreter-signal.ts';
import type { ReadAloud, RoomState } from './room-state.ts';
import { machineVoiceFor, settingsOf, voiceFor } from './voice-choice.ts';

/** How it is read until somebody says otherwise. */
const atFirst: ReadAloud = {
  speed: 4,
  byPerson: false,
  oneByOne: false,
  interpreterPaces: false,
  leftOut: [],
  spoken: [],
};

export function readAloudOf({ readAloud }: RoomState): ReadAloud {
  return readAloud ?? atFirst;
}

/** M2: the room's habit, until somebody says otherwise for this meeting; a person who reads begins alone. */
export function beginsByItself(host: HostRoom, room: RoomState): boolean {
  const { byPerson, byItself } = readAloudOf(room);
  return !byPerson && (byItself ?? settingsOf(host).readsByItself);
}

/** By its words too: what was changed since is read, for nobody has looked at it. */
export function leftOutKey({ id, text }: Pick<Sentence, 'id' | 'text'>): string {
  return `${id} ${text}`;
}

export function isLeftOut(room: RoomState, sentence: Pick<Sentence, 'id' | 'text'>): boolean {
  return readAloudOf(room).leftOut.includes(leftOutKey(sentence));
}

/** What is said of a sentence: its numbers and short forms as words, and what this plan says in its own way. */
export function asSpoken(
  meeting: Pick<OpenMeeting, 'room' | 'state'>,
  sentence: Pick<Sentence, 'id' | 'text' | 'language'>,
): ReadingSentence {
  const { id, text, language } = sentence;
  const parts = prepareSpoken(text, language, spokenIn(meeting, language));
  const [item = id] = id.split(':');
  const spoken = parts.map((one) => one.spoken).join(' ');
  return { id, text, language, item, spoken, changes: parts.flatMap((one) => one.changes) };
}

export function readableIn(host: HostRoom): readonly Sentence[] {
  return sentencesOf(readableDeck(host));
}

function sentencesOf(deck: readonly ScreenPage[]): readonly Sentence[] {
  return deck.flatMap((page) => ('sentences' in page ? page.sentences : []));
}

/** Whether the next sentence may follow by itself. */
export function mayGoOn(host: HostRoom): boolean {
  const room = host.meeting?.room;
  if (room === undefined) return true;
  const { oneByOne, interpreterPaces } = readAloudOf(room);
  return !oneByOne && !(interpreterPaces && signalNow(host) === 'wait');
}

/** For the chair alone: how it is read, and "vi leser det slik" of everything at this point. */
export function readAloudView(host: HostRoom): ReadAloudView {
  const { meeting } = host;
  if (meeting === undefined) {
    const { leftOut: _none, spoken: said, ...set } = atFirst;
    return { ...set, byItself: settingsOf(host).readsByItself, said: [...said], sentences: [] };
  }
  const { room } = meeting;
  const { leftOut: _keys, begun: _points, spoken: today, ...set } = readAloudOf(room);
  const byItself = set.byItself ?? settingsOf(host).readsByItself;
  const sentences = readableIn(host);
  const rows = remember(meeting.readAloud, [readableDeck(host), room.readAloud], () =>
    sentences.map((one) => ({
      id: one.id,
      text: one.text,
      language: one.language,
      spoken: asSpoken(meeting, one).spoken,
      leftOut: isLeftOut(room, one),
    })),
  );
  const texts = rows.map((one) => one.text);
  const ofPlan = sayingsForChair(meeting, texts).map(({ written, spoken }) => ({ written, spoken }));
  return { ...set, byItself, said: [...ofPlan, ...today], sentences: rows };
}

interface Prepared {
  readonly deck: readonly ScreenPage[];
  readonly said: ReadAloud | undefined;
  /** What reads each language: a sound of another voice is another sound. */
  readonly voices: string;
}

const prepared = new WeakMap<HostRoom, Prepared>();
const nothing: readonly ScreenPage[] = [];

/** Known text is made into sound in advance, so that the first word comes at once; what the room may not hear is dropped. */
export function prepareReading(host: HostRoom): void {
  const deck = deckToPrepare(host);
  const said = host.meeting?.room.readAloud;
  const before = prepared.get(host);
  const voices = `${voiceFor(host, 'nb').id} ${voiceFor(host, 'nn').id}`;
  if (before?.deck === deck && before.said === said && before.voices === voices) return;
  prepared.set(host, { deck, said, voices });
  const { meeting } = host;
  const sentences =
    meeting === undefined ? [] : sentencesOf(deck).filter((one) => isSaid(host, meeting, one));
  host.reader?.prepare(sentences.flatMap((one) => (meeting === undefined ? [] : [asSpoken(meeting, one)])));
}

function isSaid(host: HostRoom, { room }: OpenMeeting, one: Sentence): boolean {
  return isMadeHere(host, one) && !isLeftOut(room, one);
}

/** What a voice of the loudspeaker's own machine says is no sound of ours. */
function isMadeHere(host: HostRoom, { language }: Sentence): boolean {
  return machineVoiceFor(host, language) === undefined;
}

function deckToPrepare(host: HostRoom): readonly ScreenPage[] {
  const room = host.phase === 'meeting' ? host.meeting?.room : undefined;
  if (room === undefined || readAloudOf(room).byPerson) return nothing;
  const deck = readableDeck(host);
  return deck.length === 0 ? nothing : deck;
}
