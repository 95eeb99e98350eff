import { z } from 'zod';
import { daySchema } from './calendar.ts';
import type { ProfileFault } from './profile-faults.ts';
import { faultsOf, largestProfile, notJsonFault, tooLargeFault } from './profile-faults.ts';
import type { Profile } from './profile.ts';
import { profileSchema } from './profile.ts';
import type { Result } from './result.ts';
import { no, yes } from './result.ts';

const shape = profileSchema.shape;
const day = daySchema.describe('a day such as 2026-11-22');

/** Lines of a municipality's routine: its letters and the line, or the first and the last of several. */
const source = z
  .string()
  .regex(/^\p{Lu}{2,4} \d{1,4}(-\d{1,4})?(, \d{1,4}(-\d{1,4})?){0,5}$/u)
  .describe('the lines of the routine, such as "MG 183" or "MG 131, 185-186"');

/** Whoever confirms is written as a role. A name has a capital and then small letters: such a word is refused. */
const role = z
  .string()
  .max(60)
  .regex(/^[\p{Ll}\p{Lu}][\p{Ll}\p{Lu} ./-]+$/u)
  .regex(/^(?!.*\p{Lu}\p{Ll})/u)
  .describe('a role in small letters, such as "rådgiver oppvekst", at most 60 characters, never a name');

const confirm = z.literal(true).exactOptional();

/**
 * One value and where it is from. `stated`: the routine says this value. `default`: it does not, and this is the
 * cautious choice; with a `source` it is the cautious reading of what that line says. `confirmed`: somebody with
 * the right has answered. `confirm`: law or policy that a person with the right must confirm.
 */
function entry<Value extends z.ZodType>(value: Value) {
  const confirmation = { by: role, on: day };
  return z.discriminatedUnion('from', [
    z.strictObject({
      value,
      from: z.literal('stated'),
      source,
      confirm,
      confirmed: z.strictObject(confirmation).exactOptional(),
    }),
    z.strictObject({
      value,
      from: z.literal('default'),
      source: source.exactOptional(),
      confirm,
      dated: day,
    }),
    z.strictObject({
      value,
      from: z.literal('confirmed'),
      source: source.exactOptional(),
      ...confirmation,
    }),
  ]);
}

/** Every setting of the flat profile, in the order in which the administrator is asked. */
const valuesSchema = z.strictObject({
  language: entry(shape.language),
  modelName: entry(shape.modelName),
  storeName: entry(shape.storeName),
  pregnantPlans: entry(shape.pregnantPlans),
  youthSigns: entry(shape.youthSigns),
  custody: entry(shape.custody),
  healthSignsFrom: entry(shape.healthSignsFrom.unwrap().nullable()),
  consentForm: entry(shape.consentForm),
  consentMonths: entry(shape.consentMonths.unwrap().nullable()),
  newConsentWhen: entry(shape.newConsentWhen),
  withdrawal: entry(shape.withdrawal),
  childOfferedFrom: entry(shape.childOfferedFrom),
  familyWrites: entry(shape.familyWrites),
  privatePersons: entry(shape.privatePersons),
  approvesHolders: entry(shape.approvesHolders),
  replacesHolder: entry(shape.replacesHolder),
  usualHolder: entry(shape.usualHolder),
  evaluationWritten: entry(shape.evaluationWritten),
  minutes: entry(shape.minutes.unwrap()),
  archiveTimes: entry(shape.archiveTimes),
  alsoCaseSystem: entry(shape.alsoCaseSystem),
  exemption: entry(shape.exemption),
  deletionMayBeDemanded: entry(shape.deletionMayBeDemanded),
  followsUntil: entry(shape.followsUntil),
  logIn: entry(shape.logIn),
  deviations: entry(shape.deviations),
  helper: entry(shape.helper),
  adultAge: entry(shape.adultAge),
  adultWarnDays: entry(shape.adultWarnDays),
  holderWarnDays: entry(shape.holderWarnDays),
  consentWarnDays: entry(shape.consentWarnDays),
  draftDays: entry(shape.draftDays),
  offlineHours: entry(shape.offlineHours),
  logReplacesMinutes: entry(shape.logReplacesMinutes),
  nynorskForms: entry(shape.nynorskForms.unwrap()),
});
export type ProfileValues = z.infer<typeof valuesSchema>;
export type Setting = keyof ProfileValues;
export const settings: readonly Setting[] = valuesSchema.keyof().options;

/** A file of `resources/profiles`: one municipality, each value with where it is from (domain §12). */
const profileFileSchema = z.strictObject({
  format: shape.format,
  id: shape.id.describe('1 to 40 small letters, digits and hyphens'),
  version: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .describe('a day such as 2026-11-22, or 1 to 40 small letters, digits and hyphens'),
  name: shape.name,
  values: valuesSchema,
  /** Codes that no routine states: asked of the municipality's archive, never of its administrator's page. */
  archive: shape.archive,
});
export type ProfileFile = z.infer<typeof profileFileSchema>;

/** What a faultless file gives: the law's view, and each value with where it is from. */
export interface ReadProfile {
  readonly profile: Profile;
  readonly values: ProfileValues;
  readonly file: ProfileFile;
}

export function readProfileFile(
  json: unknown,
  fileName: string,
): Result<ReadProfile, readonly ProfileFault[]> {
  const read = profileFileSchema.safeParse(json);
  if (read.success) return yes({ profile: flatten(read.data), values: read.data.values, file: read.data });
  return no(faultsOf({ file: fileName, json, schema: z.toJSONSchema(profileFileSchema) }, read.error.issues));
}

/** The same from the text of a file, which may be too large, or no JSON at all. */
export function readProfileText(
  text: string,
  fileName: string,
): Result<ReadProfile, readonly ProfileFault[]> {
  if (text.length > largestProfile) return no([tooLargeFault(fileName, text.length)]);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) return no([notJsonFault(fileName, error)]);
    throw error;
  }
  return readProfileFile(json, fileName);
}

/** What the municipality does not have is `null` in the file, so that nobody forgot it, and absent in the law's view. */
function flatten({ format, id, version, name, values, archive }: ProfileFile): Profile {
  const had = Object.entries(values).filter(([, { value }]) => value !== null);
  const flat = Object.fromEntries(had.map(([setting, { value }]) => [setting, value]));
  const sent = archive === undefined ? {} : { archive };
  return profileSchema.parse({ format, id, version, name, ...flat, ...sent });
}
