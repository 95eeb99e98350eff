import { no, type Result, yes } from '#domain/result.ts';
import type { Language } from '#language/language.ts';
import { prepareSpoken, type SpokenSentence } from '#language/spoken-text.ts';
import { sourceTimeline } from './source-timeline.ts';
import type { SpeechEngine, SpeechRefusal, SpokenSound } from './speech-engine.ts';

/** One spoken word: the place in the text that it comes from, what is said there, and when. */
export type SpokenEvent = {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly spoken: string;
  readonly ms: number;
};

export type SpokenFile = {
  readonly wav: Uint8Array;
  readonly events: readonly SpokenEvent[];
  readonly milliseconds: number;
};

type Spoken = { readonly sentence: SpokenSentence; readonly sound: SpokenSound };
type FileRefusal = SpeechRefusal | { readonly kind: 'nothing-to-say' };

/** A whole text as one sound with the times of its words. */
export async function speakText(
  engine: Pick<SpeechEngine, 'synthesize'>,
  text: string,
  language: Language,
): Promise<Result<SpokenFile, FileRefusal>> {
  const spoken: Spoken[] = [];
  for (const sentence of prepareSpoken(text, language)) {
    const sound = await engine.synthesize(sentence.spoken, language);
    if (!sound.ok) return sound;
    spoken.push({ sentence, sound: sound.value });
  }
  const sampleRate = spoken[0]?.sound.sampleRate;
  if (sampleRate === undefined) return no({ kind: 'nothing-to-say' });
  const pcm = spoken.map(({ sound }) => sound.pcm);
  const bytes = pcm.reduce((sum, one) => sum + one.length, 0);
  return yes({
    wav: writeWav(pcm, { sampleRate, bytes }),
    events: eventsOf(text, spoken),
    milliseconds: (bytes / 2 / sampleRate) * 1000,
  });
}

function eventsOf(text: string, spoken: readonly Spoken[]): SpokenEvent[] {
  let before = 0;
  return spoken.flatMap(({ sentence, sound }, index) => {
    const begin = before;
    before += (sound.pcm.length / 2 / sound.sampleRate) * 1000;
    const changes = sentence.changes.map((change) => ({
      ...change,
      start: change.start - sentence.start,
      end: change.end - sentence.start,
    }));
    return sourceTimeline({ ...sentence, changes }, sound.words).map((place, word) => {
      const [start, end] = [sentence.start + place.start, sentence.start + place.end];
      const said = sound.words[word];
      return {
        sentence: index,
        start,
        end,
        text: text.slice(start, end),
        spoken: sentence.spoken.slice(said?.start, said?.end),
        ms: Math.round(begin + place.ms),
      };
    });
  });
}

const headerBytes = 44;

/** RIFF WAVE, one channel of 16 bits. */
function writeWav(
  parts: readonly Uint8Array[],
  { sampleRate, bytes }: { sampleRate: number; bytes: number },
): Uint8Array {
  const file = new Uint8Array(headerBytes + bytes);
  const view = new DataView(file.buffer);
  const texts: readonly [number, string][] = [
    [0, 'RIFF'],
    [8, 'WAVE'],
    [12, 'fmt '],
    [36, 'data'],
  ];
  for (const [at, text] of texts) file.set(new TextEncoder().encode(text), at);
  view.setUint32(4, headerBytes - 8 + bytes, true);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  view.setUint32(40, bytes, true);
  let at = headerBytes;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
