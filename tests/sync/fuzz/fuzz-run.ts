import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as ask } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { factSchema } from '#domain/fact.ts';
import { type CentralClient, createCentralClient } from '#host/central/central-client.ts';
import { type Central, startCentral } from '#store/start-central.ts';
import { borrow, comment, day, device, makeFact, meeting, plan, value } from '../../central/ada.ts';
import { type FuzzRequest, requestsOf } from './fuzz-requests.ts';
import { layDatabase } from '../../fixtures/database-template.ts';

export interface FuzzOutcome {
  readonly requests: number;
  readonly raw: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly facts: number;
  readonly receipts: number;
  readonly slowestMs: number;
  readonly faults: readonly string[];
}

const token = 'prove-og-feile';
const mostMs = 20_000;

/** A whole store, and a flood of what no client would send. */
export async function fuzzStore(asked: {
  readonly seed: number;
  readonly requests: number;
  readonly raw: number;
}): Promise<FuzzOutcome> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-fuzz-'));
  layDatabase(folder);
  const faults: string[] = [];
  const central = value(
    await startCentral({
      place: { folder },
      port: 0,
      token,
      now: () => Date.now(),
      production: false,
      date: day,
      demo: path.resolve(import.meta.dirname, '../../../resources/demo'),
      onFault: (fault) => faults.push(`${fault.name} ${fault.route}`),
    }),
  );
  try {
    const sent = await sendAll(central, asked, faults);
    for (let count = 0; count < asked.raw; count += 1) await sendRaw(central, asked.seed + count);
    const rows = await countRows(central);
    const alive = await fetch(new URL('/health', central.address));
    if (!alive.ok) faults.push('The store does not answer any more');
    if (rows.facts !== rows.receipts) faults.push('A row without its receipt');
    return { requests: asked.requests, raw: asked.raw, ...sent, ...rows, faults };
  } finally {
    await central.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sendAll(
  central: Central,
  asked: { readonly seed: number; readonly requests: number },
  faults: string[],
): Promise<Pick<FuzzOutcome, 'statuses' | 'slowestMs'>> {
  const { address: baseUrl } = central;
  const client = createCentralClient({ baseUrl, token, fetch: globalThis.fetch, now: () => Date.now() });
  const loan = await borrow(client);
  const document: unknown = await (await fetch(new URL('/openapi.json', baseUrl))).json();
  const known = [plan, 'isak', device, meeting, loan.loan, 'kontaktlaerer', 'mor', 'lesing'];
  const requests = fc.sample(requestsOf({ document, token, known }), {
    seed: asked.seed,
    numRuns: asked.requests,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const statuses: Record<string, number> = {};
  let slowestMs = 0;
  async function sendNext(worker: number): Promise<void> {
    const honest = await openHonestRoom(client, asked.seed + worker);
    for (let next = requests.pop(); next !== undefined; next = requests.pop()) {
      if (requests.length % 10 === 0) await honest.push();
      const began = performance.now();
      const status = await send(baseUrl, agent, next);
      slowestMs = Math.max(slowestMs, performance.now() - began);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status.startsWith('5') || status === 'hang')
        faults.push(`${status} ${next.method} ${next.path.slice(0, 80)}`);
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, worker) => sendNext(worker)));
  agent.destroy();
  return { statuses, slowestMs };
}

/** Among the flood a room that numbers as it should, with bodies that may be anything: these are written. */
async function openHonestRoom(
  client: CentralClient,
  seed: number,
): Promise<{ readonly push: () => Promise<void> }> {
  const name = `rom-${seed}`;
  const { loan } = value(await client.borrow(plan, { purpose: 'meeting', device: name, meeting }));
  const verbs = fc.constantFrom(
    'comment.added/1',
    'goal.added/1',
    'item.limited/1',
    'consent.given/1',
    'weather.noted/9',
  );
  const bodies = fc.dictionary(
    fc.constantFrom('text', 'activity', 'topic', 'to', 'names', 'x'),
    fc.jsonValue({ maxDepth: 3 }),
  );
  let deviceNumber = 1;
  return {
    push: async () => {
      const [made] = fc.sample(fc.tuple(verbs, bodies, fc.boolean()), {
        seed: seed + deviceNumber,
        numRuns: 1,
      });
      if (made === undefined) return;
      const [verb, body, isPlain] = made;
      const fact = isPlain ? comment() : makeFact({ verb, body: factSchema.shape.body.parse(body) });
      const answer = await client.push(plan, { device: name, loan, facts: [{ deviceNumber, fact }] });
      if (answer.ok) deviceNumber += 1;
    },
  };
}

function send(baseUrl: string, agent: Agent, made: FuzzRequest): Promise<string> {
  return new Promise((resolve) => {
    const url = new URL(baseUrl);
    const options = { agent, host: url.hostname, port: url.port, method: made.method, path: made.path };
    const asking = ask({ ...options, headers: made.headers, timeout: mostMs }, (response) => {
      response.resume();
      response.once('end', () => resolve(String(response.statusCode)));
      response.once('error', () => resolve('cut'));
    });
    asking.once('timeout', () => {
      resolve('hang');
      asking.destroy();
    });
    asking.once('error', () => resolve('cut'));
    asking.end(made.body);
  });
}

/** No HTTP at all, or nearly: the line must be closed in time, and the store go on. */
async function sendRaw({ address }: Central, seed: number): Promise<void> {
  const url = new URL(address);
  const starts = fc.constantFrom(
    '',
    'GET ',
    'POST /v1/plans HTTP/1.1\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n',
  );
  const [bytes = Buffer.alloc(0)] = fc.sample(
    fc
      .tuple(starts, fc.uint8Array({ maxLength: 3000 }))
      .map(([start, rest]) => Buffer.concat([Buffer.from(start), rest])),
    { seed, numRuns: 1 },
  );
  await new Promise<void>((resolve) => {
    const line = connect(Number(url.port), url.hostname, () => line.end(bytes));
    line.setTimeout(mostMs, () => line.destroy());
    line.on('error', () => undefined);
    line.once('close', () => resolve());
    line.resume();
  });
}

async function countRows({ store }: Central): Promise<Pick<FuzzOutcome, 'facts' | 'receipts'>> {
  const found = await store.database.own((within) =>
    sql<{ facts: number; receipts: number }>`
      select (select count(*)::integer from fact) as facts,
        (select count(*)::integer from receipt join fact
          on fact.tenant = receipt.tenant and fact.plan = receipt.plan and fact.id = receipt.fact) as receipts`.execute(
      within,
    ),
  );
  return found.rows[0] ?? { facts: 0, receipts: -1 };
}
