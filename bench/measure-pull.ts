import { sql } from 'kysely';
import { createCentralClient } from '#host/central/central-client.ts';
import type { CentralNeeds } from '#store/start-central.ts';
import { concludeMeasurement, type Measurement, measureInTurns } from './measurement.ts';
import { openPushLoad, type PushLoad } from './push-load.ts';

const facts = 150;
const most = 10;

/** A plan of 150 facts taken whole over HTTP, under row-level security, beside the same rows without either. */
export async function measurePull(
  rounds: number,
  store: { readonly name: string; readonly place?: CentralNeeds['place'] },
): Promise<Measurement> {
  const place = store.place === undefined ? {} : { place: store.place };
  const load = await openPushLoad({ plans: 4, facts, ...place });
  try {
    const client = createCentralClient({
      baseUrl: load.address,
      token: load.token,
      fetch: globalThis.fetch,
      now: () => Date.now(),
    });
    const pull = async (): Promise<number> => {
      const began = performance.now();
      const page = await client.changes('plan-1');
      if (!page.ok || page.value.facts.length < facts) throw new Error('The plan did not come whole');
      return performance.now() - began;
    };
    for (let warm = 0; warm < 20; warm += 1) await pull();
    return concludeMeasurement({
      name: `sync: pull (${store.name})`,
      what: `a plan of ${facts} facts taken whole, over HTTP, as one reader may see it`,
      peer: 'the same rows read by their owner, without policies, schemas, digest or line',
      goal: `p95 ≤ ${most} ms`,
      reached: (ours) => ours.p95 <= most,
      rounds: await measureInTurns(rounds, { ours: pull, peer: () => readBare(load) }),
    });
  } finally {
    await load.stop();
  }
}

async function readBare({ store }: PushLoad): Promise<number> {
  const began = performance.now();
  await store.database.own((within) =>
    sql`
      select fact.envelope, fact_body.body, receipt.settled from fact
      join fact_body using (tenant, plan, op_seq) join receipt using (tenant, plan, op_seq)
      where fact.tenant = ${store.tenant} and fact.plan = 'plan-1' order by fact.op_seq`.execute(within),
  );
  return performance.now() - began;
}
