import { steadyFetch } from '#host/central/steady-fetch.ts';
import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { createIds } from '#domain/uuid.ts';
import type { Result } from '#domain/result.ts';
import { type CentralClient, createCentralClient } from '#host/central/central-client.ts';
import { type Central, type CentralNeeds, startCentral } from '#store/start-central.ts';
import { type Chance, createChance } from './chance.ts';
import { createFaultClient, type FaultClient } from './fault-client.ts';
import { faultPlan, holder, meetingOf, participantOf, writeFaultPlan } from './fault-plan.ts';
import { consentAnew, revoke, writeSomething, type Writing } from './fault-writing.ts';
import { createFaultyNetwork, type FaultyNetwork } from './faulty-network.ts';

export interface FaultRun {
  readonly seed: number;
  readonly clients: number;
  readonly writes: number;
  /** How often the store is stopped and started in the middle. */
  readonly restarts: number;
  /** Where the store keeps its facts: the same before and after a restart. */
  readonly place: CentralNeeds['place'];
  readonly tenant: string;
  readonly partitions?: number;
}

export interface FaultOutcome {
  readonly seed: number;
  readonly clients: number;
  readonly converged: number;
  readonly written: number;
  readonly receipts: number;
  readonly digestMismatches: number;
  readonly network: FaultyNetwork['counts'];
  readonly counted: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** Empty when the run is green. */
  readonly faults: readonly string[];
}

const today = '2026-11-22';
const token = 'prove-og-feile';

/** One run: clients write over a bad line while sight flips, somebody is put out and let in, and the store restarts. */
export async function runWithFaults(run: FaultRun): Promise<FaultOutcome> {
  const began = performance.now();
  const demo = writeFaultPlan(run.clients);
  const chance = createChance(run.seed);
  const faults: string[] = [];
  const open = (port: number): Promise<Central> => start(run, { demo, port, faults });
  let central = await open(0);
  const port = Number(new URL(central.address).port);
  const network = createFaultyNetwork(chance);
  const calm = clientAt(central.address, steadyFetch);
  const line = clientAt(central.address, network.fetch);
  const people = await join(run, { calm, line, chance });
  const restart = async (): Promise<void> => {
    await central.stop();
    central = await open(port);
  };
  try {
    await work(run, { people, chance, restart });
    network.calm();
    await settleAll(people);
    const outcome = await judge(central, people);
    return {
      ...outcome,
      seed: run.seed,
      clients: run.clients,
      network: network.counts,
      seconds: (performance.now() - began) / 1000,
      faults: [...faults, ...outcome.faults],
    };
  } finally {
    await central.stop();
    rmSync(demo, { recursive: true, force: true });
  }
}

async function start(
  run: FaultRun,
  opened: { readonly demo: string; readonly port: number; readonly faults: string[] },
): Promise<Central> {
  const { place, tenant, partitions } = run;
  const parts = partitions === undefined ? {} : { partitions };
  return value(
    await startCentral({
      place,
      tenant,
      token,
      ...parts,
      port: opened.port,
      demo: opened.demo,
      now: () => Date.now(),
      production: false,
      date: today,
      onFault: (fault) => opened.faults.push(`store ${fault.name} ${fault.route}`),
    }),
  );
}

function clientAt(baseUrl: string, fetch: typeof globalThis.fetch): CentralClient {
  return createCentralClient({ baseUrl, token, fetch, now: () => Date.now() });
}

function value<Value, Refused>(result: Result<Value, Refused>): Value {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

async function join(
  run: FaultRun,
  needs: { readonly calm: CentralClient; readonly line: CentralClient; readonly chance: Chance },
): Promise<readonly Writing[]> {
  const newId = createIds({ now: () => Date.now(), randomBytes: needs.chance.bytes });
  const people: Writing[] = [];
  for (let index = 0; index < run.clients; index += 1) {
    const device = `rom-${index}`;
    const request = { purpose: 'meeting' as const, device, meeting: meetingOf(index) };
    const { loan, profile } = value(await needs.calm.borrow(faultPlan, request));
    const { chance } = needs;
    const participant = participantOf(index);
    const client = createFaultClient({ client: needs.line, participant, loan, device, chance });
    people.push({ client, chance, newId, today, profile: profile.version });
  }
  return people;
}

interface Work {
  readonly people: readonly Writing[];
  readonly chance: Chance;
  readonly restart: () => Promise<void>;
}

/** Everybody writes, sends and fetches in their own time; the holder puts somebody out half way, and lets them in again. */
async function work(run: FaultRun, { people, chance, restart }: Work): Promise<void> {
  const progress = { done: 0, total: run.writes * people.length };
  let restarted = 0;
  let restarting = Promise.resolve();
  function restartWhenDue(): void {
    const due = ((restarted + 1) * progress.total) / (run.restarts + 1);
    if (restarted >= run.restarts || progress.done <= due) return;
    restarted += 1;
    restarting = restarting.then(restart);
  }
  async function workOn(writing: Writing): Promise<void> {
    const { client } = writing;
    const doors = client.participant === holder ? createDoors(run, writing) : undefined;
    let left = run.writes;
    while (left > 0 || client.unsent() > 0 || doors?.isDone() === false) {
      // Who was put out has nothing to write about until they are let in again.
      const most = client.isPurged() ? 0 : Math.min(left, 1 + chance.below(4));
      writeSome(writing, most);
      left -= most;
      progress.done += most;
      restartWhenDue();
      doors?.goOn(progress.done / progress.total);
      await client.push();
      if (chance.next() < 0.5) await client.pull();
      if (most === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  await Promise.all(people.map((writing) => workOn(writing)));
  await restarting;
}

function writeSome(writing: Writing, count: number): void {
  for (let one = 0; one < count; one += 1) writing.client.write(writeSomething(writing));
}

interface Doors {
  readonly goOn: (share: number) => void;
  readonly isDone: () => boolean;
}

/** u3 loses the plan and gets it back; u2 gets it back narrower than it was. */
function createDoors(run: FaultRun, writing: Writing): Doors {
  let out: string | undefined;
  let isIn = false;
  return {
    goOn: (share) => {
      if (out === undefined && share > 0.3) {
        const fact = revoke(writing, 'u3');
        out = fact.id;
        writing.client.write([fact]);
      } else if (out !== undefined && !isIn && share > 0.6) {
        isIn = true;
        const anew = { clients: run.clients, narrowed: 'u2', after: out };
        writing.client.write([consentAnew(writing, anew)]);
      }
    },
    isDone: () => isIn,
  };
}

async function settleAll(people: readonly Writing[]): Promise<void> {
  const clients = people.map(({ client }) => client);
  while (clients.some((client) => client.unsent() > 0)) {
    await Promise.all(clients.map((client) => client.push()));
  }
  await Promise.all(clients.map((client) => client.pull()));
  await Promise.all(clients.map((client) => client.pull()));
}

type Judged = Omit<FaultOutcome, 'seed' | 'clients' | 'network' | 'seconds'>;

/** What each client holds must be what the store says this participant may read, in the order of the log. */
async function judge(central: Central, people: readonly Writing[]): Promise<Judged> {
  const clients = people.map(({ client }) => client);
  const faults = clients.flatMap((client) => client.faults);
  let converged = 0;
  for (const client of clients) {
    const wanted = await readableBy(central, client.participant);
    const got = [...client.log.values()].map(({ fact, outcome }) => `${fact.id} ${outcome}`);
    if (JSON.stringify(wanted) === JSON.stringify(got)) converged += 1;
    else faults.push(`${client.participant} has ${got.length} facts where ${wanted.length} are to be read`);
  }
  const written = clients.flatMap((client) => client.written);
  const receipts = await receiptsOf(central, written);
  if (receipts !== written.length) faults.push(`${receipts} receipts for ${written.length} facts`);
  if (!(await isDense(central))) faults.push('The log has a hole, or a row without a receipt');
  const digestMismatches = sum(clients, (client) => client.counts.digestMismatches);
  if (digestMismatches > 0) faults.push(`${digestMismatches} digests did not agree`);
  const names = ['resets', 'withdrawn', 'outOfOrder', 'ended'] as const;
  const counted = Object.fromEntries(names.map((name) => [name, sum(clients, (one) => one.counts[name])]));
  return { converged, written: written.length, receipts, digestMismatches, counted, faults };
}

function sum(clients: readonly FaultClient[], of: (client: FaultClient) => number): number {
  return clients.reduce((total, client) => total + of(client), 0);
}

async function readableBy({ store }: Central, reader: string): Promise<readonly string[]> {
  const found = await store.database.own((within) =>
    sql<{ id: string; outcome: string }>`
      select receipt.fact as id, receipt.outcome from receipt
      join item_reader on item_reader.tenant = receipt.tenant and item_reader.plan = receipt.plan
        and item_reader.subject = receipt.subject
      where receipt.tenant = ${store.tenant} and receipt.plan = ${faultPlan}
        and ${reader} = any (item_reader.readers) order by receipt.op_seq`.execute(within),
  );
  return found.rows.map(({ id, outcome }) => `${id} ${outcome}`);
}

async function receiptsOf({ store }: Central, written: readonly string[]): Promise<number> {
  const found = await store.database.own((within) =>
    sql<{ count: number }>`
      select count(*)::integer as count from receipt
      where tenant = ${store.tenant} and plan = ${faultPlan}
        and fact in (select json_array_elements_text(${JSON.stringify(written)}::text::json))`.execute(
      within,
    ),
  );
  return found.rows[0]?.count ?? 0;
}

async function isDense({ store }: Central): Promise<boolean> {
  const found = await store.database.own((within) =>
    sql<{ facts: number; receipts: number; top: number; head: number }>`
      select (select count(*)::integer from fact where tenant = ${store.tenant} and plan = ${faultPlan}) as facts,
        (select count(*)::integer from receipt where tenant = ${store.tenant} and plan = ${faultPlan}) as receipts,
        (select max(op_seq) from fact where tenant = ${store.tenant} and plan = ${faultPlan}) as top,
        (select op_seq from plan where tenant = ${store.tenant} and id = ${faultPlan}) as head`.execute(
      within,
    ),
  );
  const row = found.rows[0];
  return row !== undefined && row.facts === row.receipts && row.facts === row.top && row.top === row.head;
}
