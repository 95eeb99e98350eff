import { z } from 'zod';
import { daySchema } from '#domain/calendar.ts';
import { settings } from '#domain/profile-file.ts';

/** The municipality's profile as its administrator is asked about it (domain §12). Nothing of any plan (R8). */

export const settingSchema = z.enum(settings);

/** Any value that a setting may have; the profile's own rules say which of them a setting may have. */
export const settingValueSchema = z.union([
  z.string().max(200),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(40)).max(10),
  z.array(z.number()).max(10),
  z.strictObject({ mode: z.string().max(40), from: z.number() }),
]);
export type SettingValue = z.infer<typeof settingValueSchema>;

const choices = z.array(z.string()).min(1);

/** What may be put in a field, for the page to draw it; judged by the host all the same. */
const allowedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('yes-no') }),
  z.strictObject({ kind: z.literal('choice'), choices }),
  z.strictObject({ kind: z.literal('several'), choices, least: z.number().int() }),
  z.strictObject({
    kind: z.literal('number'),
    least: z.number().int(),
    most: z.number().int(),
    /** The municipality may have no such thing. */
    orNone: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('numbers'),
    least: z.number().int(),
    most: z.number().int(),
    longest: z.number().int(),
  }),
  z.strictObject({ kind: z.literal('text'), longest: z.number().int(), mayBeEmpty: z.boolean() }),
  /** One of the choices, and from which age. */
  z.strictObject({
    kind: z.literal('choice-from'),
    choices,
    least: z.number().int(),
    most: z.number().int(),
  }),
]);
export type Allowed = z.infer<typeof allowedSchema>;

const settingRow = z.strictObject({
  field: settingSchema,
  value: settingValueSchema,
  from: z.enum(['stated', 'default', 'confirmed']),
  /** Lines of the routine. */
  source: z.string().optional(),
  /** Law or policy that somebody with the right must confirm. */
  confirm: z.boolean(),
  /** Why it is asked about; absent: it is not. */
  asked: z.enum(['default', 'confirm']).optional(),
  /** The role of whoever answered, and when. */
  confirmed: z.strictObject({ by: z.string(), on: daySchema }).optional(),
  allowed: allowedSchema,
});
export type SettingRow = z.infer<typeof settingRow>;

export const administratorParts = {
  profile: z.strictObject({ id: z.string(), name: z.string(), version: z.string() }),
  rows: z.array(settingRow),
  /** What is asked, in the order in which it is. */
  questions: z.array(settingSchema),
  /** Of a file that is not in force because of them, told as to whoever mends it. */
  faults: z.array(z.string()),
};
