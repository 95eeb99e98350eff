import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import { clockSchema, daySchema, instantSchema } from '#domain/calendar.ts';
import { factSchema } from '#domain/fact.ts';
import { factIdSchema, idSchema } from '#domain/identity.ts';
import { meetingFileSchema } from '#domain/plan-file.ts';
import { profileSchema } from '#domain/profile.ts';
import { limits } from './limits.ts';

/** Everything that goes between a room and the central store. Each shape is read with its schema on both sides. */

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const cursorSchema = z.string().regex(/^v1\.[A-Za-z0-9_-]{20,400}$/);
/** A room's name for itself; it says nothing about people. */
export const deviceSchema = z.string().regex(/^[A-Za-z0-9_.-]{1,64}$/);
const position = z.number().int().positive();

export const metaSchema = z.object({
  protocol: z.string(),
  version: z.number().int(),
  /** The oldest version that may still borrow; delivering is always allowed. */
  oldest: z.number().int(),
  serverTime: instantSchema,
  /** Made-up people only: every page says so. */
  tryout: z.boolean(),
  /** `device`: the room asks for a grant with a code (RFC 8628) at `issuer`; `token`: one token, for trying out. */
  signIn: z.enum(['token', 'device']),
  issuer: z.url().max(300).exactOptional(),
  limits: z.object({
    factsPerPush: position,
    bytesPerPush: position,
    factsPerPage: position,
    bytesPerBlob: position,
    bytesPerPart: position,
    secondsToWait: position,
  }),
});
export type Meta = z.infer<typeof metaSchema>;

/** A meeting as it was called: when, where, by whom, and what it is about. */
export const meetingPlanSchema = z.object({
  id: idSchema,
  date: daySchema,
  time: clockSchema,
  place: z.string().max(200),
  chair: idSchema,
  minuteTaker: idSchema,
  agenda: meetingFileSchema.shape.agenda,
  interpreter: meetingFileSchema.shape.interpreter.unwrap().exactOptional(),
});
export type MeetingPlan = z.infer<typeof meetingPlanSchema>;

/** A plan that may be taken into a room: as little as lets a person choose the right one. */
export const planRowSchema = z.object({
  id: idSchema,
  firstName: z.string().max(200),
  language: languageSchema,
  /** What the relay holder is called on pages. */
  holder: z.string().max(200).exactOptional(),
  meeting: meetingPlanSchema.exactOptional(),
});
export type PlanRow = z.infer<typeof planRowSchema>;
export const planListSchema = z.object({ plans: z.array(planRowSchema) });

export const loanRequestSchema = z.strictObject({
  purpose: z.literal('meeting'),
  device: deviceSchema,
  meeting: idSchema,
});
export type LoanRequest = z.infer<typeof loanRequestSchema>;

/** The right to read ends at `offlineUntil`; the right to deliver lasts until the receipt (design §3). */
export const loanSchema = z.object({
  loan: idSchema,
  meeting: idSchema,
  /** Whose eyes the room has: the chair of this meeting. It is given what this participant may read, and no more. */
  reader: idSchema,
  offlineUntil: instantSchema,
  /** Opens the delivery of this loan and nothing else, until the receipt; given once. */
  deliveryKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** What is sealed for the store is sealed with this key: X25519, raw, base64url ([SYNC-34]). */
  sealTo: z.object({ id: z.string().max(40), publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
  /** The store's profile is in force, and its version stands in every fact. */
  profile: profileSchema,
  meetingPlan: meetingPlanSchema,
});
export type Loan = z.infer<typeof loanSchema>;

const line = z.string().trim().min(1).max(200);

/**
 * M6: an empty plan, opened by the employee who is signed in, with its first meeting and its loan. The plan's id is
 * the client's, so that asking twice makes one plan. First names: the identity number is never sent from a room (R10).
 */
export const newPlanSchema = z.strictObject({
  plan: idSchema,
  device: deviceSchema,
  about: z.enum(['child', 'youth', 'pregnant']),
  language: languageSchema,
  owner: z.strictObject({ name: line, born: daySchema.exactOptional() }),
  guardians: z
    .array(z.strictObject({ name: line, familyWord: z.string().trim().min(1).max(30).exactOptional() }))
    .max(4),
  /** Now, in the room: the day is the store's. */
  meeting: z.strictObject({ id: idSchema, time: clockSchema, place: line }),
});
export type NewPlan = z.infer<typeof newPlanSchema>;

/** R3, R8, R15, S5: a leader or local administrator. The id of the fact is the client's: asked twice it is one fact. */
export const administrationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('holder.name'), fact: factIdSchema, participant: idSchema }),
  z.strictObject({
    kind: z.literal('standIn.name'),
    fact: factIdSchema,
    meeting: idSchema,
    participant: idSchema,
  }),
  z.strictObject({ kind: z.literal('access.end'), fact: factIdSchema, participant: idSchema, on: daySchema }),
  z.strictObject({ kind: z.literal('deletion.decide'), fact: factIdSchema, granted: z.boolean() }),
  /** S5: the second step of a deletion that was granted; what is gone by it never comes back. */
  z.strictObject({ kind: z.literal('deletion.execute'), fact: factIdSchema }),
]);
export type Administration = z.infer<typeof administrationSchema>;

export const outcomeKindSchema = z.enum(['applied', 'merged', 'conflict', 'held', 'rejected']);
export type OutcomeKind = z.infer<typeof outcomeKindSchema>;

/** What became of a fact: of its whole command, for facts of one command are settled as one ([SYNC-5]). */
const settled = {
  outcome: outcomeKindSchema,
  /** Why it is held or rejected. */
  why: z
    .enum(['no-right', 'not-visible', 'unknown-verb', 'malformed', 'withdrawn-meanwhile', 'plan-exists'])
    .exactOptional(),
  /** The field in question, and the fact whose value stays in force. */
  conflict: z.object({ field: z.string().max(40), current: factIdSchema }).exactOptional(),
};
export const settledSchema = z.object(settled);
export type Settled = z.infer<typeof settledSchema>;

export const changedFactSchema = z.object({ fact: factSchema, ...settled });
export type ChangedFact = z.infer<typeof changedFactSchema>;

export const changesSchema = z.object({
  facts: z.array(changedFactSchema),
  /** Items that were visible to this reader and are not any more: delete them, and what belongs to them. */
  withdrawn: z.array(idSchema),
  /** Drop the plan and take it whole: this page is the first of it. */
  reset: z.boolean(),
  more: z.boolean(),
  /** On the last page only: over everything that the reader may see ([SYNC-9]). */
  digest: sha256Schema.exactOptional(),
  cursor: cursorSchema,
  /** Until when the reader may keep it without asking again. */
  offlineUntil: instantSchema.exactOptional(),
});
export type Changes = z.infer<typeof changesSchema>;

export const pushSchema = z.strictObject({
  device: deviceSchema,
  loan: idSchema,
  clockOffsetMs: z.number().int().exactOptional(),
  facts: z
    .array(z.strictObject({ deviceNumber: position, fact: factSchema }))
    .min(1)
    .max(limits.factsPerPush),
});
export type Push = z.infer<typeof pushSchema>;

export const pushResultSchema = z.object({
  id: factIdSchema,
  ...settled,
  /** It had come before: this is the first answer again. */
  duplicate: z.literal(true).exactOptional(),
});
export type PushResult = z.infer<typeof pushResultSchema>;
export const pushAnswerSchema = z.object({ results: z.array(pushResultSchema) });
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** The store's word that it has a fact; it holds none of the fact's contents. */
export const receiptSchema = z.object({
  id: factIdSchema,
  ...settled,
  deviceNumber: position.exactOptional(),
  receivedAt: instantSchema,
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A value that lost, or a fact that waits for a holder: nothing is silently set aside ([SYNC-5]). */
export const openQuestionSchema = z.object({
  fact: factSchema,
  ...settled,
  /** The fact whose value is in force, where the reader may see it. */
  current: factSchema.exactOptional(),
});
export type OpenQuestion = z.infer<typeof openQuestionSchema>;
export const openQuestionsSchema = z.object({ questions: z.array(openQuestionSchema) });
export type OpenQuestions = z.infer<typeof openQuestionsSchema>;

/** Who had which part of the plan, when. Names people by their place in the plan, never what they read. */
export const accessRowSchema = z.object({
  at: instantSchema,
  action: z.enum(['loan', 'pull', 'blob', 'release', 'home', 'sealed']),
  reader: idSchema.exactOptional(),
  loan: idSchema.exactOptional(),
});
export const accessLogSchema = z.object({ rows: z.array(accessRowSchema) });
export type AccessLog = z.infer<typeof accessLogSchema>;

/** Names as in draft-ietf-httpbis-resumable-upload: `PUT` begins a document, `PATCH` goes on with it ([SYNC-32]). */
export const blobBeginningSchema = z.object({
  'content-type': z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
  /** Absent: the whole of it. */
  'upload-complete': z.enum(['?0', '?1']).default('?1'),
});
export const partialUpload = 'application/partial-upload';
export const blobPartSchema = z.object({
  'content-type': z.literal(partialUpload),
  'upload-complete': z.enum(['?0', '?1']),
  'upload-offset': z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number),
});

/** What the room is about to destroy: its own facts and documents. The store checks that it has them all. */
export const purgeSchema = z.strictObject({
  facts: z.number().int().min(0),
  blobs: z.array(sha256Schema).max(1000),
  at: instantSchema,
});
export type Purge = z.infer<typeof purgeSchema>;
export const releaseSchema = z.strictObject({ purged: purgeSchema });
export const releaseAnswerSchema = z.object({ receipt: idSchema, receivedAt: instantSchema });
/** What a courier is told of a sealed batch: its receipt, and nothing of what was in it. */
export const sealedAnswerSchema = releaseAnswerSchema.extend({ facts: z.number().int() });
export type SealedAnswer = z.infer<typeof sealedAnswerSchema>;
export type ReleaseAnswer = z.infer<typeof releaseAnswerSchema>;
