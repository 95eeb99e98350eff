import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import type { Loan } from '#sync/messages.ts';
import { no } from '#domain/result.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import { deliverMeeting } from '#host/central/deliver.ts';
import type { WritableJournal } from '#host/journal/journal-ports.ts';
import { comment, meeting, plan, value } from '../central/ada.ts';
import { openTryoutStore } from '../central/tryout-store.ts';
import { begin, makeFolder, type MeetingFolder } from '../host/journal/meeting-folder.ts';
import { createChance } from './faults/chance.ts';

export interface OutageOutcome {
  readonly rooms: number;
  readonly written: number;
  readonly tries: number;
  /** Bytes held after a collection, at the first and the last look while the store was away. */
  readonly heap: readonly number[];
  readonly delivered: number;
  readonly inOrder: boolean;
  readonly once: boolean;
  readonly flood: { readonly milliseconds: number; readonly perSecond: number };
}

interface Room {
  readonly folder: MeetingFolder;
  readonly journal: WritableJournal;
  readonly loan: Loan;
  readonly device: string;
  readonly written: string[];
}

/** A clock that moves only when everybody waits: three days pass in seconds, each wait as long as it says. */
function createClock(): {
  now: () => number;
  wait: (ms: number) => Promise<void>;
  run: (until: number) => Promise<void>;
} {
  let now = 0;
  let waiting: { at: number; go: () => void }[] = [];
  return {
    now: () => now,
    wait: (ms) =>
      new Promise((go) => {
        waiting.push({ at: now + ms, go });
      }),
    run: async (until) => {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        const next = waiting.toSorted((one, other) => one.at - other.at)[0];
        if (next === undefined || next.at > until) break;
        now = next.at;
        waiting = waiting.filter((one) => one !== next);
        next.go();
      }
      now = until;
    },
  };
}

const hour = 3_600_000;

/** Rooms that go on writing and asking for three days without a store, and then all deliver at once. */
export async function runOutage(asked: {
  readonly seed: number;
  readonly rooms: number;
  readonly hours: number;
  readonly factsPerHour: number;
}): Promise<OutageOutcome> {
  const store = await openTryoutStore();
  const chance = createChance(asked.seed);
  const clock = createClock();
  let isAway = true;
  let tries = 0;
  const client: Pick<CentralClient, 'push' | 'putBlob' | 'release'> = {
    ...store.client,
    push: async (...given) => {
      tries += 1;
      return isAway ? no({ kind: 'store-away' }) : store.client.push(...given);
    },
  };
  const rooms = await openRooms(store.client, asked.rooms);
  try {
    for (const room of rooms) write(room);
    const deliveries = rooms.map((room) =>
      deliverMeeting({
        journal: room.journal,
        client,
        plan,
        loan: room.loan.loan,
        device: room.device,
        now: clock.now,
        wait: clock.wait,
        chance: chance.next,
        attempts: Number.MAX_SAFE_INTEGER,
        log: () => undefined,
      }),
    );
    const heap: number[] = [];
    for (let passed = 1; passed <= asked.hours; passed += 1) {
      for (const room of rooms) writeSome(room, asked.factsPerHour);
      await clock.run(passed * hour);
      // What the first hours built up stays; after that nothing may grow.
      if (passed % 12 === 0) heap.push(readHeap());
    }
    isAway = false;
    const began = performance.now();
    const pumping = setInterval(() => void clock.run(clock.now() + 60_000), 1);
    const delivered = await Promise.all(deliveries);
    clearInterval(pumping);
    const milliseconds = performance.now() - began;
    const facts = delivered.reduce((sum, one) => sum + value(one).facts, 0);
    const written = rooms.reduce((sum, room) => sum + room.written.length, 0);
    const found = await findDelivered(store.central.store.database, rooms);
    return {
      rooms: rooms.length,
      written,
      tries,
      heap,
      delivered: facts,
      ...found,
      flood: { milliseconds, perSecond: (facts * 1000) / milliseconds },
    };
  } finally {
    for (const { journal, folder } of rooms) {
      journal.close();
      folder.remove();
    }
    await store.stop();
  }
}

async function openRooms(client: CentralClient, count: number): Promise<readonly Room[]> {
  const rooms: Room[] = [];
  for (let index = 0; index < count; index += 1) {
    const folder = makeFolder();
    const device = `rom-${index}`;
    const loan = value(await client.borrow(plan, { purpose: 'meeting', device, meeting }));
    rooms.push({ folder, journal: begin(folder), loan, device, written: [] });
  }
  return rooms;
}

function writeSome(room: Room, count: number): void {
  for (let one = 0; one < count; one += 1) write(room);
}

function write({ journal, written }: Room): void {
  const fact = comment(`Dette ble skrevet uten nett, nummer ${written.length + 1}`);
  value(journal.append({ command: fact.command, by: fact.writtenBy, kind: 'comment.add', facts: [fact] }));
  written.push(fact.id);
}

/** Collected first: what is counted is what is held. */
function readHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') Reflect.apply(collect, undefined, []);
  return process.memoryUsage().heapUsed;
}

type Store = Awaited<ReturnType<typeof openTryoutStore>>['central']['store'];

async function findDelivered(
  database: Store['database'],
  rooms: readonly Room[],
): Promise<Pick<OutageOutcome, 'inOrder' | 'once'>> {
  let [inOrder, once] = [true, true];
  for (const { loan, written } of rooms) {
    const found = await database.own((within) =>
      sql<{ fact: string }>`
        select fact from receipt where plan = ${plan} and loan = ${loan.loan} order by op_seq`.execute(
        within,
      ),
    );
    const ids = found.rows.map((row) => row.fact);
    inOrder &&= JSON.stringify(ids) === JSON.stringify(written);
    once &&= ids.length === written.length && new Set(ids).size === ids.length;
  }
  return { inOrder, once };
}
