import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';

/**
 * `NAME.samspill.json`: the text fields of one plan's activities, as they stand in Visma Flyt Samspill. No interface of
 * theirs is published: this form is ours, and somebody or something must carry it there and back.
 */
export const exchangeFileSchema = z.strictObject({
  format: z.literal(1),
  kind: z.literal('samspill-exchange'),
  plan: idSchema,
  fields: z
    .array(
      z.strictObject({
        activity: idSchema,
        /** The whole field, as it stands there now. */
        text: z.string().max(100_000),
        /** SHA-256 of the text as it was read or written last, UTF-8, hexadecimal. */
        hash: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(5000),
});
export type ExchangeFile = z.infer<typeof exchangeFileSchema>;
