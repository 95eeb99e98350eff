import { z } from 'zod';
import { topicSchema } from '#domain/bodies.ts';
import { custodySituation, partSchema, transitionSchema } from '#domain/bodies-people.ts';
import { daySchema } from '#domain/calendar.ts';
import { idSchema } from '#domain/identity.ts';
import type { PageRole } from './roles.ts';

const nothing = z.strictObject({});
const text = z.string().max(2000);
const line = z.string().max(200);
const said = z.array(idSchema).max(20);
const topics = z.array(topicSchema).min(1).max(5);
const people = z.array(idSchema).max(60);

const chair: readonly PageRole[] = ['chair'];
const writers: readonly PageRole[] = ['chair', 'minute-taker'];

/** The day stands on the form: a paper may have been signed before this meeting. */
const signature = z.strictObject({
  participant: idSchema,
  part: z.enum(['plan', 'health']),
  on: daySchema,
});

/** Who is here, beyond the list: A2, A3, M11, M12, M14. */
export const roomCommands = {
  /** A3: a brother or sister. `allowed`: the guardians present said yes for today; `small`: too small to follow. */
  'rollCall.sibling': {
    roles: chair,
    input: z.strictObject({ is: z.enum(['none', 'here', 'allowed', 'small']) }),
    output: nothing,
  },
  /** M14: nobody of the family is here; do they know? */
  'rollCall.family': { roles: chair, input: z.strictObject({ informed: z.boolean() }), output: nothing },
  /** M11: how the child was heard. */
  'rollCall.child': {
    roles: writers,
    input: z.strictObject({
      way: z.enum(['itself', 'through-someone', 'said-no', 'not-asked']),
      through: idSchema.optional(),
    }),
    output: nothing,
  },
  /** The big screen as these people would see it, on the console alone. Without people: put away. */
  'rollCall.preview': {
    roles: chair,
    input: z.strictObject({ people: people.optional(), stranger: z.boolean().optional() }),
    output: nothing,
  },
  /** M12: waits, or is shown although the child is here. */
  'goal.wait': {
    roles: chair,
    input: z.strictObject({ goal: idSchema, waits: z.boolean() }),
    output: nothing,
  },
} as const;

/** People and access: R1–R15. */
export const peopleCommands = {
  'person.add': {
    roles: chair,
    input: z.strictObject({
      name: line,
      role: z.enum(['plan-owner', 'guardian', 'participant', 'relay-holder']),
      familyWord: z.string().max(30).optional(),
      service: line.optional(),
      position: line.optional(),
      access: z.enum(['read', 'full']),
      employee: z.boolean(),
      outside: z.boolean(),
      /** R9: bound by a statutory duty of confidentiality, so that no declaration is needed. */
      dutyBound: z.boolean().optional(),
    }),
    output: nothing,
  },
  'person.access': {
    roles: chair,
    input: z.strictObject({
      participant: idSchema,
      access: z.enum(['read', 'full']),
      without: z.array(partSchema).max(5).optional(),
    }),
    output: nothing,
  },
  /** R3: today, or a day to come. */
  'person.end': {
    roles: chair,
    input: z.strictObject({ participant: idSchema, on: daySchema }),
    output: nothing,
  },
  'person.declare': {
    roles: chair,
    input: z.strictObject({ participant: idSchema, on: daySchema }),
    output: nothing,
  },
  /** R5: without `to` the limit is lifted. */
  'item.limit': {
    roles: chair,
    input: z.strictObject({ item: idSchema, to: people.min(1).optional() }),
    output: nothing,
  },
  'custody.record': {
    roles: chair,
    input: z.strictObject({
      situation: custodySituation,
      signers: z.array(idSchema).min(1).max(6).optional(),
      basis: line.optional(),
    }),
    output: nothing,
  },
  'holder.askFor': { roles: chair, input: z.strictObject({ saidBy: said }), output: nothing },
  /** R15: who chairs from now on. */
  'standIn.name': { roles: chair, input: z.strictObject({ participant: idSchema }), output: nothing },
  'handover.prepare': {
    roles: chair,
    input: z.strictObject({
      incoming: idSchema,
      after: z.enum(['participant', 'removed']),
      ends: daySchema.optional(),
      transition: transitionSchema,
    }),
    output: nothing,
  },
  'handover.accept': { roles: chair, input: z.strictObject({ handover: idSchema }), output: nothing },
} as const;

/** Consent and endings: C1–C10, S1, S2, S5. */
export const consentCommands = {
  'consent.draft': {
    roles: chair,
    input: z.strictObject({
      names: z
        .array(z.strictObject({ participant: idSchema, topics: topics.optional() }))
        .min(1)
        .max(60),
      reminder: text.optional(),
      transition: transitionSchema.optional(),
      oldContent: z.boolean().optional(),
    }),
    output: nothing,
  },
  /** C9: puts the text on the wall; opens nothing. */
  'consent.show': { roles: chair, input: nothing, output: nothing },
  /** "Vi vil lese det hjemme": the draft stays, the meeting goes on, nothing is recorded. */
  'consent.readAtHome': { roles: chair, input: nothing, output: nothing },
  'consent.sign': {
    roles: chair,
    input: z.strictObject({
      signatures: z.array(signature).min(1).max(12),
      interpreterIsDone: z.boolean().optional(),
    }),
    output: nothing,
  },
  /** C10: somebody of the plan, or somebody new by name. */
  'consent.forMeeting': {
    roles: chair,
    input: z.strictObject({
      participant: idSchema.optional(),
      name: line.optional(),
      service: line.optional(),
      outside: z.boolean().optional(),
      topics: topics.optional(),
      signedBy: z.array(idSchema).min(1).max(6),
      interpreterIsDone: z.boolean().optional(),
    }),
    output: nothing,
  },
  /** C4: one person, one topic, or everything. Goes at once and cannot be undone. */
  'consent.withdraw': {
    roles: chair,
    input: z.strictObject({
      participant: idSchema.optional(),
      topic: topicSchema.optional(),
      form: z.enum(['spoken', 'written']),
      saidBy: said,
    }),
    output: nothing,
  },
  'plan.close': {
    roles: chair,
    input: z.strictObject({
      why: z.enum(['need-ended', 'family-wish', 'individual-plan']),
      transfer: z.boolean().optional(),
      saidBy: said,
    }),
    output: nothing,
  },
  'plan.deactivate': { roles: chair, input: z.strictObject({ saidBy: said }), output: nothing },
  'plan.reopen': { roles: chair, input: z.strictObject({ consent: idSchema }), output: nothing },
  'deletion.demand': { roles: chair, input: z.strictObject({ saidBy: said }), output: nothing },
} as const;
