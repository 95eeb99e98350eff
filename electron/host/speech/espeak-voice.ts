import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { EngineWord } from './word-times.ts';

type EngineEvent = {
  readonly type: string;
  readonly text_position: number;
  readonly audio_position: number;
  readonly id?: number | string;
};
type OnSound = (samples: Int16Array | null, events: readonly EngineEvent[]) => 0 | 1;
export type EspeakVoice = {
  set_voice(name: string): number;
  set_rate(wordsPerMinute: number): void;
  get_samplerate(): number;
  synthesize(text: string, onSound: OnSound): void;
};

/** The shape that we rely on; a replaced voice without it is refused at the door. */
const voiceModuleSchema = z.object({
  default: z.custom<() => Promise<{ eSpeakNGWorker: new () => EspeakVoice }>>(
    (value) => typeof value === 'function',
  ),
});

export async function loadEspeak(folder: string): Promise<EspeakVoice> {
  const loaded: unknown = await import(pathToFileURL(path.join(folder, 'espeak-ng.js')).href);
  const engine = await voiceModuleSchema.parse(loaded).default();
  const voice = new engine.eSpeakNGWorker();
  if (voice.set_voice('gmq/nb') !== 0) throw new Error('The Norwegian voice is not in the folder');
  return voice;
}

export type Pronounced = EngineWord & {
  /** The word's sounds in IPA, with its stress. */
  readonly sounds: string;
};

export type EspeakSound = {
  readonly sampleRate: number;
  readonly samples: Int16Array;
  readonly words: readonly Pronounced[];
};

export function speakWithEspeak(voice: EspeakVoice, text: string, rate: number): EspeakSound {
  const parts: Int16Array[] = [];
  const words: { position: number; ms: number; sounds: string }[] = [];
  voice.set_rate(rate);
  voice.synthesize(text, (samples, found) => {
    if (samples !== null && samples.length > 0) parts.push(samples);
    for (const { type, id, ...event } of found) {
      const word = words.at(-1);
      if (type === 'word')
        words.push({ position: event.text_position, ms: event.audio_position, sounds: '' });
      else if (type === 'phoneme' && typeof id === 'string' && word !== undefined) word.sounds += id;
    }
    return 0;
  });
  return { sampleRate: voice.get_samplerate(), samples: joinSamples(parts), words };
}

function joinSamples(parts: readonly Int16Array[]): Int16Array {
  const joined = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
