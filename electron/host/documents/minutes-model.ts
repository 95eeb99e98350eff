import { z } from 'zod';
import { languageSchema, roleSchema, statusSchema } from '#domain/bodies.ts';
import { clockSchema, daySchema } from '#domain/calendar.ts';
import { richTextSchema } from '#domain/rich-text.ts';

const line = z.string().trim().min(1).max(200);
const paragraph = z.string().trim().min(1).max(2000);
const lines = z.string().trim().min(1).max(40_000);
const names = z.string().trim().min(1).max(4000);
const byWay = z.enum(['room', 'phone', 'video']);

/** How a person is called in the role column: the family's own word, else the role and the service. */
const personSchema = z.strictObject({
  name: line,
  role: roleSchema,
  familyWord: line.optional(),
  position: line.optional(),
  service: line.optional(),
});
export type Person = z.infer<typeof personSchema>;

/** D5: "til stede" or "deler av møtet"; there is no place here for clock times or for who stayed away. */
const attendedSchema = personSchema.extend({
  part: z.enum(['whole', 'some']),
  by: byWay,
  /** C10: here under a consent for this meeting only. */
  forThisMeeting: z.literal(true).optional(),
});

/** M11: how the child was heard; what it said stands in `childsVoice`, in its own words. */
const childHeardSchema = z.strictObject({
  way: z.enum(['itself', 'through-someone', 'said-no', 'not-asked']),
  through: line.optional(),
});

/** The fixed points of an agenda get their words from the locale; the others have a title. */
const headingSchema = z.union([
  z.strictObject({ title: line }),
  z.strictObject({ agenda: z.enum(['welcome', 'roll-call', 'read-back', 'next-meeting']) }),
]);
const sectionSchema = z.strictObject({ heading: headingSchema, text: richTextSchema });

const childsVoiceSchema = z.union([
  z.strictObject({ sentences: z.array(paragraph).min(1).max(60), source: line.optional() }),
  z.strictObject({ reasonEmpty: paragraph }),
]);

const evaluationSchema = z.strictObject({
  date: daySchema,
  text: paragraph,
  saidBy: z.array(line).max(20),
});
const activitySchema = z.strictObject({
  description: line,
  responsible: z.array(line).min(1).max(10),
  deadline: daySchema.optional(),
  status: statusSchema,
  evaluations: z.array(evaluationSchema),
  /** G4: closed with a reason, never deleted. */
  closed: z.strictObject({ date: daySchema, reason: paragraph }).optional(),
});
export type MinutesActivity = z.infer<typeof activitySchema>;
const goalSchema = z.strictObject({
  title: line,
  activities: z.array(activitySchema),
  closed: z.strictObject({ date: daySchema, reason: paragraph, reached: z.boolean() }).optional(),
});
export type MinutesGoal = z.infer<typeof goalSchema>;

const agreementSchema = z.strictObject({
  text: line,
  responsible: z.array(line).min(1).max(10),
  deadline: daySchema.optional(),
  goal: line.optional(),
});

/** D4: asked, never assumed; who has not answered stands as waiting. */
const approvalSchema = personSchema.extend({
  answer: z.enum(['agrees', 'reads-at-home', 'disagrees', 'waiting']),
  spoken: z.boolean(),
  writtenBy: line.optional(),
});
export type Approval = z.infer<typeof approvalSchema>;

const nextMeetingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('agreed'),
    date: daySchema,
    time: clockSchema.optional(),
    place: line.optional(),
  }),
  z.strictObject({ kind: z.literal('none') }),
]);

/**
 * The one model of a møtereferat or notat. Every form of it (PDF, text, cards) is made from this and
 * nothing else: what is not here cannot end up in a file. No contact details, by R10.
 */
export const minutesDocumentSchema = z.strictObject({
  language: languageSchema,
  category: z.enum(['minutes', 'note', 'log']),
  version: z.number().int().positive(),
  /** D3: whom this version is cut for; the whole one is for family and archive. */
  to: z.union([
    z.strictObject({ whole: z.literal(true) }),
    z.strictObject({ readers: z.array(line).min(1).max(100) }),
  ]),
  /** First name of the plan owner. */
  planOwner: line,
  /** The profile's words and legal basis; the words of the locale where the profile is silent. */
  exemption: z.strictObject({ text: line.optional(), basis: line.optional() }),
  meeting: z.strictObject({
    date: daySchema,
    time: clockSchema,
    place: line,
    chair: line,
    minuteTaker: line,
  }),
  attended: z.array(attendedSchema),
  /** M14: nobody of the family was in the roll call; whether they knew, where the chair has said so. */
  nobodyFromFamily: z.strictObject({ informed: z.boolean().optional() }).optional(),
  /** A2: language and form, not the name. */
  interpreter: z.strictObject({ language: line, by: byWay.optional() }).optional(),
  sections: z.array(sectionSchema),
  childHeard: childHeardSchema.optional(),
  childsVoice: childsVoiceSchema.optional(),
  /** D4: one of each who said something; what was said at different times stands on lines of its own. */
  guardians: z.array(z.strictObject({ name: line, text: lines })).optional(),
  goals: z.array(goalSchema),
  agreements: z.array(agreementSchema),
  /** What was decided that is nobody's to do: a sentence each, as it was said. */
  decisions: z
    .array(z.strictObject({ text: paragraph, goal: line.optional() }))
    .min(1)
    .optional(),
  disagreement: z
    .array(z.strictObject({ by: names.optional(), text: paragraph }))
    .min(1)
    .optional(),
  /** M10, G6: whether cooperation is still needed, asked at the end of the meeting. */
  need: z.enum(['as-now', 'more', 'less', 'ended']).optional(),
  nextMeeting: nextMeetingSchema.optional(),
  approvals: z.array(approvalSchema).optional(),
  /** D4: added later by a guardian or the plan owner; follows every version. */
  remarks: z.array(z.strictObject({ name: line, date: daySchema, text: paragraph })).optional(),
  /** The profile's own text; the fixed one of the locale stands when it is absent. */
  rights: z.array(paragraph).min(1).max(8).optional(),
  attachments: z.array(z.strictObject({ title: line, pages: z.number().int().positive().optional() })),
});
export type MinutesDocument = z.infer<typeof minutesDocumentSchema>;
