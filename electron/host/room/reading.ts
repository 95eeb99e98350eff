import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import type { Reading, ScreenPage, Sentence } from '#contract/views.ts';
import { packSound } from '#contract/sound.ts';
import { no } from '#domain/result.ts';
import type { Loudspeaker, ReadingState } from '../speech/reader-types.ts';
import { usualSpeed } from '../speech/speeds.ts';
import { openDeck } from '../views/screen-view.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, done, loudspeakerOf, meetingOf } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { asSpoken, isLeftOut, readAloudOf } from './read-aloud.ts';
import type { RoomState } from './room-state.ts';

/** Reads aloud what the wall shows: nothing hidden from the room is ever spoken, for it is in no page. */
export function startReading(host: HostRoom): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { room } = meeting.value;
  const { byPerson } = readAloudOf(room);
  if (!byPerson && loudspeakerOf(host) === undefined) return no(refuse('voice-unavailable'));
  const changed = showForReading(host, meeting.value);
  if (!changed.ok) return changed;
  const sentences = (openDeck(host) ?? []).flatMap((page) => sentencesOn(page));
  const toRead = sentences.filter((one) => !isLeftOut(meeting.value.room, one));
  const first = toRead[0];
  if (first === undefined) {
    if (room.mode === 'show') changeRoom(host, meeting.value, { mode: 'show' });
    return no(refuse('nothing-to-read'));
  }
  host.beingRead = toRead;
  if (byPerson) readByPerson(host, first.id);
  else host.reader?.read(toRead.map((one) => asSpoken(meeting.value, one)));
  return done;
}

/** Nothing is read behind the cover: who asks for the voice asks for the page that it reads. */
function showForReading(host: HostRoom, meeting: OpenMeeting): Answer {
  const { mode, covered } = meeting.room;
  if (mode === 'show') {
    return changeRoom(host, meeting, { mode: 'read', page: 0, covered: false, ...begunHere(meeting.room) });
  }
  return covered ? changeRoom(host, meeting, { covered: false }) : done;
}

/** M2: where it has been read once it begins by itself no more. */
function begunHere(room: RoomState): Pick<RoomState, 'readAloud'> {
  const readAloud = readAloudOf(room);
  return { readAloud: { ...readAloud, begun: [...new Set([...(readAloud.begun ?? []), room.agenda])] } };
}

function sentencesOn(page: ScreenPage): readonly Sentence[] {
  return 'sentences' in page ? page.sentences : [];
}

/** "Jeg leser selv": the mark stands on a sentence until a key moves it, and the machine is silent. */
function readByPerson(host: HostRoom, sentence: string): void {
  host.reader?.stop();
  showReading(host, { sentence, generation: host.reading.generation + 1, byPerson: true });
}

/** To the next or the last; past the end the reading is over. */
export function skipReading(host: HostRoom, input: CommandInput<'reading.skip'>): Answer {
  const { sentence, byPerson } = host.reading;
  if (sentence === undefined) return done;
  if (byPerson !== true) host.reader?.skip(input.step, input.unit);
  else {
    const read = host.beingRead ?? [];
    const next = read[Math.max(0, read.findIndex((one) => one.id === sentence) + input.step)];
    if (next === undefined) stopReading(host);
    else readByPerson(host, next.id);
  }
  return done;
}

/** The presenter's key while a person reads moves the mark, and while something waits it lets it follow. */
export function turnReading(host: HostRoom, step: 1 | -1): boolean {
  const { sentence, byPerson, waits } = host.reading;
  if (sentence === undefined || (byPerson !== true && waits !== true)) return false;
  if (waits === true && step === 1) host.reader?.goOn();
  else skipReading(host, { step, unit: 'sentence' });
  return true;
}

/**
 * Silence as soon as something of what is being read may not be seen any more: a sentence left out would be a
 * gap that tells (A6).
 */
export function stopUnseenReading(host: HostRoom): void {
  if (host.reading.sentence === undefined && host.beingRead === undefined) return;
  const isCovered = host.meeting?.room.covered === true;
  const seen = new Set((isCovered ? [] : (openDeck(host) ?? [])).flatMap((page) => textsOn(page)));
  if (host.beingRead?.every((one) => seen.has(keyOf(one))) === false) stopReading(host);
}

function textsOn(page: ScreenPage): readonly string[] {
  return sentencesOn(page).map((one) => keyOf(one));
}

function keyOf({ id, text }: Pick<Sentence, 'id' | 'text'>): string {
  return `${id} ${text}`;
}

/** Silence. The page stays where the reading was. */
export function stopReading(host: HostRoom): Answer {
  delete host.beingRead;
  host.reader?.stop();
  if (host.reading.byPerson === true) showReading(host, { generation: host.reading.generation + 1 });
  return done;
}

export function heard(host: HostRoom, input: CommandInput<'reading.report'>): Answer {
  const { generation, sentence: sentenceId, state, at } = input;
  const { timeline } = host.reading;
  const ms = timeline === undefined ? 0 : Math.max(0, host.needs.now() - timeline.startedAt);
  host.reader?.report({ generation, sentenceId, state, at, ms });
  return done;
}

type ReadingNow = Extract<ReadingState, { reading: true }>;

/** The reading moved: the wall follows to the page where the sentence stands, and every page highlights it. */
export function followReading(host: HostRoom, state: ReadingState): void {
  const { generation } = state;
  if (!state.reading) return showReading(host, { generation });
  const { sentenceId, waits, sounds, words } = state;
  const timeline =
    sounds === true && words !== undefined ? { startedAt: startOf(host, state), words } : undefined;
  showReading(host, {
    sentence: sentenceId,
    generation,
    ...(waits === undefined ? {} : { waits }),
    ...(timeline === undefined ? {} : { timeline }),
  });
}

/** A voice of the machine tells its words one by one, and they count from when the sentence began. */
function startOf(host: HostRoom, { generation, sentenceId }: ReadingNow): number {
  const { reading } = host;
  const isSame = reading.generation === generation && reading.sentence === sentenceId;
  return (isSame ? reading.timeline?.startedAt : undefined) ?? Math.round(host.needs.now());
}

function showReading(host: HostRoom, reading: Reading): void {
  host.reading = reading;
  const { sentence } = reading;
  if (sentence === undefined || !turnToSentence(host, sentence)) host.needs.changed();
}

function turnToSentence(host: HostRoom, sentence: string): boolean {
  const { meeting } = host;
  const deck = openDeck(host) ?? [];
  const page = deck.findIndex((one) => sentencesOn(one).some((other) => other.id === sentence));
  if (meeting === undefined || page < 0 || page === meeting.room.page) return false;
  return changeRoom(host, meeting, { page }).ok;
}

/** A frame without samples has a rate all the same. */
const silentRate = 8000;

/** The one page that sounds. Silence needs no frame: the page stops when the view's generation moves. */
export function loudspeakerFor(host: HostRoom): Loudspeaker {
  return {
    play: (sound) => {
      const session = loudspeakerOf(host);
      if (session === undefined) return;
      const { generation, sentenceId, sampleRate, words, pcm } = sound;
      const times = words.map((word): [number, number, number] => [word.start, word.end, word.ms]);
      host.needs.sound(
        session,
        packSound({ generation, sentence: sentenceId, sampleRate, words: times }, pcm),
      );
    },
    say: ({ generation, sentenceId: sentence, text, voice }) => {
      const session = loudspeakerOf(host);
      if (session === undefined) return;
      const speed = host.meeting === undefined ? usualSpeed : readAloudOf(host.meeting.room).speed;
      const header = { generation, sentence, sampleRate: silentRate, words: [], say: { text, voice, speed } };
      host.needs.sound(session, packSound(header, new Uint8Array()));
    },
    silence: () => undefined,
  };
}
