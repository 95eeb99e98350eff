import type { CentralNeeds } from '#store/start-central.ts';
import { startPostgres } from '../tests/fixtures/postgres-server.ts';
import { catchUpSize, openCatchUp } from './catch-up.ts';
import { measureGrowth } from './measure-growth.ts';
import { measurePull } from './measure-pull.ts';
import { measurePush } from './measure-push.ts';
import { type Asked, concludeMeasurement, type Measurement, measureInTurns } from './measurement.ts';
import { hasPouch, runPouch } from './pouch-peer.ts';

interface Place {
  readonly name: string;
  readonly place?: CentralNeeds['place'];
  /** How many times the peer's rate is asked of it (design §7). */
  readonly times: number;
}

/** Delivering and fetching on both databases, 24 rooms that catch up beside PouchDB, and a store that grows. */
export async function measureSync({ rounds }: Asked): Promise<readonly Measurement[]> {
  const server = await startPostgres();
  try {
    const measured: Measurement[] = [];
    const places: Place[] = [{ name: 'PGlite', times: 2 }];
    if (server.kind === 'running') {
      places.push({ name: 'PostgreSQL', place: { databaseUrl: server.url }, times: 3 });
    } else {
      process.stderr.write(`PostgreSQL is not measured: ${server.why}\n`);
    }
    for (const place of places) {
      measured.push(await measurePush(rounds * 10, place), await measurePull(rounds * 40, place));
      const caughtUp = await measureCatchUp(rounds, place);
      if (caughtUp !== undefined) measured.push(caughtUp);
    }
    return [...measured, ...(await measureGrowing(rounds * 10))];
  } finally {
    if (server.kind === 'running') await server.stop();
  }
}

/** In a database of its own: what is counted in plans must not hold what was delivered before. */
async function measureGrowing(rounds: number): Promise<readonly Measurement[]> {
  const server = await startPostgres();
  if (server.kind !== 'running') return [];
  try {
    return [await measureGrowth(rounds, { name: 'PostgreSQL', place: { databaseUrl: server.url } })];
  } finally {
    await server.stop();
  }
}

async function measureCatchUp(
  rounds: number,
  { name, place, times }: Place,
): Promise<Measurement | undefined> {
  if (!hasPouch()) {
    process.stderr.write('Rooms that catch up are not measured: `npm ci` in bench/peers brings the peer\n');
    return undefined;
  }
  const { clients, writes } = catchUpSize;
  const load = await openCatchUp(place, rounds + 1);
  try {
    await load.run();
    const took = await measureInTurns(rounds, { ours: load.run, peer: () => runPouch({ clients, writes }) });
    const rate = (all: readonly number[]): number =>
      (clients * writes * 1000 * all.length) / all.reduce((sum, one) => sum + one, 0);
    const perSecond = { ours: rate(took.ours), peer: rate(took.peer) };
    return concludeMeasurement(
      {
        name: `sync: catching up (${name})`,
        what: `${clients} rooms write ${writes} facts each until every room has all of them`,
        peer: 'PouchDB in memory and express-pouchdb on LevelDB, as many documents of the same size',
        goal: `≥ ${times} × the peer's documents a second`,
        reached: () => perSecond.ours >= times * perSecond.peer,
        rounds: took,
      },
      perSecond,
    );
  } finally {
    await load.stop();
  }
}
