import { z } from 'zod';
import { daySchema } from './calendar.ts';
import { idSchema } from './identity.ts';

export const roleSchema = z.enum(['plan-owner', 'guardian', 'relay-holder', 'participant']);
export type Role = z.infer<typeof roleSchema>;

/** R4: what a role may be without, also among those with full access. */
export const partSchema = z.enum(['goals', 'activities', 'evaluations', 'documents', 'minutes']);
export type PlanPart = z.infer<typeof partSchema>;

/** C6c, C6g: how the plan owner lives, as far as it says who signs. */
export const custodySituation = z.enum([
  'together',
  'shared-residence',
  'apart',
  'alone',
  'foster-home',
  'care-order',
  'other',
]);

const line = z.string().trim().min(1).max(200);

/** C3: a change of kindergarten or school, which waits for a new consent. */
export const transitionSchema = z.enum(['none', 'kindergarten', 'kindergarten-to-school', 'school']);

/** R1–R15: who is in the plan, with which rights, and how that changes. */
export const peopleBodies = {
  'participant.added/1': z.strictObject({
    role: roleSchema,
    name: line,
    /** What the big screen calls this person; the first name when absent. */
    shownAs: line.exactOptional(),
    /** The word the family chooses for a guardian: mor, far, bestefar. */
    familyWord: z.string().trim().min(1).max(30).exactOptional(),
    service: line.exactOptional(),
    position: line.exactOptional(),
    access: z.enum(['read', 'full']),
    /** R3: the day the access ends by itself; nothing is seen from that day on. */
    accessEnds: daySchema.exactOptional(),
    /** R8: an approved employee may be holder or stand-in. */
    employee: z.boolean(),
    born: daySchema.exactOptional(),
    mobile: z.string().max(30).exactOptional(),
    email: z.string().max(120).exactOptional(),
    without: z.array(partSchema).max(5).exactOptional(),
    /** R9: from outside the municipality; sees nothing before the declaration where one is needed. */
    outside: z.boolean().exactOptional(),
    /** R9: bound by a statutory duty of confidentiality, as a specialist or a doctor is. */
    dutyBound: z.boolean().exactOptional(),
    needsDeclaration: z.boolean().exactOptional(),
    /** C10: a substitute or a support person, for this meeting only. */
    forMeeting: idSchema.exactOptional(),
  }),
  /** R3: in advance or at once. */
  'access.ended/1': z.strictObject({ participant: idSchema, on: daySchema }),
  /** R4: the level, chosen together with the family. */
  'access.changed/1': z.strictObject({
    participant: idSchema,
    access: z.enum(['read', 'full']),
    without: z.array(partSchema).max(5).exactOptional(),
  }),
  /** R2: takes the baton, or becomes a participant when another has it. */
  'role.changed/1': z.strictObject({
    participant: idSchema,
    role: z.enum(['relay-holder', 'participant']),
    on: daySchema,
  }),
  /** R9: a confidentiality declaration, seen by the chair. */
  'declaration.signed/1': z.strictObject({ participant: idSchema, on: daySchema }),
  /** R11: the family asks for another holder; never why. */
  'holder.askedFor/1': z.strictObject({ on: daySchema }),
  /** R3, R8: by leader or administrator, who sees nothing of the plan. */
  'holder.named/1': z.strictObject({ participant: idSchema, on: daySchema }),
  /** R15: for one meeting, by the holder, or by the leader when the holder cannot. */
  'standIn.named/1': z.strictObject({ meeting: idSchema, participant: idSchema }),
  /** C6c, C6g: who has parental responsibility or decides in its place. Asked, never guessed. */
  'custody.recorded/1': z.strictObject({
    situation: custodySituation,
    /** Who signs, where the situation does not say it by itself. */
    signers: z.array(idSchema).min(1).max(6).exactOptional(),
    /** On what basis they sign, in the words of whoever told it. */
    basis: line.exactOptional(),
    on: daySchema,
  }),
  /** R2: the guided passing of the baton. `after`: what becomes of the outgoing holder, and when. */
  'handover.prepared/1': z.strictObject({
    outgoing: idSchema,
    incoming: idSchema,
    on: daySchema,
    after: z.enum(['participant', 'removed']),
    ends: daySchema.exactOptional(),
    transition: transitionSchema,
  }),
  'handover.accepted/1': z.strictObject({ handover: idSchema, on: daySchema }),
} as const;
