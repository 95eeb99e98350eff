import type { Result } from '#domain/result.ts';
import type { Language } from '#language/language.ts';

export interface TranslationPair {
  readonly from: Language;
  readonly to: Language;
}

/**
 * `none`: there is no machine here, and no page shows a button for it. `off`: it is there and could not be used
 * when it was last asked. `ready` also before it was started: it starts on first use.
 */
export type TranslatorHealth = 'ready' | 'starting' | 'off' | 'none';

/** `no-such-pair`: nothing here translates that way; `engine-away`: not now; `stopped`: the caller's signal, or ours. */
export interface TranslationRefusal {
  readonly kind: 'no-such-pair' | 'engine-away' | 'stopped';
}

export interface TranslationAsked extends TranslationPair {
  /** One sentence each: the machine gets them one at a time. */
  readonly sentences: readonly { readonly id: string; readonly text: string }[];
  /** Of participants, child, school, places: whatever must come back as it was written. */
  readonly names: readonly string[];
  readonly signal?: AbortSignal;
}

export interface TranslatedSentence {
  readonly id: string;
  /** By the machine; the original where the machine could not be trusted with it. */
  readonly text: string;
  readonly unsure: boolean;
}

/** The other written form of a text. What it gives is a draft, always marked; the original is the valid text. */
export interface Translator {
  readonly pairs: () => readonly TranslationPair[];
  readonly health: () => TranslatorHealth;
  readonly translate: (
    asked: TranslationAsked,
  ) => Promise<Result<readonly TranslatedSentence[], TranslationRefusal>>;
  readonly stop: () => Promise<void>;
}
