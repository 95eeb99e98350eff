import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findPlaces } from '#doors/places.ts';
import { usualLimits } from '#store/operation/rate-limits.ts';
import { readArguments } from '#store/read-arguments.ts';
import { openEngineProcess } from '#store/translation/engine-process.ts';
import type { ServedEngine } from '#store/translation/translation-routes.ts';
import { createFakeEngine } from '../fakes/fake-translation-engine.ts';
import { hasApertium, needApertium } from '../support/apertium.ts';
import { openTryoutStore, token, type TryoutStore } from './tryout-store.ts';

const question = { from: 'nb', to: 'nn', sentences: [['Vi leser på ', 0, '.'], ['Vi bruker en dagtavle.']] };
const requestsAMinute = 40;

let store: TryoutStore | undefined;
let url = '';
/** What answers; a test may put another in its place. */
let behind: ServedEngine = createFakeEngine();
beforeAll(async () => {
  store = await openTryoutStore({
    translation: {
      pairs: () => behind.pairs(),
      health: () => behind.health(),
      translate: (asked) => behind.translate(asked),
    },
    operation: { rateLimits: { ...usualLimits, rooms: requestsAMinute } },
  });
  url = `${store.central.address}/v1/translation`;
});
afterAll(() => store?.stop());

function post(body: unknown, authorization = `Bearer ${token}`): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('a store that translates', () => {
  it('tells its pairs and translates, pieces in their places', async () => {
    const state = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect(await state.json()).toEqual({ pairs: [{ from: 'nb', to: 'nn' }], health: 'ready' });
    const answer = await post(question);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ sentences: [['Vi les på ', 0, '.'], ['Vi bruker en *dagtavle.']] });
  });

  it('lets nobody in who is not signed in, and nothing be read by another page', async () => {
    for (const wrong of ['', 'Bearer', 'Bearer prove-og-feilf', `Basic ${token}`]) {
      expect((await post(question, wrong)).status).toBe(401);
    }
    expect((await post(question)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['no JSON', '{"from":', 422],
    ['another language', { ...question, to: 'en' }, 422],
    ['a pair that is not there', { ...question, from: 'nn', to: 'nb' }, 404],
    ['too many sentences', { ...question, sentences: Array.from({ length: 51 }, () => ['Hei.']) }, 413],
    ['a sentence that is too long', { ...question, sentences: [['x'.repeat(2001)]] }, 422],
    ['a negative piece', { ...question, sentences: [[-1]] }, 422],
    ['something more', { ...question, names: ['Amina'] }, 422],
    ['a body that is too large', 'x'.repeat(300_000), 413],
  ])('refuses %s, and repeats nothing of it', async (_what, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/Hei|Amina|xxx/u);
  });

  it('writes nothing of a text anywhere, also when the machine behind it fails', async () => {
    const written: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        written.push(String(text));
        return true;
      }),
    );
    behind = { ...createFakeEngine(), translate: async () => Promise.reject(new Error('about Vi leser')) };
    const answer = await post(question);
    for (const spy of spies) spy.mockRestore();
    expect([answer.status, store?.faults]).toEqual([500, [{ name: 'Error', route: '/v1/translation' }]]);
    expect(`${written.join('')}${await answer.text()}`).not.toContain('leser');
  });

  it('is busy, and no more, when the machine is away', async () => {
    const engine = createFakeEngine();
    await engine.stop();
    behind = engine;
    expect((await post(question)).status).toBe(429);
  });

  it('says when it is asked too often', async () => {
    behind = createFakeEngine();
    const statuses: number[] = [];
    for (let asked = 0; asked <= requestsAMinute && statuses.at(-1) !== 429; asked += 1) {
      statuses.push((await post(question)).status);
    }
    expect(statuses.slice(0, 2)).toEqual([200, 200]);
    expect(statuses.at(-1)).toBe(429);
  });
});

it('is told to translate, or does not', () => {
  expect(readArguments(['--data', 'x'])).not.toHaveProperty('translateWith');
  expect(readArguments(['--data', 'x', '--translate-with', 'y'])).toMatchObject({ translateWith: 'y' });
});

describe('the process that holds the machine', () => {
  it('tells what it can do, and ends with the store', { timeout: 30_000 }, async () => {
    const held = openEngineProcess(findPlaces().translationProcess);
    await expect.poll(() => held.health(), { timeout: 15_000 }).not.toBe('starting');
    expect(held.pairs()).toHaveLength(hasApertium() ? 2 : 0);
    const asked = held.translate({ from: 'nb', to: 'nb', sentences: [['Hei.']] });
    expect(await asked).toEqual({ ok: false, refusal: { kind: 'no-such-pair' } });
    await held.stop();
    expect(await held.translate({ from: 'nb', to: 'nn', sentences: [] })).toMatchObject({
      refusal: { kind: 'stopped' },
    });
  });

  it('translates with Apertium, pieces in their places', { timeout: 60_000 }, async (context) => {
    needApertium(context);
    const held = openEngineProcess(findPlaces().translationProcess);
    const answer = await held.translate({
      from: 'nb',
      to: 'nn',
      sentences: [['Skriv til ', 0, ' på skolen.']],
    });
    expect(answer).toEqual({ ok: true, value: [['Skriv til ', 0, ' på skulen.']] });
    await held.stop();
  });

  it('that cannot be started leaves the store as it is', { timeout: 30_000 }, async () => {
    const held = openEngineProcess('/nowhere/at/all.js');
    const answer = await held.translate({ from: 'nb', to: 'nn', sentences: [['Hei.']] });
    expect([answer, held.health()]).toEqual([{ ok: false, refusal: { kind: 'engine-away' } }, 'off']);
    await held.stop();
  });
});
