import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { Fact } from '#domain/fact.ts';
import { changesSchema, planListSchema } from '#sync/messages.ts';
import { startCentralProcess } from './central-process.ts';
import type { Room } from './room.ts';

export interface StoredPlan {
  readonly facts: readonly Fact[];
  /** The document, when it is there and is what its fact says. */
  document(fact: Fact | undefined): Buffer | undefined;
}

type Ask = (address: string) => Promise<Response>;

/** Opens the store's folder again, after the room has ended, and reads a plan through the store's own API. */
export async function readStore(room: Room, name: string): Promise<StoredPlan> {
  const central = await startCentralProcess(path.join(room.storeFolder, 'data'));
  const headers = { authorization: `Bearer ${central.token}` };
  try {
    return await readPlan((asked) => fetch(central.address + asked, { headers }), name);
  } finally {
    await central.stop();
  }
}

async function readPlan(ask: Ask, name: string): Promise<StoredPlan> {
  const { plans } = planListSchema.parse(await (await ask('/v1/plans?for=meeting')).json());
  const plan = plans.find((one) => one.firstName === name)?.id ?? '';
  const facts = await pullAll(ask, plan);
  const documents = new Map<string, Buffer>();
  for (const { sha256 } of facts.flatMap((fact) => documentSchema.safeParse(fact.body).data ?? [])) {
    const answer = await ask(`/v1/plans/${plan}/blobs/${sha256}`);
    if (answer.ok) documents.set(sha256, Buffer.from(await answer.arrayBuffer()));
  }
  return {
    facts,
    document(fact) {
      const sha256 = documentSchema.safeParse(fact?.body).data?.sha256 ?? '';
      const bytes = documents.get(sha256);
      const isWhole = bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256;
      return isWhole ? bytes : undefined;
    },
  };
}

const documentSchema = z.object({ sha256: z.string() });

async function pullAll(ask: Ask, plan: string): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  let cursor: string | undefined;
  for (;;) {
    const query = cursor === undefined ? '' : `?cursor=${cursor}`;
    const page = changesSchema.parse(await (await ask(`/v1/plans/${plan}/changes${query}`)).json());
    facts.push(...page.facts.filter((one) => one.outcome === 'applied').map((one) => one.fact));
    if (!page.more) return facts;
    cursor = page.cursor;
  }
}
