import { z } from 'zod';
import { transitionSchema } from './bodies-people.ts';
import { daySchema } from './calendar.ts';
import { idSchema } from './identity.ts';

/** C2: every goal, activity, document and message carries exactly one topic. */
export const topicSchema = z.enum(['school', 'health', 'family', 'economy', 'other']);
export type Topic = z.infer<typeof topicSchema>;
export const allTopics: readonly Topic[] = topicSchema.options;

/** Whom a consent names, and which topics they may see; absent topics are all. */
const named = z.strictObject({
  participant: idSchema,
  topics: z.array(topicSchema).min(1).exactOptional(),
});
const names = z.array(named).min(1).max(60);
const signers = z.array(idSchema).min(1).max(6);

/** C1–C10 and S1–S5: what the family has said yes to, took back, and how a plan ends. */
export const consentBodies = {
  /** C1: nothing is open by it. Gone after the profile's days when nobody has signed. */
  'consent.drafted/1': z.strictObject({
    on: daySchema,
    names,
    expiresOn: daySchema.exactOptional(),
    meeting: idSchema.exactOptional(),
    /** C2: free text that reminds the holder, and that no program applies. */
    reminder: z.string().trim().min(1).max(2000).exactOptional(),
    transition: transitionSchema.exactOptional(),
    /** C8: of a closed or inactive plan: whether what was written before shall be seen again. */
    oldContent: z.boolean().exactOptional(),
  }),
  /** C9: one signature, on the signer's own phone or on a form that the chair has seen. */
  'consent.signed/1': z.strictObject({
    consent: idSchema,
    participant: idSchema,
    part: z.enum(['plan', 'health']),
    on: daySchema,
    form: z.enum(['eid', 'paper']),
  }),
  /** In force: everybody who must has signed (C6). */
  'consent.given/1': z.strictObject({
    signedOn: daySchema,
    signedBy: signers,
    form: z.enum(['eid', 'paper']),
    expiresOn: daySchema.exactOptional(),
    /** C10: for one meeting only. */
    meeting: idSchema.exactOptional(),
    names,
    /** C6e: who signed for sharing health information, where that is a part of its own. */
    healthSignedBy: signers.exactOptional(),
    transition: transitionSchema.exactOptional(),
    oldContent: z.boolean().exactOptional(),
  }),
  /** C4: in grades; without participant and topic it is everything. */
  'consent.withdrawn/1': z.strictObject({
    on: daySchema,
    form: z.enum(['spoken', 'written']),
    participant: idSchema.exactOptional(),
    topic: topicSchema.exactOptional(),
  }),
  /** C7: written by the store when the day has passed. */
  'consent.expired/1': z.strictObject({ consent: idSchema, on: daySchema }),
  /** S1. A plan closed in a meeting stays with that meeting until it ends. */
  'plan.closed/1': z.strictObject({
    on: daySchema,
    why: z.enum(['need-ended', 'family-wish', 'individual-plan', 'consent-withdrawn']),
    meeting: idSchema.exactOptional(),
    /** S1: whether the content goes into the individual plan, with consent. */
    transfer: z.boolean().exactOptional(),
  }),
  /** S2. */
  'plan.deactivated/1': z.strictObject({ on: daySchema, meeting: idSchema.exactOptional() }),
  /** C8: by a new consent, which said whether the old content is seen again. */
  'plan.reopened/1': z.strictObject({ on: daySchema, consent: idSchema, oldContent: z.boolean() }),
  /** S5: demand, decision and execution, without the content. */
  'deletion.demanded/1': z.strictObject({ on: daySchema }),
  'deletion.decided/1': z.strictObject({ on: daySchema, granted: z.boolean() }),
  'deletion.executed/1': z.strictObject({ on: daySchema }),
} as const;
