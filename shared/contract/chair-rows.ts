import { z } from 'zod';
import { languageSchema, topicSchema } from '#domain/bodies.ts';
import { transitionSchema } from '#domain/bodies-people.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { idSchema } from '#domain/identity.ts';

/** The parts of the chair's console that the law fills: consent at a glance, people, endings, what is due. */

const name = z.string();
const named = z.strictObject({ id: idSchema, name, topics: z.array(topicSchema).optional() });

/** Beyond the list of people: A2, A3, A5, M11, M14. */
export const rollCallSchema = z.strictObject({
  others: z.boolean(),
  sibling: z.enum(['none', 'here', 'allowed', 'small']),
  /** A3: with no guardian here nobody can say yes for the sibling. */
  guardianIsHere: z.boolean(),
  /** A5: confirming now would let the room see something else than it sees. */
  waitsForConfirm: z.boolean(),
  family: z.enum(['here', 'ask', 'informed', 'not-informed']),
  /** M11: `too-young` still may take part; it is not asked about. */
  child: z.strictObject({
    ask: z.boolean(),
    way: z.enum(['itself', 'through-someone', 'said-no', 'not-asked']).optional(),
    through: name.optional(),
  }),
});

/** What is blocked, why, and the next step: one line each, and none when all is in order. */
const blockedRow = z.strictObject({
  kind: z.enum([
    'no-consent',
    'not-named',
    'expired',
    'access-ended',
    'no-declaration',
    'no-holder',
    'plan-ended',
    'withdrawn',
  ]),
  person: name.optional(),
});

export const consentDraftSchema = z.strictObject({
  id: idSchema,
  names: z.array(named),
  /** C6: whose signature is missing, and for which part. */
  missing: z.array(z.strictObject({ id: idSchema, name, part: z.enum(['plan', 'health']) })),
  signed: z.array(z.strictObject({ name, part: z.enum(['plan', 'health']), on: daySchema })),
  /** C6g: the page asks; nobody guesses. */
  ask: z.enum(['custody', 'guardians']).optional(),
  expiresOn: daySchema.optional(),
  reminder: z.string().optional(),
  /** The text that is signed, in the plan's language: a heading or a paragraph each. */
  text: z.array(z.strictObject({ heading: z.boolean(), text: z.string() })),
});

export const consentPartSchema = z.strictObject({
  state: z.enum(['in-order', 'blocked', 'none', 'withdrawn', 'plan-ended']),
  signedBy: z.array(name),
  signedOn: daySchema.optional(),
  expiresOn: daySchema.optional(),
  blocked: z.array(blockedRow),
  names: z.array(named),
  /** C10: named for this meeting only. */
  forMeeting: z.array(name),
  draft: consentDraftSchema.optional(),
  /** Who signs for this plan today, whether or not anything is to be signed. */
  signers: z.array(z.strictObject({ id: idSchema, name })),
  ask: z.enum(['custody', 'guardians']).optional(),
  custody: z
    .strictObject({ situation: z.string(), basis: z.string().optional(), signers: z.array(name) })
    .optional(),
  /** C5: what withdrawing everything does here. */
  withdrawal: z.enum(['delete', 'close', 'close-and-archive']),
});

/** M12, R5: each goal as the chair chooses what is shown of it. */
export const goalRow = z.strictObject({
  id: idSchema,
  title: z.string(),
  topic: topicSchema,
  limitedTo: z.array(z.strictObject({ id: idSchema, name })).optional(),
  waits: z.boolean(),
  hiddenFromRoom: z.boolean(),
  closed: z.boolean(),
});

/** The wall as another set of people would see it; `covered` says why it would show nothing. */
export const previewSchema = z.strictObject({
  people: z.array(idSchema),
  stranger: z.boolean(),
  covered: z.string().optional(),
  goals: z.array(
    z.strictObject({ number: z.number().int(), title: z.string(), activities: z.array(z.string()) }),
  ),
});

/** One thing to remember, at the moment for it (P4, C4, C7, D2, M8–M11, R3, R11, R13, S3, S4). */
export const reminderRow = z.strictObject({
  kind: z.enum([
    'evaluation-due',
    'consent-expires',
    'holder-ends',
    'holder-ended',
    'holder-asked-for',
    'adult-soon',
    'draft-open',
    'handover-open',
    'child-offer',
    'agreed-last-time',
    'need',
    'next-meeting',
    'own-records',
    'conclusion',
    'only-in-calendar',
    'archive-due',
    'deletion-open',
    'access-ends',
    'family-sees-all',
  ]),
  text: z.string().optional(),
  person: name.optional(),
  date: daySchema.optional(),
});

export const endingSchema = z.strictObject({
  kind: z.enum(['open', 'closed', 'inactive']),
  why: z.enum(['need-ended', 'family-wish', 'individual-plan', 'consent-withdrawn']).optional(),
  on: daySchema.optional(),
  deletion: z.enum(['not-offered', 'offered', 'demanded', 'granted', 'refused', 'executed']),
  /** C8: a consent that may open the plan again. */
  reopenWith: idSchema.optional(),
});

/** R2: the guided passing on, and the one-page slip of it. */
export const handoverSchema = z.strictObject({
  candidates: z.array(z.strictObject({ id: idSchema, name, detail: z.string().optional() })),
  open: z
    .strictObject({
      id: idSchema,
      incoming: name,
      outgoing: name,
      after: z.enum(['participant', 'removed']),
      ends: daySchema.optional(),
      transition: transitionSchema,
      /** C3: still waits for the new consent. */
      needsConsent: z.boolean(),
    })
    .optional(),
  slip: z.array(
    z.strictObject({
      kind: z.enum(['holders', 'consent', 'access-ends', 'goal', 'activity', 'next-meeting', 'missing']),
      text: z.string(),
      detail: z.string().optional(),
      date: daySchema.optional(),
    }),
  ),
});

export const messageRow = z.strictObject({
  id: idSchema,
  from: name,
  to: z.array(name).optional(),
  date: daySchema,
  text: z.string(),
  /** Came after the last meeting ended. */
  isNew: z.boolean(),
  mine: z.boolean(),
});

export const calendarRow = z.strictObject({
  id: idSchema,
  kind: z.enum(['meeting', 'appointment']),
  title: z.string().optional(),
  date: daySchema,
  time: clockSchema.optional(),
  place: z.string().optional(),
});

/** What this municipality offers: the page asks for nothing that would be refused. */
export const offersSchema = z.strictObject({
  outside: z.enum(['yes', 'with-declaration', 'no']),
  pregnant: z.boolean(),
  helper: z.string(),
  /** M6: the store is reached, so that a new plan can be opened. */
  newPlan: z.boolean(),
});

/** M8: one service's card. `mayShow`: the room may see every word of it; `isShown`: the wall has shown it as it stands. */
export const conclusionRow = z.strictObject({
  service: z.string(),
  text: z.string(),
  mayShow: z.boolean(),
  isShown: z.boolean(),
});

/** D4: one decision as it will be read back. `agenda`: where it can be put right. */
export const decisionRow = z.strictObject({
  id: z.string().max(80),
  text: z.string(),
  language: languageSchema,
  isConfirmed: z.boolean(),
  /** The room as it is now sees it; said to the chair alone (A4). */
  isOnWall: z.boolean(),
  agenda: idSchema.optional(),
});
