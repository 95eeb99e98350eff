import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';
import type { Database } from '../database/database.ts';
import { openAtRest } from '../database/open-at-rest.ts';
import { openExchangeFile, writeExchange } from './file-port.ts';
import { composeExchange, readActivities } from './read-activities.ts';
import { writeBackPlan } from './write-back.ts';

const askedSchema = z.object({
  what: z.enum(['export', 'import']),
  file: z.string().min(1),
  plan: idSchema,
  tenant: z.string().default('tryout'),
  data: z.string().min(1).optional(),
  'database-url': z.string().min(1).optional(),
});
type Asked = z.infer<typeof askedSchema>;

/** `stafettrom samspill export|import`: what it did, as JSON. Nothing of it is about what stands in the plan. */
export async function runSamspill(given: readonly string[]): Promise<object> {
  const text = { type: 'string' } as const;
  const options = { plan: text, tenant: text, data: text, 'database-url': text };
  const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true });
  const asked = askedSchema.parse({ ...values, what: positionals[0], file: positionals[1] });
  const { database, release } = await openAtRest(asked);
  try {
    return await exchange(database, asked);
  } finally {
    await database.destroy();
    release();
  }
}

async function exchange(database: Database, { what, file, plan, tenant }: Asked): Promise<object> {
  const read = await readActivities({ database, tenant }, plan);
  if (read === undefined) throw new Error('There is no such plan');
  const { leftOut } = read;
  if (what === 'export') {
    if (existsSync(file)) throw new Error('The file is there already; take it away first');
    const made = composeExchange(plan, read);
    writeExchange(file, made);
    return { exported: made.fields.length, leftOut };
  }
  const { evaluations } = read;
  const outcomes = await writeBackPlan(openExchangeFile(file), { plan, evaluations });
  return { outcomes: Object.fromEntries(outcomes), leftOut };
}
