import { join } from 'node:path';
import process from 'node:process';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { listSettings, openDatabase } from '#host/journal/open-database.ts';
import { dispatch } from '#wire/dispatch.ts';
import type { Caller } from '#wire/room.ts';
import { prepareRoom } from '../tests/fixtures/prepare-room.ts';
import type { BenchRoom } from './bench-room.ts';
import { makeBenchRoom, readDemo } from './bench-room.ts';
import type { Asked, Measurement, Rounds } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';
import { openBenchHost, quietLog } from './open-host.ts';

const leastShare = 0.6;
const mostMilliseconds = 10;
/** Before the first round that counts: a room has been open for a while when somebody writes. */
const warmRounds = 10;
const text = 'Du har lest ti minutter hver dag denne uka, og du har valgt bøkene selv.';

/** From the call of an evaluation at the gate to the answer that it is on the disk. */
export async function measureEdit({ rounds }: Asked): Promise<Measurement> {
  const room = makeBenchRoom();
  try {
    const demo = readDemo();
    prepareRoom({ ...room, ...demo });
    const activities = demo.plan.items.flatMap((item) => (isOpenActivity(item) ? [item.id] : []));
    return await measureIn(room, activities, rounds);
  } finally {
    room.remove();
  }
}

async function measureIn(
  room: BenchRoom,
  activities: readonly string[],
  rounds: number,
): Promise<Measurement> {
  const opened = await openBenchHost(room);
  const peer = openPeer(room);
  const spent = { ours: 0, peer: 0, pushing: 0 };
  const caller: Caller = { session: 'bench', role: 'chair' };
  let number = 0;
  async function edit(): Promise<number> {
    number += 1;
    const input = { activity: activities[number % activities.length], text: `${text} ${number}`, saidBy: [] };
    const began = performance.now();
    const answer = await dispatch({ room: opened.host, log: quietLog }, caller, {
      command: 'evaluation.add',
      input,
    });
    const took = performance.now() - began;
    if (!answer.ok) throw new Error(`The edit was refused: ${answer.refusal.kind}`);
    spent.ours += took;
    // The pages get their views now: nobody waits for it, but the next edit would.
    await nextTurn();
    spent.pushing += performance.now() - began - took;
    return took;
  }
  function commitBare(): number {
    number += 1;
    const began = performance.now();
    peer.commit(room.newId(), `${text} ${number}`);
    const took = performance.now() - began;
    spent.peer += took;
    return took;
  }
  try {
    for (let warm = 0; warm < warmRounds; warm += 1) {
      await edit();
      commitBare();
    }
    Object.assign(spent, { ours: 0, peer: 0, pushing: 0 });
    const times = await measureInTurns(rounds, { ours: edit, peer: commitBare });
    return conclude(times, spent);
  } finally {
    peer.close();
    await opened.stop();
  }
}

function conclude(rounds: Rounds, spent: { ours: number; peer: number; pushing: number }): Measurement {
  const share = spent.peer / spent.ours;
  const shareWithViews = spent.peer / (spent.ours + spent.pushing);
  const each = rounds.ours.length * 1000;
  return concludeMeasurement(
    {
      name: 'edit',
      what: 'an evaluation, from its call at the gate until the answer that it is on the disk',
      peer: 'better-sqlite3, same disk, key and pragmas, two statements a transaction',
      goal: 'p95 ≤ 10 ms, and ≥ 60 % of the peer’s commits a second',
      reached: (ours) => ours.p95 <= mostMilliseconds && share >= leastShare,
      rounds,
      notes: [
        `${percent(share)} of the peer’s commits a second; ${percent(shareWithViews)} with the push of every edit to a wall and a console counted in`,
        'in one process: gate, law, journal and views; the carrier is two ends in memory',
      ],
    },
    { ours: each / spent.ours, peer: each / spent.peer },
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function isOpenActivity(item: { readonly kind: string; readonly closed?: unknown }): boolean {
  return item.kind === 'activity' && item.closed === undefined;
}

interface Peer {
  readonly commit: (id: string, words: string) => void;
  readonly close: () => void;
}

function openPeer(room: BenchRoom): Peer {
  const settings = listSettings(process.platform);
  const file = join(room.peerFolder, 'peer.journal');
  const opened = openDatabase({ file, fileKey: room.roomKey, settings });
  if (!opened.ok) throw new Error(`The peer did not open: ${opened.refusal.kind}`);
  const database = opened.value;
  database.exec(
    `create table fact (seq integer primary key, id text not null unique, envelope text not null) strict;
     create table fact_body (fact text primary key, body text not null) strict, without rowid;`,
  );
  const insertFact = database.prepare('insert into fact (id, envelope) values (?, ?)');
  const insertBody = database.prepare('insert into fact_body (fact, body) values (?, ?)');
  const commit = database.transaction((id: string, words: string) => {
    insertFact.run(
      id,
      JSON.stringify({ id, command: id, plan: 'plan', item: id, verb: 'evaluation.added/1' }),
    );
    insertBody.run(id, JSON.stringify({ activity: 'lesing', date: room.day, text: words }));
  });
  return { commit: (id, words) => commit.immediate(id, words), close: () => database.close() };
}
