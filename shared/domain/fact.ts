import { z } from 'zod';
import { instantSchema } from './calendar.ts';
import { factIdSchema, idSchema, system } from './identity.ts';

/** `noun.happened/version`: a changed meaning is a new version, an added optional field is not. */
export const verbSchema = z.string().regex(/^[a-z][A-Za-z]{1,30}\.[a-z][A-Za-z]{1,30}\/[1-9]\d{0,2}$/);

/** How the writer was known when the fact was written (design idea 2). */
export const proofSchema = z.enum(['eid', 'code', 'attested', 'paper']);
export type Proof = z.infer<typeof proofSchema>;

/**
 * One thing that happened, as it is kept for ever. The body lies apart from the envelope: it can be
 * replaced by its hash and a reason (S5, S7) while envelope, order and receipt stay valid.
 */
export const factSchema = z.strictObject({
  id: factIdSchema,
  /** Facts of one command are settled as one: the weakest outcome holds for all. */
  command: factIdSchema,
  plan: idSchema,
  /** What the fact is about: the unit of visibility. */
  item: idSchema,
  verb: verbSchema,
  /** For a changed field: the fact that last set it, as the writer saw it. */
  base: factIdSchema.exactOptional(),
  /** Who said it in the room, and who wrote it down (M1): participants of this plan. */
  saidBy: z.array(idSchema).max(20),
  writtenBy: z.union([idSchema, z.literal(system)]),
  /** The loan it was written under: the room, and the holder or stand-in that answers for both. */
  loan: idSchema.exactOptional(),
  proof: proofSchema,
  at: instantSchema,
  /** Version of the municipality's profile in force when it was written. */
  profile: z.string().min(1).max(40),
  body: z.record(z.string(), z.json()).exactOptional(),
  removed: z
    .strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), reason: z.string().max(40) })
    .exactOptional(),
});
export type Fact = z.infer<typeof factSchema>;
