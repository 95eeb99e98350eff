import { z } from 'zod';
import { languageSchema, topicSchema } from '#domain/bodies.ts';
import { lineKindSchema } from '#domain/bodies-meeting.ts';
import { clockSchema, daySchema, instantSchema } from '#domain/calendar.ts';
import { factIdSchema, idSchema } from '#domain/identity.ts';

/** What goes between the pages at home and the store: views cut to one person, and what that person does. */

const line = z.string().max(200);

// Added because the holder changes these themselves: `PUT /v1/home/contact` (R10, R12). What is left out is taken away.
export const homeContactSchema = z.strictObject({
  mobile: z
    .string()
    .trim()
    .regex(/^\+?[0-9][0-9 ]{4,20}$/)
    .exactOptional(),
  email: z.email().max(120).exactOptional(),
});
export type HomeContact = z.infer<typeof homeContactSchema>;

/** Before and after sign-in: what a page may know of who is here. */
export const homeSelfSchema = z.object({
  tryout: z.boolean(),
  language: languageSchema,
  /** What the municipality calls the place where the plans are kept. */
  storeName: line,
  municipality: line,
  signedIn: z
    .object({
      name: line,
      /** An approved employee has the holder's own place. */
      employee: z.boolean(),
      // Added so that a holder sees on their own page what the family reads of how to reach them (R12).
      contact: homeContactSchema.exactOptional(),
      plans: z.array(
        z.object({
          plan: idSchema,
          /** What the plan owner is called on pages. */
          owner: line,
          role: z.enum(['plan-owner', 'guardian', 'relay-holder', 'participant']),
          /** A consent waits for this person's signature, or minutes for their answer. */
          waits: z.array(z.enum(['sign', 'answer', 'settle'])),
        }),
      ),
    })
    .exactOptional(),
  /** Ways to sign in that this municipality uses. */
  ways: z.array(
    z.object({
      id: z.string().max(60),
      kind: z.enum(['identity-provider', 'password', 'tryout']),
      name: line,
    }),
  ),
  /** Made-up people to choose from, in a store to try out. */
  people: z.array(z.object({ person: z.string().max(60), name: line, is: line })).exactOptional(),
});
export type HomeSelf = z.infer<typeof homeSelfSchema>;

const person = z.object({
  id: idSchema,
  name: line,
  /** Role or service in the plan's own words. */
  service: line.exactOptional(),
  position: line.exactOptional(),
  familyWord: line.exactOptional(),
  role: z.enum(['plan-owner', 'guardian', 'relay-holder', 'participant']),
});
export type HomePerson = z.infer<typeof person>;

/** R12: who the holder is, how to reach them, and who steps in. R10: never one guardian's details to another. */
const holder = person.extend({
  mobile: line.exactOptional(),
  email: line.exactOptional(),
  until: daySchema.exactOptional(),
});

const consentNames = z.array(z.object({ person, topics: z.array(topicSchema), all: z.boolean() }));

// Added so that a phone shows the very text of the wall (C2, C9): the store composes it, the page only draws it.
// `?language=nb|nn` chooses; without it the language of the plan.
export const homeTextSchema = z.object({
  language: languageSchema,
  blocks: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('heading'),
        level: z.union([z.literal(1), z.literal(2)]),
        text: z.string().max(2000),
      }),
      z.object({ kind: z.literal('paragraph'), text: z.string().max(4000) }),
      z.object({ kind: z.literal('list'), items: z.array(z.string().max(2000)) }),
    ]),
  ),
});
export type HomeText = z.infer<typeof homeTextSchema>;

/** A consent as it is read before it is signed (C2), and as it stands. */
export const homeConsentSchema = z.object({
  id: idSchema,
  kind: z.enum(['draft', 'standing']),
  names: consentNames,
  writtenOn: daySchema,
  expiresOn: daySchema.exactOptional(),
  forMeeting: z.boolean(),
  oldContent: z.boolean().exactOptional(),
  transition: z.enum(['none', 'kindergarten', 'kindergarten-to-school', 'school']).exactOptional(),
  /** What this person can sign, and has not. */
  toSign: z.array(z.enum(['plan', 'health'])),
  signed: z.array(z.object({ person: line, part: z.enum(['plan', 'health']), on: daySchema })),
  waitsFor: z.array(line),
  /** Of a draft: the whole text that is signed. A consent that stands is told by its parts. */
  text: homeTextSchema.exactOptional(),
});
export type HomeConsent = z.infer<typeof homeConsentSchema>;

/** Minutes as they were approved, with the remarks that follow every version (D4). */
export const homeMinutesSchema = z.object({
  meeting: idSchema,
  date: daySchema,
  place: line,
  sections: z.array(z.object({ heading: line, lines: z.array(z.string().max(4000)) })),
  /** M1, M11, D4: what stands by itself, in the order it was written, and whose words it is. */
  lines: z
    .array(z.object({ line: lineKindSchema, text: z.string().max(4000), saidBy: z.array(line) }))
    .exactOptional(),
  documents: z.array(z.object({ item: idSchema, title: line, mediaType: line })),
  myAnswer: z.enum(['agrees', 'reads-at-home', 'disagrees']).exactOptional(),
  mayAnswer: z.boolean(),
  remarks: z.array(z.object({ by: line, date: daySchema, text: z.string().max(4000), mine: z.boolean() })),
  mayRemark: z.boolean(),
});
export type HomeMinutes = z.infer<typeof homeMinutesSchema>;

/** K1: a meeting to come that this person is asked to, or was; never one that is over. Its calendar file names nobody. */
const homeMeetingSchema = z.object({
  meeting: idSchema,
  date: daySchema,
  time: clockSchema,
  place: line,
  state: z.enum(['called', 'called-off', 'no-longer-asked']),
});
export type HomeMeeting = z.infer<typeof homeMeetingSchema>;

/** One plan, as this person may see it from home. */
export const homePlanSchema = z.object({
  plan: idSchema,
  owner: line,
  about: z.enum(['child', 'youth', 'pregnant']),
  me: person,
  isFamily: z.boolean(),
  holders: z.array(holder),
  standIn: person.exactOptional(),
  /** R11: asked for on this day, and not answered yet. */
  holderAskedFor: daySchema.exactOptional(),
  mayAskForHolder: z.boolean(),
  /** R6: who sees what, for the family. */
  whoSees: consentNames,
  consents: z.array(homeConsentSchema),
  mayWithdraw: z.boolean(),
  // Added because what a withdrawal of everything does is said before it is done, and as the profile has it (C4, C5).
  withdrawal: z.enum(['delete', 'close', 'close-and-archive']),
  // Added because a locked plan is said to be so (S2, D4): the family reads it, and adds remarks, all the same.
  ended: z.object({ kind: z.enum(['closed', 'inactive']), on: daySchema }).exactOptional(),
  minutes: z.array(homeMinutesSchema),
  meetings: z.array(homeMeetingSchema),
  /** For holders: consents on paper whose scan is missing, and whether the identity number is kept. */
  holderPlace: z
    .object({
      papers: z.array(z.object({ consent: idSchema, signedOn: daySchema, scanned: z.boolean() })),
      hasNumber: z.boolean(),
    })
    .exactOptional(),
});
export type HomePlan = z.infer<typeof homePlanSchema>;

/** What a person does from home. The id of the command is the page's: asked twice it is done once. */
export const homeCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('consent.sign'),
    command: factIdSchema,
    consent: idSchema,
    part: z.enum(['plan', 'health']),
  }),
  z.strictObject({
    kind: z.literal('consent.withdraw'),
    command: factIdSchema,
    participant: idSchema.exactOptional(),
    topic: topicSchema.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('minutes.answer'),
    command: factIdSchema,
    meeting: idSchema,
    answer: z.enum(['agrees', 'reads-at-home', 'disagrees']),
  }),
  z.strictObject({
    kind: z.literal('remark.add'),
    command: factIdSchema,
    meeting: idSchema,
    text: z.string().trim().min(1).max(2000),
  }),
  z.strictObject({ kind: z.literal('holder.ask'), command: factIdSchema }),
]);
export type HomeCommand = z.infer<typeof homeCommandSchema>;

export const homeAnswerSchema = z.object({ receipt: factIdSchema, receivedAt: instantSchema });
export type HomeAnswer = z.infer<typeof homeAnswerSchema>;

/** The room that showed a code, and what a holder may let it do (RFC 8628). */
export const homeDeviceSchema = z.object({
  userCode: z.string().max(20),
  /** What the room calls itself on its screen, so that two rooms are not confused. */
  room: line,
  meetings: z.array(
    z.object({
      plan: idSchema,
      meeting: idSchema,
      owner: line,
      date: daySchema,
      time: z.string().max(5),
      place: line,
    }),
  ),
  mayOpenPlan: z.boolean(),
});
export type HomeDevice = z.infer<typeof homeDeviceSchema>;
export const homeDeviceChoiceSchema = z.union([
  z.strictObject({ userCode: z.string().max(20), plan: idSchema, meeting: idSchema }),
  z.strictObject({ userCode: z.string().max(20), newPlan: z.literal(true) }),
]);
export type HomeDeviceChoice = z.infer<typeof homeDeviceChoiceSchema>;

// Added for the holder's own place: a scan is sent as its bytes, and answered with this.
export const homeKeptSchema = z.object({ receivedAt: instantSchema });
export type HomeKept = z.infer<typeof homeKeptSchema>;

// Added for R10: eleven digits with their control digits; kept sealed and never given back, only `hasNumber`.
export const homeNumberSchema = z.strictObject({ number: z.string().regex(/^\d{11}$/) });
export type HomeNumber = z.infer<typeof homeNumberSchema>;

/** A room that this person has let in, and may send away. */
export const homeRoomSchema = z.object({
  grant: z.string().max(60),
  room: line,
  since: instantSchema,
  /** Absent for a plan that has not been opened yet. */
  owner: line.exactOptional(),
});
export type HomeRoom = z.infer<typeof homeRoomSchema>;
export const homeRoomsSchema = z.object({ rooms: z.array(homeRoomSchema) });
export const homeRoomEndSchema = z.strictObject({ grant: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/) });

/** A path of the store itself: where the page goes when the sign-in is done. */
const returnToSchema = z.string().min(1).max(300);

export const signInStartSchema = z.strictObject({ way: z.string().max(60), returnTo: returnToSchema });
export const signInPasswordSchema = z.strictObject({
  userName: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
  returnTo: returnToSchema,
  /** Of the message with the code. */
  language: languageSchema,
});
export const signInCodeSchema = z.strictObject({ code: z.string().regex(/^\d{6}$/) });
export const signInTryoutSchema = z.strictObject({ person: z.string().max(60), returnTo: returnToSchema });

/** Where the browser goes next: to the identity provider, or, signed in, to where it came from. */
export const signInNextSchema = z.object({ redirect: z.string().max(4000) });
export type SignInNext = z.infer<typeof signInNextSchema>;

/** The code is on its way; in a store to try out it stands here, for there is nobody to send it to. */
export const signInSentSchema = z.object({
  minutes: z.number().int(),
  tryoutCode: z.string().exactOptional(),
});
export type SignInSent = z.infer<typeof signInSentSchema>;
