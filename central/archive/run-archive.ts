import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { daySchema } from '#domain/calendar.ts';
import type { Profile } from '#domain/profile.ts';
import { readProfileText } from '#domain/profile-file.ts';
import type { ArchiveLine } from '#sync/archive-records.ts';
import { openAtRest } from '../database/open-at-rest.ts';
import { exportArchive } from './export-archive.ts';

const askedSchema = z.object({
  date: daySchema,
  profile: z.string().min(1),
  tenant: z.string().default('tryout'),
  data: z.string().min(1).optional(),
  'database-url': z.string().min(1).optional(),
});

/** `central-process archive`: what is due for the archive, to whoever started this process. */
export async function runArchive(
  given: readonly string[],
  write: (line: ArchiveLine) => unknown,
): Promise<void> {
  const text = { type: 'string' } as const;
  const options = { date: text, profile: text, tenant: text, data: text, 'database-url': text };
  const asked = askedSchema.parse(parseArgs({ args: [...given], options }).values);
  const profile = readProfile(asked.profile);
  const { database, release } = await openAtRest(asked);
  try {
    const at = { today: asked.date, profile };
    for await (const line of exportArchive({ database, tenant: asked.tenant }, at)) write(line);
  } finally {
    await database.destroy();
    release();
  }
}

function readProfile(file: string): Profile {
  const read = readProfileText(readFileSync(file, 'utf8'), path.basename(file));
  if (read.ok) return read.value.profile;
  throw new Error(read.refusal.map(({ sentence }) => sentence).join('\n'));
}
