import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fact } from '#domain/fact.ts';
import type { FactId } from '#domain/identity.ts';
import type { Result } from '#domain/result.ts';
import { type CentralClient, createCentralClient } from '#host/central/central-client.ts';
import { type Central, type CentralNeeds, startCentral } from '#store/start-central.ts';
import type { Loan } from '#sync/messages.ts';
import { makeLargePlan } from './large-plan.ts';

export const catchUpSize = { clients: 24, writes: 60, batch: 20 } as const;

const day = '2026-11-22';
const token = 'bench-token';
const text = 'Eira tar nå selv initiativ til lek i friminuttene, og klassen har laget faste roller. '
  .repeat(4)
  .slice(0, 328);

/** A store with a plan for each round; a round is over when every client has every fact. */
export interface CatchUp {
  /** Milliseconds of one round. */
  readonly run: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export async function openCatchUp(
  place: CentralNeeds['place'] | undefined,
  rounds: number,
): Promise<CatchUp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-catch-up-'));
  const central = await startStore(folder, {
    place: place ?? { folder: path.join(folder, 'store') },
    rounds,
  });
  let round = 0;
  return {
    run: async () => {
      round += 1;
      return runRound(central, `round-${round}`);
    },
    stop: async () => {
      await central.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startStore(
  folder: string,
  { place, rounds }: { readonly place: CentralNeeds['place']; readonly rounds: number },
): Promise<Central> {
  const demo = path.join(folder, 'demo');
  mkdirSync(demo);
  for (let round = 1; round <= rounds; round += 1) writePlan(demo, `round-${round}`);
  return value(
    await startCentral({
      place,
      port: 0,
      token,
      tenant: 'bench-catch-up',
      now: () => Date.now(),
      production: false,
      date: day,
      demo,
    }),
  );
}

function writePlan(demo: string, id: string): void {
  const plan = { ...makeLargePlan({ activities: 10, facts: 40, seed: 1 }), id };
  writeFileSync(path.join(demo, `${id}.plan.json`), JSON.stringify(plan));
  const meeting = {
    format: 1,
    kind: 'meeting',
    id: `${id}-meeting`,
    plan: `${id}.plan.json`,
    time: '13:00',
    place: 'Furua',
    chair: 'holder',
    minuteTaker: 'teacher',
    present: [],
    agenda: [{ id: 'welcome', kind: 'welcome' }],
  };
  writeFileSync(path.join(demo, `${id}.meeting.json`), JSON.stringify(meeting));
}

function value<Value, Refused>(result: Result<Value, Refused>): Value {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

interface Room {
  readonly client: CentralClient;
  readonly plan: string;
  readonly device: string;
  readonly loan: Loan;
  readonly newId: () => FactId;
  /** How many facts the plan has when all is there. */
  readonly all: number;
}

async function runRound({ address, store }: Central, plan: string): Promise<number> {
  const client = createCentralClient({
    baseUrl: address,
    token,
    fetch: globalThis.fetch,
    now: () => Date.now(),
  });
  const { clients, writes } = catchUpSize;
  const before = value(await client.changes(plan)).facts.length;
  const rooms: Room[] = [];
  for (let index = 0; index < clients; index += 1) {
    const device = `bench-${index}`;
    const meeting = `${plan}-meeting`;
    const loan = value(await client.borrow(plan, { purpose: 'meeting', device, meeting }));
    rooms.push({ client, plan, device, loan, newId: store.newId, all: before + clients * writes });
  }
  const began = performance.now();
  await Promise.all(rooms.map((room) => catchUp(room)));
  return performance.now() - began;
}

/** Writes, sends and fetches until it has everything that anybody wrote. */
async function catchUp(room: Room): Promise<void> {
  const { client, plan, device, loan } = room;
  const log = new Map<string, Fact>();
  let sent = 0;
  let cursor: string | undefined;
  while (log.size < room.all) {
    const count = Math.min(catchUpSize.batch, catchUpSize.writes - sent);
    if (count > 0) {
      const facts = Array.from({ length: count }, (_, index) => numbered(room, sent + index + 1));
      value(await client.push(plan, { device, loan: loan.loan, facts }));
      sent += count;
    }
    const of = { loan: loan.loan, wait: count > 0 ? 0 : 1 };
    const page = value(await client.changes(plan, cursor === undefined ? of : { ...of, cursor }));
    for (const { fact } of page.facts) log.set(fact.id, fact);
    ({ cursor } = page);
  }
}

function numbered(room: Room, deviceNumber: number): { deviceNumber: number; fact: Fact } {
  const fact: Fact = {
    id: room.newId(),
    command: room.newId(),
    plan: room.plan,
    item: room.newId(),
    verb: 'comment.added/1',
    saidBy: [],
    writtenBy: 'holder',
    loan: room.loan.loan,
    proof: 'attested',
    at: `${day}T12:00:00.000Z`,
    profile: room.loan.profile.version,
    body: { activity: 'activity-1', date: day, text },
  };
  return { deviceNumber, fact };
}
