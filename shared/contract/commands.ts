import { z } from 'zod';
import { responsibleSchema, topicSchema } from '#domain/bodies.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { idSchema } from '#domain/identity.ts';
import { administratorCommands } from './commands-administrator.ts';
import { agreementCommands } from './commands-agreement.ts';
import { hintCommands } from './commands-hints.ts';
import { consentCommands, peopleCommands, roomCommands } from './commands-law.ts';
import { paperCommands } from './commands-papers.ts';
import { lineCommands } from './commands-lines.ts';
import { officeCommands } from './commands-office.ts';
import { readBackCommands } from './commands-read-back.ts';
import { readingCommands } from './commands-reading.ts';
import { screenCommands } from './commands-screen.ts';
import { setupCommands } from './commands-setup.ts';
import { tableCommands } from './commands-tables.ts';
import { wordsCommands } from './commands-words.ts';
import { writingCommands } from './commands-writing.ts';
import type { PageRole } from './roles.ts';

const nothing = z.strictObject({});
const text = z.string().max(2000);
const by = z.enum(['room', 'phone', 'video']);
const said = z.array(idSchema).max(20);

const chair: readonly PageRole[] = ['chair'];
const writers: readonly PageRole[] = ['chair', 'minute-taker'];

/** A1: by phone or video everybody is asked whether they are alone; until then somebody else may be listening. */
const entering = z.strictObject({ participant: idSchema, by, alone: z.boolean().optional() });

/** One call a page may make: who may make it, what it brings, what it gets back. */
interface CommandShape {
  readonly roles: readonly PageRole[];
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

/** Everything a page can ask of the host. Input and output are parsed in one place: `electron/wire/dispatch`. */
export const commands = {
  ...roomCommands,
  ...peopleCommands,
  ...consentCommands,
  ...agreementCommands,
  ...administratorCommands,
  ...screenCommands,
  ...readingCommands,
  ...readBackCommands,
  ...tableCommands,
  ...setupCommands,
  ...officeCommands,
  ...wordsCommands,
  ...writingCommands,
  ...lineCommands,
  ...hintCommands,
  ...paperCommands,

  'meeting.choose': { roles: chair, input: z.strictObject({ plan: idSchema }), output: nothing },
  /** Puts a code on the wall: whoever leads the meeting lets the room in from their own phone (RFC 8628). */
  'signIn.begin': { roles: chair, input: nothing, output: nothing },
  /** Takes the code away again, or gives back what the phone let in to and was not used. */
  'signIn.cancel': { roles: chair, input: nothing, output: nothing },
  /** Leaves a meeting in which nothing was written; with something written it is refused. */
  'meeting.leave': { roles: chair, input: nothing, output: nothing },
  /** Makes the documents, delivers, and destroys the file. Progress is in the view's `delivery`. */
  'meeting.finish': { roles: chair, input: nothing, output: nothing },
  /** Over and not delivered, for the store is away: seals it for the courier, and destroys the file (M15). */
  'meeting.seal': { roles: chair, input: nothing, output: nothing },

  'rollCall.enter': { roles: chair, input: entering, output: nothing },
  'rollCall.leave': { roles: chair, input: z.strictObject({ participant: idSchema }), output: nothing },
  'rollCall.interpreter': {
    roles: chair,
    input: z.strictObject({
      language: z.string().trim().min(2).max(40).optional(),
      by,
      /** A2: without a duty of confidentiality the interpreter is somebody under A3. */
      bound: z.boolean().optional(),
      /** A2: the family was asked whether this interpreter is all right. */
      familyAgrees: z.boolean().optional(),
    }),
    output: nothing,
  },
  /** A3: somebody is here whom no consent names; everything is covered while it is so. */
  'rollCall.others': { roles: chair, input: z.strictObject({ present: z.boolean() }), output: nothing },
  /** A5: leaving never widens by itself; this lets the room see what those present now may see. */
  'rollCall.confirm': { roles: chair, input: nothing, output: nothing },

  'agenda.go': { roles: chair, input: z.strictObject({ agenda: idSchema }), output: nothing },
  'evaluation.add': {
    roles: writers,
    input: z.strictObject({ activity: idSchema, text, saidBy: said }),
    output: nothing,
  },
  'activity.add': {
    roles: writers,
    input: z.strictObject({
      goal: idSchema,
      description: z.string().max(200),
      topic: topicSchema.optional(),
      responsible: z.array(responsibleSchema).min(1).max(10),
      deadline: daySchema.optional(),
      saidBy: said,
    }),
    output: nothing,
  },
  'activity.deadline': {
    roles: writers,
    input: z.strictObject({ activity: idSchema, deadline: daySchema, saidBy: said }),
    output: nothing,
  },
  'activity.close': {
    roles: writers,
    input: z.strictObject({
      activity: idSchema,
      status: z.enum(['done', 'ended']),
      reason: text,
      saidBy: said,
    }),
    output: nothing,
  },
  'goal.close': {
    roles: chair,
    input: z.strictObject({ goal: idSchema, reached: z.boolean(), reason: text, saidBy: said }),
    output: nothing,
  },
  /** Takes back the newest command that this page's person wrote and that was not delivered. */
  'undo.newest': { roles: writers, input: nothing, output: nothing },

  'minutes.answer': {
    roles: chair,
    input: z.strictObject({
      participant: idSchema,
      answer: z.enum(['agrees', 'reads-at-home', 'disagrees']),
    }),
    output: nothing,
  },
  'nextMeeting.agree': {
    roles: writers,
    input: z.strictObject({
      date: daySchema.optional(),
      time: clockSchema.optional(),
      place: z.string().max(200).optional(),
    }),
    output: nothing,
  },
} as const satisfies Record<string, CommandShape>;

export type CommandName = keyof typeof commands;
export type CommandInput<Name extends CommandName> = z.infer<(typeof commands)[Name]['input']>;
export type CommandOutput<Name extends CommandName> = z.infer<(typeof commands)[Name]['output']>;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}
