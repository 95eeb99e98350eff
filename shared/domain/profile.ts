import { z } from 'zod';
import { archiveSettingsSchema } from './archive-settings.ts';
import { languageSchema } from './bodies.ts';

const age = z.number().int().min(0).max(25);
const days = z.number().int().min(1).max(400);

/** What a municipality's profile may choose between. Words of the routines in code's language (domain §12). */
export const profileChoices = {
  /** C6b: from an age the youth may sign: beside the guardians' signature, in its place, or together with it. */
  youthSigns: z.strictObject({ mode: z.enum(['either', 'instead', 'together', 'no']), from: age }),
  /** C6c: `shared-residence`: both sign where the child lives with both; every other situation asks for all. */
  custody: z.enum(['all-holders', 'shared-residence']),
  consentForm: z.enum(['digital', 'written', 'either']),
  newConsentWhen: z.array(z.enum(['adding', 'removing', 'moves', 'expiry', 'more-services'])).max(5),
  /** C5: what withdrawing everything does. */
  withdrawal: z.enum(['delete', 'close', 'close-and-archive']),
  /** R9: private persons and others outside the municipality. */
  privatePersons: z.enum(['yes', 'with-declaration', 'no']),
  /** G2: where an evaluation is written. */
  evaluationWritten: z.enum(['under-activity', 'in-minutes', 'together']),
  /** D1: what a meeting leaves behind: a møtereferat, a note, or what it put into the log and no more. */
  minutes: z.enum(['minutes', 'note', 'log']),
  archiveTimes: z.enum(['continuously', 'on-closing', 'half-yearly-and-on-closing']),
  /** R8: who may put another in the holder's place. */
  replacesHolder: z
    .array(z.enum(['holder', 'leader', 'local-administrator', 'family-asks']))
    .min(1)
    .max(4),
  /** What the machine writes in nynorsk where the language has a choice: -e in infinitives, vi, blei, einig. */
  nynorskForms: z.array(z.enum(['e-infinitive', 'vi', 'blei', 'einig'])).max(4),
} as const;

/**
 * What the law asks of a municipality's profile (domain §12). The store's profile is in force and its version
 * stands in every fact; the room's own file serves try-out and first start (design §3). Every age and number of
 * days that no routine states is the cautious choice, to be confirmed.
 */
export const profileSchema = z.strictObject({
  format: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  version: z.string().min(1).max(40),
  name: z.string().min(1).max(80),
  language: languageSchema,
  /** What the municipality calls its way of working together; empty where it says nothing. */
  modelName: z.string().max(80),
  /** What the central store is called to the people who use it. */
  storeName: z.string().min(1).max(60),
  pregnantPlans: z.boolean(),
  youthSigns: profileChoices.youthSigns,
  custody: profileChoices.custody,
  /** C6e: from this age the youth signs for health information apart; absent: it is part of the whole. */
  healthSignsFrom: age.exactOptional(),
  consentForm: profileChoices.consentForm,
  /** C7: a consent lasts this many months; absent: no expiry date. */
  consentMonths: z.number().int().min(1).max(60).exactOptional(),
  newConsentWhen: profileChoices.newConsentWhen,
  withdrawal: profileChoices.withdrawal,
  /** M11: the child is offered to take part from this age. */
  childOfferedFrom: age,
  /** R6: guardians and plan owner may write what the meeting decides. */
  familyWrites: z.boolean(),
  privatePersons: profileChoices.privatePersons,
  approvesHolders: z.string().max(200),
  replacesHolder: profileChoices.replacesHolder,
  usualHolder: z.string().max(200),
  evaluationWritten: profileChoices.evaluationWritten,
  /** A profile from before the question was asked has minutes. */
  minutes: profileChoices.minutes.default('minutes'),
  archiveTimes: profileChoices.archiveTimes,
  /** S3: everything also goes into the municipality's case system. */
  alsoCaseSystem: z.boolean(),
  /** S3: the legal basis on documents, after the locale's words; to be confirmed by each municipality. Empty: none. */
  exemption: z.string().max(200),
  /** S5: the family may demand deletion. */
  deletionMayBeDemanded: z.boolean(),
  /** P5: the plan usually follows the plan owner until this age, and longer where needed. */
  followsUntil: age,
  logIn: z.string().max(200),
  /** Where deviations are reported; empty: not said. */
  deviations: z.string().max(200),
  /** Who helps when something does not work. */
  helper: z.string().max(200),
  /** R13: guardians' access ends on this birthday, and is told this many days before. */
  adultAge: age,
  adultWarnDays: days,
  /** R3: leader or administrator is warned this many days before the last holder's access ends. */
  holderWarnDays: z.array(days).min(1).max(5),
  /** C7: the holder is warned this many days before a consent runs out. */
  consentWarnDays: days,
  /** C1: unsigned drafts go after this many days. */
  draftDays: days,
  /** C5: so many hours after a meeting a room may still read the plan without the store: a revocation waits no longer. */
  offlineHours: z.number().int().min(1).max(24),
  /** D1: the log replaces minutes. */
  logReplacesMinutes: z.boolean(),
  /** Absent in a meeting's file from before it was asked: the usual forms. */
  nynorskForms: profileChoices.nynorskForms.exactOptional(),
  /** S3: what the municipality's archive core expects; absent: nothing can be sent, and whoever asks is told. */
  archive: archiveSettingsSchema.exactOptional(),
});
export type Profile = z.infer<typeof profileSchema>;

/** D1: what comes of a meeting here; the log, where that stands in for the minutes, whichever of the two says so. */
export function minutesForm(profile: Pick<Profile, 'minutes' | 'logReplacesMinutes'>): Profile['minutes'] {
  return profile.logReplacesMinutes ? 'log' : profile.minutes;
}

export type NynorskForm = NonNullable<Profile['nynorskForms']>[number];
