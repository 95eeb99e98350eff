import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fact } from '#domain/fact.ts';
import type { Id } from '#domain/identity.ts';
import type { Loan, Push } from '#sync/messages.ts';
import { limits } from '#sync/limits.ts';
import { lockState } from '#store/log/append-own.ts';
import { lendPlan } from '#store/loans/loans.ts';
import { pushFacts } from '#store/log/push-facts.ts';
import { type Central, type CentralNeeds, startCentral } from '#store/start-central.ts';
import { inService, type Store } from '#store/store.ts';
import { makeLargePlan } from './large-plan.ts';

const day = '2026-11-22';
const device = 'bench-1';
const token = 'bench-token';
const caller = { kind: 'tryout' } as const;
const activities = 20;
const words =
  'Du har lest ti minutter hver dag denne uka, og du har valgt bøkene selv. Vi ser at det går bedre. ';

/** A store with plans in it, each lent to a room that has more to deliver than it can. */
export interface PushLoad {
  /** Writes so many batches of each room beforehand: what a room takes to write them is not the store's time. */
  readonly prepare: (batches: number) => void;
  /** One full batch to the next plan, in the process; answers how many milliseconds it took. */
  readonly push: () => Promise<number>;
  /** The same over HTTP. */
  readonly send: () => Promise<number>;
  readonly store: Store;
  /** Where it listens, and the one token that it takes. */
  readonly address: string;
  readonly token: string;
  readonly stop: () => Promise<void>;
}

export interface LoadSize {
  readonly plans: number;
  /** How many facts stand in each plan before anything is pushed. */
  readonly facts: number;
  readonly place?: CentralNeeds['place'];
}

interface Room {
  readonly plan: Id;
  readonly loan: Loan;
  /** The fact that set the deadline of each activity last: what the next change names. */
  readonly bases: Map<Id, string>;
  readonly waiting: Push[];
  next: number;
}

export async function openPushLoad(size: LoadSize): Promise<PushLoad> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-push-'));
  const central = await startStore(folder, size);
  const rooms = await borrowAll(central, size.plans).catch(async (error: unknown) => {
    await central.stop();
    throw error;
  });
  const free = [...rooms];
  async function withRoom(deliver: (room: Room, push: Push) => Promise<void>): Promise<number> {
    const room = free.shift();
    if (room === undefined) throw new Error('More callers than plans');
    const push = room.waiting.shift() ?? makePush(central.store, room);
    const began = performance.now();
    await deliver(room, push);
    const took = performance.now() - began;
    free.push(room);
    return took;
  }
  return {
    prepare: (batches) => {
      for (const room of rooms) {
        while (room.waiting.length < batches) room.waiting.push(makePush(central.store, room));
      }
    },
    push: () => withRoom((room, push) => deliverHere(central.store, room, push)),
    send: () => withRoom((room, push) => deliverByLine(central.address, room, push)),
    store: central.store,
    address: central.address,
    token,
    stop: async () => {
      await central.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function borrowAll({ store }: Central, plans: number): Promise<Room[]> {
  const rooms: Room[] = [];
  for (let number = 0; number < plans; number += 1) rooms.push(await borrow(store, `plan-${number}`));
  return rooms;
}

async function startStore(folder: string, size: LoadSize): Promise<Central> {
  const demo = path.join(folder, 'demo');
  mkdirSync(demo);
  for (let number = 0; number < size.plans; number += 1) writePlan(demo, `plan-${number}`, size.facts);
  const started = await startCentral({
    place: size.place ?? { folder: path.join(folder, 'store') },
    port: 0,
    token,
    now: () => Date.now(),
    production: false,
    date: day,
    demo,
  });
  if (!started.ok) throw new Error(`The store did not start: ${started.refusal.kind}`);
  return started.value;
}

function writePlan(demo: string, id: Id, facts: number): void {
  const plan = { ...makeLargePlan({ activities, facts, seed: 1 }), id };
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

async function borrow(store: Store, plan: Id): Promise<Room> {
  const request = { purpose: 'meeting', device, meeting: `${plan}-meeting` } as const;
  const lent = await lendPlan(store, { caller, plan, request });
  if (!lent.ok) throw new Error(`No loan: ${lent.refusal.type}`);
  return { plan, loan: lent.value, bases: await readBases(store, plan), waiting: [], next: 1 };
}

/** Of the activities that may still be changed. */
async function readBases(store: Store, plan: Id): Promise<Map<Id, string>> {
  const locked = await inService(store, (within) => lockState(store, within, plan));
  const items = [...(locked?.state.items.values() ?? [])];
  const open = items.filter((item) => item.kind === 'activity' && item.closed === undefined);
  return new Map(open.map((item) => [item.id, item.setBy['deadline'] ?? item.madeBy]));
}

/** What a busy meeting writes: of ten facts six evaluations, three comments, one changed deadline. */
function makePush(store: Store, room: Room): Push {
  const facts = Array.from({ length: limits.factsPerPush }, (_empty, index) => {
    const deviceNumber = room.next + index;
    return { deviceNumber, fact: makeFact(store, room, deviceNumber) };
  });
  room.next += facts.length;
  return { device, loan: room.loan.loan, facts };
}

function makeFact(store: Store, room: Room, number: number): Fact {
  const id = store.newId();
  const open = [...room.bases.keys()];
  const about = open[number % open.length] ?? '';
  const envelope: Omit<Fact, 'item' | 'verb' | 'body'> = {
    id,
    command: store.newId(),
    plan: room.plan,
    saidBy: ['mother'],
    writtenBy: 'holder',
    proof: 'attested',
    at: `${day}T12:00:00.000Z`,
    profile: store.profile.version,
  };
  const base = room.bases.get(about);
  if (number % 10 === 0 && base !== undefined) {
    room.bases.set(about, id);
    const body = { field: 'deadline', value: `2027-01-${String(1 + (number % 28)).padStart(2, '0')}` };
    return { ...envelope, item: about, verb: 'activity.changed/1', base, body };
  }
  const body = { activity: about, date: day, text: `${words.repeat(3)}${number}` };
  const verb = number % 10 < 6 ? 'evaluation.added/1' : 'comment.added/1';
  return { ...envelope, item: store.newId(), verb, body };
}

async function deliverHere(store: Store, room: Room, push: Push): Promise<void> {
  const answer = await pushFacts(store, { caller, plan: room.plan, push });
  if (!answer.ok) throw new Error(`The push was refused: ${answer.refusal.type}`);
  expectApplied(answer.value.results);
}

async function deliverByLine(address: string, room: Room, push: Push): Promise<void> {
  const answer = await fetch(new URL(`/v1/plans/${room.plan}/ops`, address), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(push),
  });
  if (!answer.ok) throw new Error(`The push was refused: ${answer.status}`);
  await answer.arrayBuffer();
}

function expectApplied(results: readonly { readonly outcome: string }[]): void {
  const others = results.filter(({ outcome }) => outcome !== 'applied');
  if (others.length > 0) throw new Error(`${others.length} facts were not applied: ${others[0]?.outcome}`);
}
