import { spawnSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCourierCommand } from '#doors/commands/courier.ts';
import { carrySealed, type CourierNeeds, runCourier } from '#host/central/courier.ts';
import { lockCourier } from '#host/central/courier-lock.ts';
import { sealMeeting } from '#host/central/seal.ts';
import { purgeMeeting } from '#host/journal/purge.ts';
import { value } from '../central/ada.ts';
import { countInStore, holdMeeting, nothingThere, type SealedMeeting } from '../central/sealed-meeting.ts';
import { openTryoutStore, type TryoutStore } from '../central/tryout-store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const root = path.resolve(import.meta.dirname, '../..');
let store: TryoutStore;
const held: SealedMeeting[] = [];

beforeAll(async () => {
  store = await openTryoutStore();
});
afterAll(() => store.stop());
afterEach(() => {
  for (const { folder } of held.splice(0)) folder.remove();
});

/** A meeting that was held without a network, sealed, and forgotten by the room. */
async function sealAway(storeUrl?: string): Promise<SealedMeeting> {
  const meeting = await holdMeeting(store, 1_500_000);
  held.push(meeting);
  value(await sealMeeting({ ...meeting.needs, ...(storeUrl === undefined ? {} : { storeUrl }) }));
  meeting.journal.close();
  value(purgeMeeting(meeting.folder, meeting.journal.meeting));
  return meeting;
}

function needsFor(meeting: SealedMeeting, change: Partial<CourierNeeds> = {}): CourierNeeds {
  return {
    folder: meeting.folder.folder,
    fetch,
    wait: async () => undefined,
    chance: () => 0.5,
    attempts: 2,
    log: { note: () => undefined },
    ...change,
  };
}

function sealedIn(meeting: SealedMeeting): string[] {
  return readdirSync(meeting.folder.folder).filter((name) => name.endsWith('.sealed'));
}

describe('the courier', () => {
  it('brings all facts and the document of a meeting that nobody has any more, and takes the file away [SYNC-35]', async () => {
    const meeting = await sealAway();
    const noted: unknown[] = [];
    const log = { note: (...given: unknown[]) => void noted.push(given) };
    expect(await carrySealed(needsFor(meeting, { log }))).toMatchObject([{ outcome: 'received' }]);
    expect(await countInStore(store, meeting)).toEqual([6, 1, 1, true, 1]);
    expect(readdirSync(meeting.folder.folder)).toEqual([]);
    expect(noted).toEqual([['sealed-carried', { kind: 'received' }]]);
  });

  it('keeps the file while the store is away, waits with jitter, and brings it when it is back', async () => {
    const meeting = await sealAway();
    const waits: number[] = [];
    let asked = 0;
    const away: typeof fetch = async (address, init) => {
      asked += 1;
      if (asked <= 3) throw new TypeError('no network');
      return fetch(address, init);
    };
    const wait = async (ms: number): Promise<void> => void waits.push(ms);
    const ended = await runCourier({ ...needsFor(meeting, { fetch: away, wait }), stopped: () => false });
    expect([ended, sealedIn(meeting)]).toEqual(['nothing-left', []]);
    expect(waits).toEqual([375, 45_000, 375]);
    expect((await countInStore(store, meeting))[0]).toBe(6);
  });

  it('keeps the file on every no, and on a yes that is not the store’s', async () => {
    const meeting = await sealAway();
    const portal: typeof fetch = async () => new Response('<html>Logg inn på nettet</html>', { status: 200 });
    expect(await carrySealed(needsFor(meeting, { fetch: portal }))).toMatchObject([
      { outcome: 'store-away' },
    ]);
    const yes: typeof fetch = async () => Response.json({ ok: true });
    expect(await carrySealed(needsFor(meeting, { fetch: yes }))).toMatchObject([
      { outcome: 'store-refused' },
    ]);
    const [name = ''] = sealedIn(meeting);
    const file = path.join(meeting.folder.folder, name);
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, -1));
    expect(await carrySealed(needsFor(meeting))).toMatchObject([{ outcome: 'store-refused' }]);
    writeFileSync(file, 'something else');
    expect(await carrySealed(needsFor(meeting))).toMatchObject([{ outcome: 'unreadable' }]);
    expect(sealedIn(meeting)).toEqual([name]);
    expect(await countInStore(store, meeting)).toEqual(nothingThere);
    writeFileSync(file, bytes);
    expect(await carrySealed(needsFor(meeting))).toMatchObject([{ outcome: 'received' }]);
  });

  it('does no harm when two of them have the same meeting, or the answer is lost [SYNC-35]', async () => {
    const meeting = await sealAway();
    const [name = ''] = sealedIn(meeting);
    const copy = path.join(meeting.folder.folder, name.replace('.sealed', '-kopi.sealed'));
    copyFileSync(path.join(meeting.folder.folder, name), copy);
    let asked = 0;
    const lost: typeof fetch = async (address, init) => {
      const response = await fetch(address, init);
      if ((asked += 1) === 1) throw new TypeError('cut');
      return response;
    };
    await Promise.all([carrySealed(needsFor(meeting, { fetch: lost })), carrySealed(needsFor(meeting))]);
    await carrySealed(needsFor(meeting));
    expect(await countInStore(store, meeting)).toEqual([6, 1, 1, true, 1]);
    expect(sealedIn(meeting)).toEqual([]);
  });

  it('is alone in its folder, and takes over from one that died', () => {
    const folder = store.folder;
    const needs = { now: () => Date.now(), pid: process.pid };
    const first = lockCourier(folder, needs);
    expect(first).toBeDefined();
    expect(lockCourier(folder, needs)).toBeUndefined();
    const dead = spawnSync(process.execPath, ['--version']).pid;
    first?.release();
    writeFileSync(path.join(folder, 'courier.lock'), String(dead));
    const second = lockCourier(folder, needs);
    expect(second).toBeDefined();
    const later = lockCourier(folder, { now: () => Date.now() + 4 * 60_000, pid: process.pid });
    expect(later).toBeDefined();
    later?.release();
    second?.release();
  });

  it('runs as a process of its own until nothing is left, and leaves only its log', async () => {
    const meeting = await sealAway('http://127.0.0.1:9');
    const { folder } = meeting.folder;
    const given = ['electron/courier-process.ts', '--data', folder, '--store', store.central.address];
    const child = spawn(process.execPath, given, { cwd: root, stdio: 'ignore' });
    expect((await once(child, 'exit'))[0]).toBe(0);
    expect(readdirSync(folder)).toEqual(['logs']);
    const log = readFileSync(path.join(folder, 'logs', 'courier.log'), 'utf8');
    expect(log).toContain('"sealed-carried","kind":"received"');
    expect(log).not.toContain(meeting.loan.loan);
    expect(await countInStore(store, meeting)).toEqual([6, 1, 1, true, 1]);
  });

  it('can be called on the disk of a machine that is dead', async () => {
    const meeting = await sealAway('http://127.0.0.1:9');
    const { folder } = meeting.folder;
    let [out, complaints] = ['', ''];
    const io = {
      stdout: { write: (text: string) => (out += text) },
      stderr: { write: (text: string) => (complaints += text) },
    };
    expect(await runCourierCommand(['--data', folder, '--once'], io)).toBe(1);
    expect(out).toContain('.sealed: store-away');
    expect(await runCourierCommand(['--data', folder, '--once', '--store', store.central.address], io)).toBe(
      0,
    );
    expect(out).toContain('.sealed: received');
    expect(existsSync(path.join(folder, 'courier.lock'))).toBe(false);
    expect(await runCourierCommand(['--data', path.join(folder, 'nei')], io)).toBe(1);
    expect(await runCourierCommand(['--store', 'nei'], io)).toBe(2);
    expect(await runCourierCommand(['--help'], io)).toBe(0);
    expect([out.includes('stafettrom courier'), complaints.includes('--store')]).toEqual([true, true]);
  });
});
