import { sql } from 'kysely';
import type { CentralNeeds } from '#store/start-central.ts';
import type { Store } from '#store/store.ts';
import { limits } from '#sync/limits.ts';
import { concludeMeasurement, type Measurement, measureInTurns } from './measurement.ts';
import { openPushLoad, type PushLoad } from './push-load.ts';

/** As many rooms deliver at once as the store has connections. */
const callers = 8;
const plans = 64;
const factsInPlan = 60;
const factsInOldPlan = 4000;
const warmWaves = 3;
const mostByLine = 10;
/** Facts: on PostgreSQL, and on the database to try out with. */
const leastPerSecond = { real: 8000, tryout: 3000 };

/** Where the store lies: an empty PostgreSQL, or a PGlite of its own. */
interface PushPlace {
  readonly name: string;
  readonly place?: CentralNeeds['place'];
}

/**
 * Eight rooms at a time deliver full batches: judged, kept and receipted under row-level security. Beside it the same
 * texts in one bare table of the same database, with no law, no rights and no receipts.
 */
export async function measurePush(rounds: number, { name, place }: PushPlace): Promise<Measurement> {
  const load = await openPushLoad({ plans, facts: factsInPlan, ...(place === undefined ? {} : { place }) });
  const goal = load.store.database.isReal ? leastPerSecond.real : leastPerSecond.tryout;
  try {
    const rows = await openBareTable(load.store);
    for (let warm = 0; warm < warmWaves; warm += 1) await wave(load.push);
    load.prepare(Math.ceil((rounds * callers) / plans) + 1);
    const times = await measureInTurns(rounds, { ours: () => wave(load.push), peer: () => wave(rows) });
    const byLine = await waves(load.send, Math.min(rounds, mostByLine));
    const perSecond = { ours: rateOf(times.ours), peer: rateOf(times.peer) };
    return concludeMeasurement(
      {
        name: `sync: push (${name})`,
        what: `${callers} rooms deliver ${limits.factsPerPush} facts each at once, in the process`,
        peer: 'the same texts inserted in one table of the same database, without law, rights or receipts',
        goal: `≥ ${goal} facts per second`,
        reached: () => perSecond.ours >= goal,
        rounds: times,
        notes: [`over HTTP ${Math.round(rateOf(byLine))} facts per second`],
      },
      perSecond,
    );
  } finally {
    await load.stop();
  }
}

/** One room at a time, to plans that are new and to plans that are old: what a push costs must not grow with them. */
export async function measurePushGrowth(rounds: number): Promise<Measurement> {
  const few = { plans: 4 };
  const old = await openPushLoad({ ...few, facts: factsInOldPlan });
  const fresh = await openPushLoad({ ...few, facts: factsInPlan });
  try {
    for (let warm = 0; warm < few.plans; warm += 1) await Promise.all([old.push(), fresh.push()]);
    for (const load of [old, fresh]) load.prepare(Math.ceil(rounds / few.plans) + 1);
    return concludeMeasurement({
      name: 'sync: push to an old plan',
      what: `${limits.factsPerPush} facts delivered to a plan of ${factsInOldPlan} facts and more`,
      peer: `the same to a plan of ${factsInPlan} facts and more`,
      goal: 'p50 ≤ 1.5 × that of the new plan',
      reached: (ours, peer) => ours.p50 <= 1.5 * peer.p50,
      rounds: await measureInTurns(rounds, { ours: old.push, peer: fresh.push }),
    });
  } finally {
    await fresh.stop();
    await old.stop();
  }
}

/** Milliseconds until every room has its answer. */
async function wave(push: PushLoad['push']): Promise<number> {
  const began = performance.now();
  await Promise.all(Array.from({ length: callers }, () => push()));
  return performance.now() - began;
}

async function waves(push: PushLoad['push'], rounds: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await wave(push));
  return times;
}

function rateOf(times: readonly number[]): number {
  const seconds = times.reduce((sum, one) => sum + one, 0) / 1000;
  return (times.length * callers * limits.factsPerPush) / seconds;
}

/** One batch of the peer: rows of about the same length, in one statement and one transaction. */
async function openBareTable({ database, newId }: Store): Promise<() => Promise<number>> {
  await database.own((within) =>
    sql`create table if not exists bare_fact (id text primary key, text text)`.execute(within),
  );
  const text = 'Du har lest ti minutter hver dag denne uka. '.repeat(16);
  return async () => {
    const rows = Array.from({ length: limits.factsPerPush }, () => ({ id: newId(), text }));
    const began = performance.now();
    await database.own((within) =>
      sql`insert into bare_fact select id, text
        from json_to_recordset(${JSON.stringify(rows)}::text::json) as row(id text, text text)`.execute(
        within,
      ),
    );
    return performance.now() - began;
  };
}
