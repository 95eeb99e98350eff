import type { Explained, Language } from './bodies-words.ts';
import type { Instant } from './calendar.ts';
import type { FactId, Id } from './identity.ts';

/** One sentence of an item as a person says it in the other written form. Never the valid text. */
export interface Wording {
  readonly from: Language;
  readonly to: Language;
  /** The sentence as it was written: another sentence is not this one. */
  readonly source: string;
  readonly text: string;
  readonly saidBy: readonly Id[];
  readonly writtenBy: Id;
  readonly at: Instant;
  readonly setBy: FactId;
}

export interface SayingFields {
  readonly kind: 'saying';
  readonly language: Language;
  readonly written: string;
  /** Absent: by the rules again. */
  readonly spoken?: string;
}

export interface WordFields {
  readonly kind: 'word';
  /** In neither form: taken out again. */
  readonly nb?: Explained;
  readonly nn?: Explained;
}
