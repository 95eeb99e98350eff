import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '#domain/fact.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import { createCentralClient } from '#host/central/central-client.ts';
import { passDay } from '#store/days/pass-day.ts';
import { pullChanges } from '#store/reading/pull-changes.ts';
import { inService } from '#store/store.ts';
import { writeMeeting } from '#store/log/plan-rows.ts';
import { type Central, startCentral } from '#store/start-central.ts';
import { readPlan } from '../domain/demo-files.ts';
import { holder, newId, value } from './ada.ts';
import { token } from './tryout-store.ts';
import { layDatabase } from '../fixtures/database-template.ts';

const administratorToken = 'leder-og-administrator';
const firstDay = Date.parse('2027-07-29T10:00:00Z');
const oneDay = 86_400_000;

let folder: string;
let central: Central;
let client: CentralClient;
let now: number;
let tick: () => void;

/** Ada's plan, with accesses that end on 31 July and 10 August 2027 and a consent whose last day is 30 July. */
function writePlan(): void {
  const plan = readPlan('ada');
  const ends: Record<string, string> = { [holder]: '2027-07-31', 'sfo-leder': '2027-08-10' };
  const participants = plan.participants.map((row) => ({ ...row, accessEnds: ends[row.id] }));
  const consents = plan.consents.map((row) => ({ ...row, expiresOn: '2027-07-30' }));
  const text = JSON.stringify({ ...plan, participants, consents: consents.slice(-1) });
  mkdirSync(path.join(folder, 'demo'), { recursive: true });
  writeFileSync(path.join(folder, 'demo/ada.plan.json'), text);
  const documents = path.resolve(import.meta.dirname, '../../resources/demo/documents');
  cpSync(documents, path.join(folder, 'demo/documents'), { recursive: true });
}

async function start(): Promise<void> {
  const started = await startCentral({
    place: { folder: path.join(folder, 'store') },
    port: 0,
    token,
    administratorToken,
    now: () => now,
    production: false,
    demo: path.join(folder, 'demo'),
    ticker: (call) => {
      tick = call;
      return { stop: () => undefined };
    },
  });
  central = value(started);
  const needs = { baseUrl: central.address, token, fetch: globalThis.fetch, now: () => now };
  client = createCentralClient(needs);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-days-'));
  layDatabase(path.join(folder, 'store'));
  now = firstDay;
  writePlan();
  await start();
}, 60_000);

afterAll(async () => {
  await central.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function written(by: string): Promise<readonly Fact[]> {
  return (await readPlanFacts()).filter((fact) => fact.writtenBy === by);
}

/** As Ada's mother, whose access no day ends. */
async function readPlanFacts(): Promise<readonly Fact[]> {
  const { facts } = value(await pullChanges(central.store, { plan: 'ada', reader: 'mor' }));
  return facts.map(({ fact }) => fact);
}

async function waitForDay(count: number): Promise<readonly Fact[]> {
  await expect
    .poll(
      async () => {
        tick();
        return (await written('system')).length;
      },
      { timeout: 15_000 },
    )
    .toBe(count);
  return written('system');
}

async function administrate(body: object, bearer = administratorToken): Promise<[number, unknown]> {
  const response = await fetch(new URL('/v1/plans/ada/administration', central.address), {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [response.status, await response.json()];
}

describe('an administrator (R3, R8)', () => {
  it('names a holder under a token of their own, once, and is answered without anything of the plan [SYNC-13]', async () => {
    const fact = newId();
    const request = { kind: 'holder.name', fact, participant: 'pp-raadgiver' };
    const [status, first] = await administrate(request);
    expect([status, first]).toMatchObject([200, { id: fact, outcome: 'applied' }]);
    expect(await administrate(request)).toEqual([200, first]);
    expect(await written('administrator')).toMatchObject([{ verb: 'holder.named/1' }]);
    expect(JSON.stringify(first)).not.toContain('raadgiver');
  }, 60_000);

  it('is refused by the law, as everybody is, and then nothing is written', async () => {
    const before = await written('administrator');
    const request = { kind: 'holder.name', fact: newId(), participant: 'mor' };
    const answer = await administrate(request);
    expect(answer).toMatchObject([422, { type: 'refused-by-law', refusal: 'not-approved' }]);
    expect(await written('administrator')).toEqual(before);
  }, 60_000);

  it('sees no plan with that token, and a room does nothing with its own [SYNC-2]', async () => {
    const request = { kind: 'holder.name', fact: newId(), participant: 'pp-raadgiver' };
    expect((await administrate(request, token))[0]).toBe(401);
    const response = await fetch(new URL('/v1/plans/ada/changes', central.address), {
      headers: { authorization: `Bearer ${administratorToken}` },
    });
    expect(response.status).toBe(401);
  }, 60_000);

  it('answers a demand for deletion, and nothing is gone by it (S5)', async () => {
    const { loan, device } = await borrowAnything();
    const demanded = { verb: 'deletion.demanded/1', body: { on: '2027-07-29' } };
    const fact = { ...envelope(), ...demanded, writtenBy: 'mor', item: newId() };
    const before = value(await client.push('ada', { device, loan, facts: [{ deviceNumber: 1, fact }] }));
    expect(before.results).toMatchObject([{ outcome: 'applied' }]);
    expect((await administrate({ kind: 'deletion.decide', fact: newId(), granted: true }))[0]).toBe(200);
    expect((await readPlanFacts()).every((one) => one.body !== undefined)).toBe(true);
  }, 60_000);
});

describe('the store, when a day passes,', () => {
  it('writes what has ended by itself, in order, each once [SYNC-13]', async () => {
    now += oneDay;
    expect(await waitForDay(0)).toEqual([]);
    now += oneDay;
    const facts = await waitForDay(2);
    expect(facts.map(({ verb, body, loan }) => [verb, body, loan])).toEqual([
      ['access.ended/1', { participant: holder, on: '2027-07-31' }, undefined],
      ['consent.expired/1', { consent: 'samtykke-3', on: '2027-07-30' }, undefined],
    ]);
    now += oneDay;
    expect(await passDay(central.store)).toEqual({ written: 0 });
  }, 60_000);

  it('writes at start what it slept over, and nothing again after a restart [SYNC-13]', async () => {
    await central.stop();
    now += 20 * oneDay;
    await start();
    expect((await written('system')).map(({ body }) => body?.['on'])).toEqual([
      '2027-07-31',
      '2027-07-30',
      '2027-08-10',
    ]);
  }, 60_000);

  it('gives nothing more to whoever had their access until that day, and to others as before [SYNC-15]', async () => {
    const pull = (reader: string): ReturnType<typeof pullChanges> =>
      pullChanges(central.store, { plan: 'ada', reader });
    const ended = { refusal: { type: 'access-ended', purge: true } };
    expect(await pull(holder)).toMatchObject(ended);
    expect(await pull('sfo-leder')).toMatchObject(ended);
    expect((await pull('ada')).ok).toBe(true);
  });

  it('carries out no deletion (S5)', async () => {
    const verbs = (await written('system')).map(({ verb }) => verb);
    expect((await written('administrator')).map(({ verb }) => verb)).toContain('deletion.decided/1');
    expect(verbs).not.toContain('deletion.executed/1');
  });
});

function envelope(): Omit<Fact, 'verb' | 'body' | 'item' | 'writtenBy'> {
  const at = '2027-07-29T10:00:00.000Z';
  const ids = { id: newId(), command: newId(), plan: 'ada' };
  return { ...ids, saidBy: [], proof: 'attested', at, profile: 'tryout-1' };
}

/** The demo folder of this test has no meeting. */
async function borrowAnything(): Promise<{ readonly loan: string; readonly device: string }> {
  const device = 'rom-1';
  const meeting = { id: 'mote-1', date: '2027-07-29', time: '10:00', place: 'Furua' };
  const plan = {
    ...meeting,
    chair: holder,
    minuteTaker: holder,
    agenda: [{ id: 'v', kind: 'welcome' as const }],
  };
  const { store } = central;
  await inService(store, (within) => writeMeeting(store, within, { plan: 'ada', meeting: plan }));
  const { loan } = value(await client.borrow('ada', { purpose: 'meeting', device, meeting: 'mote-1' }));
  return { loan, device };
}
