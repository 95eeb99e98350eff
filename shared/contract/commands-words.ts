import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import { explainedSchema } from '#domain/bodies-words.ts';
import { idSchema } from '#domain/identity.ts';
import type { PageRole } from './roles.ts';

const nothing = z.strictObject({});

const chair: readonly PageRole[] = ['chair'];
const drivers: readonly PageRole[] = ['screen', 'chair'];
const writers: readonly PageRole[] = ['chair', 'minute-taker'];

/** The other written form on the wall, and what people say about words. */
export const wordsCommands = {
  /** In which written form the wall shows what stands in the plan, where it is there; absent: as it was written. */
  'screen.form': {
    roles: chair,
    input: z.strictObject({ language: languageSchema.optional() }),
    output: nothing,
  },
  /** The text as it was written, and back again. */
  'screen.original': { roles: drivers, input: nothing, output: nothing },
  /** A sentence of an item in the other written form, by a person; without `text` it is the machine's again. */
  'wording.correct': {
    roles: writers,
    input: z.strictObject({ line: z.string().max(80), text: z.string().max(2000).optional() }),
    output: nothing,
  },
  /** A word of the plan's own list; in neither written form it is taken out again. */
  'word.explain': {
    roles: chair,
    input: z.strictObject({
      word: idSchema.optional(),
      nb: explainedSchema.optional(),
      nn: explainedSchema.optional(),
    }),
    output: nothing,
  },
} as const;
