import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import type { ScreenPage, Sentence } from '#contract/views.ts';
import { packSound } from '#contract/sound.ts';
import { no } from '#domain/result.ts';
import { prepareSpoken } from '#language/spoken-text.ts';
import type { Loudspeaker, ReadingSentence, ReadingState } from '../speech/reader.ts';
import { openDeck } from '../views/screen-view.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, done, loudspeakerOf, meetingOf } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';

/** Reads aloud what the wall shows: nothing hidden from the room is ever spoken, for it is in no page. */
export function startReading(host: HostRoom): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  if (loudspeakerOf(host) === undefined) return no(refuse('voice-unavailable'));
  const wasShowing = meeting.value.room.mode === 'show';
  const changed = showForReading(host, meeting.value);
  if (!changed.ok) return changed;
  const sentences = (openDeck(host) ?? []).flatMap((page) => sentencesOn(page));
  if (sentences.length === 0) {
    if (wasShowing) changeRoom(host, meeting.value, { mode: 'show' });
    return no(refuse('nothing-to-read'));
  }
  host.beingRead = sentences;
  host.reader?.read(sentences.map((one) => asSpoken(one)));
  return done;
}

/** Nothing is read behind the cover: who asks for the voice asks for the page that it reads. */
function showForReading(host: HostRoom, meeting: OpenMeeting): Answer {
  const { mode, covered } = meeting.room;
  if (mode === 'show') return changeRoom(host, meeting, { mode: 'read', page: 0, covered: false });
  return covered ? changeRoom(host, meeting, { covered: false }) : done;
}

function sentencesOn(page: ScreenPage): readonly Sentence[] {
  return 'sentences' in page ? page.sentences : [];
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

function asSpoken(sentence: { id: string; text: string; language: 'nb' | 'nn' }): ReadingSentence {
  const spoken = prepareSpoken(sentence.text, sentence.language).map((one) => one.spoken);
  return { ...sentence, spoken: spoken.join(' ') };
}

/** Silence. The page stays where the reading was. */
export function stopReading(host: HostRoom): Answer {
  delete host.beingRead;
  host.reader?.stop();
  return done;
}

export function heard(host: HostRoom, input: CommandInput<'reading.report'>): Answer {
  host.reader?.report({ generation: input.generation, sentenceId: input.sentence, state: input.state });
  return done;
}

/** The reading moved: the wall follows to the page where the sentence stands, and every page highlights it. */
export function followReading(host: HostRoom, state: ReadingState): void {
  host.reading = state.reading
    ? { sentence: state.sentenceId, generation: state.generation }
    : { generation: state.generation };
  if (!state.reading || !turnToSentence(host, state.sentenceId)) host.needs.changed();
}

function turnToSentence(host: HostRoom, sentence: string): boolean {
  const { meeting } = host;
  const deck = openDeck(host) ?? [];
  const page = deck.findIndex((one) => sentencesOn(one).some((other) => other.id === sentence));
  if (meeting === undefined || page < 0 || page === meeting.room.page) return false;
  return changeRoom(host, meeting, { page }).ok;
}

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
    silence: () => undefined,
  };
}
