import type { Id } from '#domain/identity.ts';

/** One text field of theirs. */
export interface SamspillField {
  readonly activity: Id;
  readonly text: string;
  /** Of the text as it was read or written by us last. */
  readonly hash: string;
}

export interface SamspillWrite {
  readonly activity: Id;
  /** The text that is meant to stand there now: with any other, nothing is written. */
  readonly ifHash: string;
  readonly text: string;
}

export type SamspillOutcome = 'written' | 'nothing-new' | 'changed-there' | 'not-there';

/**
 * What the store needs of Visma Flyt Samspill, and no more. **The rule of writing back (D6)**: an evaluation is put as
 * a dated block under the text, which itself stays as it is, letter by letter; only when the text is still what was
 * read. If anybody has changed it meanwhile, nothing is written, and it is told.
 */
export interface SamspillPort {
  readonly readFields: (plan: Id) => Promise<readonly SamspillField[]>;
  /** Looks and writes in one: whoever implements this may leave no gap between the two. */
  readonly writeField: (plan: Id, write: SamspillWrite) => Promise<Exclude<SamspillOutcome, 'nothing-new'>>;
}
