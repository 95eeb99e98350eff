import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { daySchema } from '#domain/calendar.ts';
import type { ProfileFault } from '#domain/profile-faults.ts';
import type { ReadProfile } from '#domain/profile-file.ts';
import { readProfileText } from '#domain/profile-file.ts';
import { followAnswers } from './tryout/answered-profile.ts';
import { readPeopleFile } from './sign-in/people-file.ts';
import { readSignInFile } from './sign-in/sign-in-file.ts';
import { usualLimits } from './operation/rate-limits.ts';
import type { CentralNeeds, Operation } from './start-central.ts';

type Arguments = Omit<CentralNeeds, 'now' | 'production'> & {
  readonly withParent: boolean;
  /** The process that holds the machine for translation. */
  readonly translateWith?: string;
};

const optionsSchema = z.object({
  data: z.string().min(1).optional(),
  'database-url': z.string().min(1).optional(),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  demo: z.string().min(1).optional(),
  date: daySchema.optional(),
  profile: z.string().min(1).optional(),
  answers: z.string().min(1).optional(),
  tenant: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  token: z
    .string()
    .regex(/^\S{8,200}$/)
    .optional(),
  origin: z
    .url({ protocol: /^https?$/ })
    .transform((address) => new URL(address).origin)
    .optional(),
  'identity-providers': z.string().min(1).optional(),
  people: z.string().min(1).optional(),
  host: z.string().min(1).max(200).optional(),
  'trust-proxy': z
    .string()
    .regex(/^[0-9a-fA-F.:/, ]{1,1000}$/)
    .optional(),
  'metrics-port': z.coerce.number().int().min(0).max(65_535).optional(),
  'migrate-with': z.string().min(1).optional(),
  'translate-with': z.string().min(1).optional(),
  restored: z.boolean().default(false),
  'with-parent': z.boolean().default(false),
});

const known = {
  data: { type: 'string' },
  'database-url': { type: 'string' },
  port: { type: 'string' },
  demo: { type: 'string' },
  date: { type: 'string' },
  profile: { type: 'string' },
  answers: { type: 'string' },
  tenant: { type: 'string' },
  token: { type: 'string' },
  origin: { type: 'string' },
  'identity-providers': { type: 'string' },
  people: { type: 'string' },
  host: { type: 'string' },
  'trust-proxy': { type: 'string' },
  'metrics-port': { type: 'string' },
  'migrate-with': { type: 'string' },
  'translate-with': { type: 'string' },
  restored: { type: 'boolean' },
  'with-parent': { type: 'boolean' },
} as const;

/** Throws on what cannot be understood: the process says so and ends. */
export function readArguments(given: readonly string[]): Arguments {
  const { values } = parseArgs({ args: [...given], options: known });
  const options = optionsSchema.parse(values);
  const { port, demo, date, tenant, token } = options;
  const place = readPlace(options);
  return {
    place,
    port,
    withParent: options['with-parent'],
    operation: readOperation(options),
    ...(token === undefined ? {} : { token }),
    ...(demo === undefined ? {} : { demo }),
    ...(date === undefined ? {} : { date }),
    ...(tenant === undefined ? {} : { tenant }),
    ...readSignIn(options),
    ...readTranslation(options),
    ...(options.profile === undefined ? {} : { profile: profileOf(options.profile, options.answers, place) }),
  };
}

function readOperation(options: z.infer<typeof optionsSchema>): Operation {
  const { host, restored, 'metrics-port': metricsPort, 'migrate-with': migrateWith } = options;
  const trustProxy = options['trust-proxy']?.split(',').map((one) => one.trim());
  return {
    rateLimits: usualLimits,
    restored,
    ...(host === undefined ? {} : { host }),
    ...(trustProxy === undefined ? {} : { trustProxy }),
    ...(metricsPort === undefined ? {} : { metricsPort }),
    ...(migrateWith === undefined ? {} : { migrateWith }),
  };
}

function readSignIn(
  options: z.infer<typeof optionsSchema>,
): Pick<CentralNeeds, 'origin' | 'signIn' | 'people'> {
  const { origin, people, 'identity-providers': file } = options;
  return {
    ...(origin === undefined ? {} : { origin }),
    ...(file === undefined ? {} : { signIn: readSignInFile(file) }),
    ...(people === undefined ? {} : { people: readPeopleFile(people) }),
  };
}

function readTranslation({
  'translate-with': translateWith,
}: z.infer<typeof optionsSchema>): Pick<Arguments, 'translateWith'> {
  return translateWith === undefined ? {} : { translateWith };
}

function readPlace(options: z.infer<typeof optionsSchema>): CentralNeeds['place'] {
  const databaseUrl = options['database-url'];
  if (databaseUrl !== undefined) return { databaseUrl };
  if (options.data === undefined) throw new Error('--data DIR or --database-url URL is needed');
  return { folder: options.data };
}

function profileOf(
  file: string,
  answers: string | undefined,
  place: CentralNeeds['place'],
): NonNullable<CentralNeeds['profile']> {
  const read = readProfile(file, place);
  return answers === undefined ? read.profile : followAnswers(read, answers);
}

/** A faulty file leaves the last good one of the same municipality in force; with neither there is no store. */
function readProfile(file: string, place: CentralNeeds['place']): ReadProfile {
  const name = path.basename(file);
  const text = readFileSync(file, 'utf8');
  const read = readProfileText(text, name);
  if ('databaseUrl' in place) return read.ok ? read.value : endWith(read.refusal);
  const keptFile = path.join(place.folder, 'profile-in-force.json');
  if (read.ok) {
    mkdirSync(place.folder, { recursive: true });
    const next = `${keptFile}.${process.pid}`;
    writeFileSync(next, text, { mode: 0o600, flush: true });
    renameSync(next, keptFile);
    return read.value;
  }
  const kept = existsSync(keptFile) ? readProfileText(readFileSync(keptFile, 'utf8'), name) : read;
  if (!kept.ok || `${kept.value.profile.id}.json` !== name) return endWith(read.refusal);
  process.stderr.write(`${tell(read.refusal)}\nThe last good profile stays in force\n`);
  return kept.value;
}

function endWith(faults: readonly ProfileFault[]): never {
  throw new Error(tell(faults));
}

function tell(faults: readonly ProfileFault[]): string {
  return faults.map(({ sentence }) => sentence).join('\n');
}
