import { sql } from 'kysely';
import { createCentralClient } from '#host/central/central-client.ts';
import type { CentralNeeds } from '#store/start-central.ts';
import { concludeMeasurement, type Measurement } from './measurement.ts';
import { openPushLoad, type PushLoad } from './push-load.ts';

const few = 100;
const many = 50_000;
const factsInEach = 40;
const growthAllowed = 1.5;

/** One push and one pull in a store of 100 plans, and of 50,000: what they cost must not follow the store. */
export async function measureGrowth(
  rounds: number,
  store: { readonly name: string; readonly place: CentralNeeds['place'] },
): Promise<Measurement> {
  const load = await openPushLoad({ plans: 4, facts: factsInEach, place: store.place });
  try {
    await fill(load, few);
    const small = await measureBoth(load, rounds);
    await fill(load, many);
    const large = await measureBoth(load, rounds);
    return concludeMeasurement({
      name: `sync: growth (${store.name})`,
      what: `one push of 200 facts with ${many} plans in the store`,
      peer: `the same push with ${few} plans in the store`,
      goal: `p50 of push and of pull ≤ ${growthAllowed} × that of ${few} plans`,
      reached: (ours, peer) =>
        ours.p50 <= peer.p50 * growthAllowed && median(large.pulls) <= median(small.pulls) * growthAllowed,
      rounds: { ours: large.pushes, peer: small.pushes },
      notes: [
        `pull of one plan: p50 ${median(small.pulls).toFixed(1)} ms with ${few} plans, ${median(large.pulls).toFixed(1)} ms with ${many}`,
        `${many} plans of ${factsInEach} facts: ${await sizeOf(load)}`,
      ],
    });
  } finally {
    await load.stop();
  }
}

interface Both {
  readonly pushes: readonly number[];
  readonly pulls: readonly number[];
}

async function measureBoth(load: PushLoad, rounds: number): Promise<Both> {
  const { address: baseUrl, token } = load;
  const client = createCentralClient({ baseUrl, token, fetch: globalThis.fetch, now: () => Date.now() });
  const [pushes, pulls]: [number[], number[]] = [[], []];
  for (let round = -3; round < rounds; round += 1) {
    const pushed = await load.push();
    const began = performance.now();
    const page = await client.changes('copy-7');
    const pulled = performance.now() - began;
    if (!page.ok) throw new Error('The plan could not be taken');
    if (round < 0) continue;
    pushes.push(pushed);
    pulls.push(pulled);
  }
  return { pushes, pulls };
}

/**
 * Copies of a plan, made in the database itself: as many rows as so many plans would have. Only the first copies are of
 * a plan that rooms deliver to, before they have: every plan of the store stays as small as the first.
 */
async function fill({ store }: PushLoad, plans: number): Promise<void> {
  const { tenant } = store;
  const found = await store.database.own((within) =>
    sql<{ count: number }>`
      select count(*)::integer as count from plan where tenant = ${tenant} and id like 'copy-%'`.execute(
      within,
    ),
  );
  const from = (found.rows[0]?.count ?? 0) + 1;
  const source = from === 1 ? 'plan-3' : 'copy-1';
  const columns = {
    plan: ['op_seq', 'vis_seq', 'first_name', 'language', 'holder', 'readers_on'],
    meeting: ['id', 'meeting_plan', 'held_on', 'ended'],
    fact: ['op_seq', 'id', 'command', 'item', 'verb', 'written_by', 'envelope', 'blob'],
    fact_body: ['op_seq', 'body'],
    receipt: ['fact', 'op_seq', 'command', 'hash', 'outcome', 'settled', 'received_at', 'subject'],
    item_reader: ['subject', 'readers'],
  };
  for (const [table, names] of Object.entries(columns)) {
    const key = table === 'plan' ? 'id' : 'plan';
    const list = names.join(', ');
    await store.database.own((within) =>
      sql
        .raw(
          `insert into ${table} (tenant, ${key}, ${list})
           select tenant, 'copy-' || number, ${list} from ${table}, generate_series(${from}, ${plans}) as number
           where tenant = '${tenant}' and ${key} = '${source}'`,
        )
        .execute(within),
    );
  }
  await store.database.own((within) => sql`analyze`.execute(within));
  // What filling has left to write is no push's cost.
  await store.database.own((within) => sql`checkpoint`.execute(within));
}

async function sizeOf({ store }: PushLoad): Promise<string> {
  const found = await store.database.own((within) =>
    sql<{ size: string }>`select pg_size_pretty(pg_database_size(current_database())) as size`.execute(
      within,
    ),
  );
  return found.rows[0]?.size ?? 'unknown';
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
}
