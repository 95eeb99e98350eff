import { z } from 'zod';
import { languageSchema, responsibleSchema, roleSchema, statusSchema, topicSchema } from '#domain/bodies.ts';
import { partSchema } from '#domain/bodies-people.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { idSchema } from '#domain/identity.ts';
import { refusalSchema } from './refusals.ts';
import { tableRoleSchema } from './roles.ts';

/** The rows that the consoles of chair and minute-taker are made of. */

export const planRow = z.strictObject({
  id: idSchema,
  name: z.string(),
  holder: z.string().optional(),
  language: languageSchema,
});

export const personRow = z.strictObject({
  id: idSchema,
  name: z.string(),
  detail: z.string().optional(),
  role: roleSchema,
  here: z.enum(['no', 'room', 'phone', 'video', 'left']),
  /** What the consent says of this person today: `none` opens nothing (A3). */
  consent: z.enum([
    'not-needed',
    'named',
    'limited',
    'none',
    'expired',
    'ended',
    'no-declaration',
    'no-holder',
    'plan-ended',
  ]),
  /** The topics that the consent opens, where it does not open all. */
  topics: z.array(topicSchema).optional(),
  access: z.enum(['read', 'full']),
  /** R4: what this role is without, whatever its level. */
  without: z.array(partSchema).optional(),
  accessEnds: daySchema.optional(),
  employee: z.boolean(),
  /** A1: by phone or video: asked, and what was answered. */
  alone: z.enum(['ask', 'yes', 'no']).optional(),
  answer: z.enum(['agrees', 'reads-at-home', 'disagrees', 'waiting']).optional(),
});
export type PersonRow = z.infer<typeof personRow>;

export const agendaRow = z.strictObject({
  id: idSchema,
  kind: z.enum(['welcome', 'roll-call', 'goal', 'topic', 'read-back', 'next-meeting']),
  title: z.string().optional(),
  goalNumber: z.number().int().optional(),
  state: z.enum(['done', 'now', 'to-come']),
});
export type AgendaLine = z.infer<typeof agendaRow>;

const evaluationRow = z.strictObject({
  id: idSchema,
  date: daySchema,
  text: z.string(),
  saidBy: z.array(z.string()),
  today: z.boolean(),
});

const commentRow = z.strictObject({ id: idSchema, date: daySchema, text: z.string(), by: z.string() });

/** A goal as this console's person may see it, with what has been said under each activity, newest first. */
export const goalDetailSchema = z.strictObject({
  id: idSchema,
  title: z.string(),
  language: languageSchema,
  goalNumber: z.number().int(),
  activities: z.array(
    z.strictObject({
      id: idSchema,
      description: z.string(),
      responsible: z.array(z.string()),
      responsibleIds: z.array(responsibleSchema),
      deadline: daySchema.optional(),
      status: statusSchema,
      closedReason: z.string().optional(),
      /** The room as it is now does not see this one: said to this person only (A4). */
      hiddenFromRoom: z.boolean(),
      evaluations: z.array(evaluationRow),
      /** G3: beside the evaluations, newest first; absent where there is none. */
      comments: z.array(commentRow).optional(),
      /** R5: besides plan owner, guardians and holder. */
      limitedTo: z.array(z.string()).optional(),
    }),
  ),
});
export type GoalDetail = z.infer<typeof goalDetailSchema>;

export const undoSchema = z.strictObject({
  /** The newest command of this person that can be taken back. */
  command: z.string().optional(),
});

export const deliverySchema = z.strictObject({
  step: z.enum(['not-begun', 'documents', 'sending', 'received', 'forgotten', 'waiting']),
  facts: z.number().int(),
  receipt: z.string().optional(),
  /** The store stays away: the chair may seal the meeting and be done. */
  maySeal: z.boolean().optional(),
  /** It was sealed on this machine, and is on its way when the network is back. */
  sealed: z.boolean().optional(),
  refusal: refusalSchema.optional(),
  /** C4: the meeting ended because everything was withdrawn: what to write in one's own record system today. */
  withdrawn: z.strictObject({ on: daySchema, form: z.enum(['spoken', 'written']) }).optional(),
  /** What did not come into force and waits for a holder, at home. */
  waiting: z.number().int().optional(),
  /** The store ended this room's access while the meeting was open. */
  accessEnded: z.boolean().optional(),
  /** Nobody ended the meeting: the room forgot it by itself, and what was saved went the usual way. */
  forgotten: z.boolean().optional(),
});

/** What goes at once, on its way: lagret her, sendt, mottatt. */
export const atOnceSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['consent', 'access']),
  step: z.enum(['saved', 'sent', 'received']),
});

export const nextMeetingSchema = z.strictObject({
  agreed: z.boolean(),
  date: daySchema.optional(),
  time: clockSchema.optional(),
  place: z.string().optional(),
});

/** A4: why the room sees less, told to the chair and never to the wall. */
export const noticeSchema = z.strictObject({
  kind: z.enum([
    'stranger',
    'sibling',
    'ask-alone',
    'not-alone',
    'interpreter-not-bound',
    'ask-interpreter',
    'access-ended',
    'no-declaration',
    'no-holder',
    'plan-ended',
    'goals-wait',
    'consent-missing',
    'consent-expired',
    'limit',
    'someone-left',
    'nobody-from-family',
    'waits-for-holder',
    'store-differs',
  ]),
  person: z.string().optional(),
  count: z.number().int().optional(),
});

export const tableRow = z.strictObject({
  id: idSchema,
  role: tableRoleSchema,
  state: z.enum(['invited', 'waiting', 'admitted']),
  person: z.string().optional(),
  /** A device of its own on the network; a window of the room's machine otherwise. */
  device: z.literal(true).optional(),
  /** Four digits that stand on that device too: the chair sees that it is the right one. */
  mark: z.string().length(4).optional(),
});
