import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';

/** Reading aloud as the chair sees it: how it is done today, and what will be read at this point. */
export const readAloudSchema = z.strictObject({
  speed: z.number().int(),
  byPerson: z.boolean(),
  oneByOne: z.boolean(),
  interpreterPaces: z.boolean(),
  /** "Vi leser det slik": what stands there, and what is said. Empty where this point has nothing to read. */
  sentences: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      spoken: z.string(),
      language: languageSchema,
      leftOut: z.boolean(),
    }),
  ),
  /** How something written is said today, against the rules. */
  said: z.array(z.strictObject({ written: z.string(), spoken: z.string() })),
});
export type ReadAloudView = z.infer<typeof readAloudSchema>;
