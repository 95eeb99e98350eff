import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { daySchema } from '#domain/calendar.ts';
import { profileSchema } from '#domain/profile.ts';
import type { CentralNeeds } from './start-central.ts';

type Arguments = Omit<CentralNeeds, 'now' | 'production'> & { readonly withParent: boolean };

const optionsSchema = z.object({
  data: z.string().min(1).optional(),
  'database-url': z.string().min(1).optional(),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  demo: z.string().min(1).optional(),
  date: daySchema.optional(),
  profile: z.string().min(1).optional(),
  tenant: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
  token: z
    .string()
    .regex(/^\S{8,200}$/)
    .optional(),
  'with-parent': z.boolean().default(false),
});

/** Throws on what cannot be understood: the process says so and ends. */
export function readArguments(given: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...given],
    options: {
      data: { type: 'string' },
      'database-url': { type: 'string' },
      port: { type: 'string' },
      demo: { type: 'string' },
      date: { type: 'string' },
      profile: { type: 'string' },
      tenant: { type: 'string' },
      token: { type: 'string' },
      'with-parent': { type: 'boolean' },
    },
  });
  const options = optionsSchema.parse(values);
  const { port, demo, date, tenant } = options;
  const token = options.token ?? randomBytes(24).toString('base64url');
  return {
    place: readPlace(options),
    port,
    token,
    withParent: options['with-parent'],
    ...(demo === undefined ? {} : { demo }),
    ...(date === undefined ? {} : { date }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(options.profile === undefined ? {} : { profile: readProfile(options.profile) }),
  };
}

function readPlace(options: z.infer<typeof optionsSchema>): CentralNeeds['place'] {
  const databaseUrl = options['database-url'];
  if (databaseUrl !== undefined) return { databaseUrl };
  if (options.data === undefined) throw new Error('--data DIR or --database-url URL is needed');
  return { folder: options.data };
}

function readProfile(file: string): z.infer<typeof profileSchema> {
  return profileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
