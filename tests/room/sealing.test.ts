import { readdirSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { steadyFetch } from '#host/central/steady-fetch.ts';
import { carrySealed } from '#host/central/courier.ts';
import { pullPlan } from '#host/central/pull-plan.ts';
import { value } from '../central/ada.ts';
import type { TryoutStore } from '../central/tryout-store.ts';
import { openTryoutStore, token } from '../central/tryout-store.ts';
import type { OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';

let store: TryoutStore;

const stores: TryoutStore[] = [];

// The plan has one meeting that is called: each test has a store of its own.
beforeEach(async () => {
  store = await openTryoutStore();
  stores.push(store);
}, 60_000);
afterAll(async () => {
  for (const one of stores) await one.stop();
}, 120_000);

const said = 'Sagt da nettet var borte';

/** A meeting whose network is gone when it ends. */
async function endWithoutNetwork(): Promise<OpenRoom> {
  const line = { isCut: false };
  // Loaded before it is replaced.
  await steadyFetch(new URL('/v1/meta', store.central.address));
  const { fetch } = globalThis;
  const restore = (): void => {
    globalThis.fetch = fetch;
  };
  globalThis.fetch = async (address, init) => {
    if (line.isCut && new Request(address).url.startsWith(store.central.address))
      throw new TypeError('no network');
    return fetch(address, init);
  };
  try {
    const place = { address: store.central.address, token };
    const room = await openRoom({ isEmpty: true, store: place, host: { sealAfterMilliseconds: 300 } });
    await room.chair.until((view) => view.plans.some((one) => one.id === 'ada'));
    expect(await room.chair.call('meeting.choose', { plan: 'ada' })).toBe('yes');
    await room.chair.until((view) => view.state.phase === 'meeting');
    for (const participant of ['ada', 'mor', 'kontaktlaerer'])
      expect(await room.chair.call('rollCall.enter', { participant, by: 'room' })).toBe('yes');
    const given = { activity: 'lesing', text: said, saidBy: ['mor'] };
    expect(await room.chair.call('evaluation.add', given)).toBe('yes');
    expect(await room.chair.call('meeting.seal', {})).toBe('wrong-moment');
    line.isCut = true;
    expect(await room.chair.call('meeting.finish', {})).toBe('yes');
    await room.chair.until((view) => view.delivery.maySeal === true, 20_000);
    return room;
  } finally {
    // The room asks with the fetch that it was opened with; the courier is another process.
    restore();
  }
}

async function bring(room: OpenRoom): Promise<void> {
  const needs = { folder: room.folder, fetch, wait: async () => undefined, chance: () => 0 };
  const carried = await carrySealed({ ...needs, log: { note: () => undefined } });
  expect(carried).toMatchObject([{ outcome: 'received' }]);
}

async function textsInStore(): Promise<string> {
  return JSON.stringify(value(await pullPlan(store.client, 'ada')).facts);
}

function remains(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /journal|key|mark|sealed/.test(name));
}

describe('a meeting that ends without a network', () => {
  it('is sealed by the chair, forgotten here, and brought by the courier with everything in it', async () => {
    const room = await endWithoutNetwork();
    expect(await room.chair.call('meeting.seal', {})).toBe('yes');
    const view = await room.chair.until(({ state }) => state.phase === 'delivered');
    expect(view.delivery).toMatchObject({ step: 'forgotten', sealed: true });
    expect(room.delivered).toMatchObject([{ sealed: true }]);
    expect(room.delivered[0]?.receipt).toBeUndefined();
    expect(remains(room.folder)).toEqual([expect.stringMatching(/^outbox-.*\.sealed$/)]);
    expect(await textsInStore()).not.toContain(said);
    await bring(room);
    const texts = await textsInStore();
    expect([texts.includes(said), texts.includes('meeting.ended/1')]).toEqual([true, true]);
    expect(remains(room.folder)).toEqual([]);
  }, 60_000);

  it('is sealed by itself when the room is closed meanwhile', async () => {
    const room = await endWithoutNetwork();
    await room.stop();
    expect(remains(room.folder)).toEqual([expect.stringMatching(/^outbox-.*\.sealed$/)]);
    await bring(room);
    expect(await textsInStore()).toContain(said);
  }, 60_000);
});
