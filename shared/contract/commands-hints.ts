import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import type { PageRole } from './roles.ts';

const nothing = z.strictObject({});

const writers: readonly PageRole[] = ['chair', 'minute-taker'];

/** The section, or the item, that is being written under. */
const place = z.string().min(1).max(80);
const word = z.string().min(1).max(60);
/** What a page found itself, by the rule and the words it is about. */
const hint = z.strictObject({ rule: z.string().min(1).max(40), match: z.string().min(1).max(400) });
export type HintMark = z.infer<typeof hint>;

/** Plain language and spelling while somebody writes. The page finds; nothing here is a fact, or in any view. */
export const hintCommands = {
  /** Which of these words are misspelt, and what may have been meant. `away`: nobody could look. */
  'words.check': {
    roles: writers,
    input: z.strictObject({ language: languageSchema, words: z.array(word).max(200) }),
    output: z.strictObject({
      away: z.boolean(),
      misspelt: z.array(z.strictObject({ word, likely: z.array(z.string()).max(10) })).max(200),
    }),
  },
  /** "La stå": for whoever writes there in this meeting; without a place, anywhere in it. */
  'hint.leave': {
    roles: writers,
    input: z.strictObject({ ...hint.shape, place: place.optional() }),
    output: nothing,
  },
  /** Which of the hints that this page found itself were left to stand. */
  'hint.recall': {
    roles: writers,
    input: z.strictObject({ place, found: z.array(hint).max(100) }),
    output: z.strictObject({ left: z.array(hint).max(100) }),
  },
} as const;
