import type { Result } from '#domain/result.ts';
import type { Language } from '#language/language.ts';
import type { SpeechEngine, SpeechRefusal, SpokenSound } from './speech-engine.ts';

export type SoundMaker = {
  synthesize(
    text: string,
    language: Language,
    signal?: AbortSignal,
  ): Promise<Result<SpokenSound, SpeechRefusal>>;
};

export type PreparedNeeds = {
  readonly engine: SoundMaker & Pick<SpeechEngine, 'voiceKey' | 'setSpeed'>;
  /** What is kept at most; the rest is made when it is read. */
  readonly mostBytes?: number;
};

export type Prepared = SoundMaker & {
  /**
   * Makes the sounds of what is likely to be read, one at a time. What is not in the list is dropped, so that
   * nothing stays in memory that the room may not hear any more.
   */
  prepare(sentences: Likely): Promise<void>;
  /** What was made ahead is made again at the new speed. */
  setSpeed(speed: number): void;
  drop(): void;
};

type Likely = readonly { readonly spoken: string; readonly language: Language }[];

/** About six minutes of speech. */
const usualBytes = 16 * 1024 * 1024;

type State = {
  readonly needs: PreparedNeeds;
  /** In the order in which they are likely to be read. */
  readonly sounds: Map<string, SpokenSound>;
  bytes: number;
  likely: Likely;
  /** A newer list, or none: the work on an older one ends after the sentence it is at. */
  turn: number;
};

/** Sounds made ahead, in memory only: the first word comes at once. */
export function keepPrepared(needs: PreparedNeeds): Prepared {
  const state: State = { needs, sounds: new Map(), bytes: 0, likely: [], turn: 0 };
  return {
    synthesize: (text, language, signal) => {
      const sound = signal?.aborted === true ? undefined : state.sounds.get(keyOf(state, text, language));
      if (sound !== undefined) return Promise.resolve({ ok: true, value: sound });
      return needs.engine.synthesize(text, language, signal);
    },
    prepare: (sentences) => prepare(state, sentences),
    setSpeed: (speed) => {
      needs.engine.setSpeed(speed);
      void prepare(state, state.likely);
    },
    drop: () => void prepare(state, []),
  };
}

function keyOf({ needs }: State, text: string, language: Language): string {
  return `${language} ${needs.engine.voiceKey(language)} ${text}`;
}

async function prepare(state: State, sentences: Likely): Promise<void> {
  state.turn += 1;
  state.likely = sentences;
  const { turn } = state;
  keepOnly(state, new Set(sentences.map((one) => keyOf(state, one.spoken, one.language))));
  for (const { spoken, language } of sentences) {
    const key = keyOf(state, spoken, language);
    if (state.sounds.has(key)) continue;
    const made = await state.needs.engine.synthesize(spoken, language);
    if (state.turn !== turn || !made.ok) return;
    const size = made.value.pcm.length;
    if (state.bytes + size > (state.needs.mostBytes ?? usualBytes)) return;
    // The voice may have been changed, or have failed, while the sound was made.
    if (key !== keyOf(state, spoken, language)) continue;
    state.sounds.set(key, made.value);
    state.bytes += size;
  }
}

function keepOnly(state: State, keys: ReadonlySet<string>): void {
  for (const [key, sound] of state.sounds) {
    if (keys.has(key)) continue;
    state.sounds.delete(key);
    state.bytes -= sound.pcm.length;
  }
}
