import { z } from 'zod';
import { settingSchema, settingValueSchema } from './administrator-view.ts';
import type { PageRole } from './roles.ts';

const administrator: readonly PageRole[] = ['administrator'];
const nothing = z.strictObject({});
/** The role of whoever answers, never a name; the profile's own rules judge it. */
const by = z.string().max(200);

/** What the municipality answers of its own profile (domain §12). */
export const administratorCommands = {
  'profile.answer': {
    roles: administrator,
    input: z.union([
      z.strictObject({
        field: settingSchema,
        right: z.literal(true),
        /** What was seen: something else may have come to stand there. */
        value: settingValueSchema,
        by,
      }),
      z.strictObject({ field: settingSchema, value: settingValueSchema, by }),
    ]),
    output: nothing,
  },
} as const;
