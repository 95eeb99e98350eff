import type { Result } from '#domain/result.ts';
import type { TranslationPart } from '#language/translation-parts.ts';
import type { TranslationPair, TranslationRefusal, TranslatorHealth } from './translator.ts';

export interface EngineAsked extends TranslationPair {
  readonly sentences: readonly (readonly TranslationPart[])[];
  readonly signal?: AbortSignal;
}

/** The sentence in the other form, with marks at unknown words; absent: this one could not be translated. */
export type EngineAnswer = readonly TranslationPart[] | undefined;

/** A machine that translates, here or elsewhere. It is never told a name: those are taken out before. */
export interface TranslationEngine {
  readonly pairs: () => readonly TranslationPair[];
  readonly health: () => TranslatorHealth;
  readonly translate: (asked: EngineAsked) => Promise<Result<readonly EngineAnswer[], TranslationRefusal>>;
  readonly stop: () => Promise<void>;
}
