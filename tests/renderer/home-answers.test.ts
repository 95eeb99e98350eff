import { describe, expect, it } from 'vitest';
import { languages } from '#renderer/language/languages.ts';
import { homeLanguages } from '#renderer/language/home-languages.ts';
import { createCommandIds, newCommandId } from '#renderer/home/command-ids.ts';
import { createAskStore } from '#renderer/home/ask-store.ts';
import { chooseVoice } from '#renderer/home/device-voice.ts';
import { isIdentityNumber } from '#renderer/home/identity-number.ts';
import { openPageStorage } from '#renderer/home/page-storage.ts';
import { readReturn, readRoute } from '#renderer/home/route.ts';
import { layOutMinutes, sentencesInOrder } from '#renderer/home/spoken-minutes.ts';
import { isDevice, isPlan, isReceipt, isSelf } from '#renderer/home/store-answers.ts';
import { homeCommandSchema, homeDeviceSchema, homePlanSchema, homeSelfSchema } from '#sync/home-messages.ts';
import { homeDevice, homePlan, homeSelf, meetingId, planId, signedInSelf } from '../fixtures/home-answers.ts';

describe('what comes from the store', () => {
  it.each([
    { name: 'self', schema: homeSelfSchema, check: isSelf, answer: signedInSelf() },
    { name: 'nobody', schema: homeSelfSchema, check: isSelf, answer: homeSelf() },
    { name: 'plan', schema: homePlanSchema, check: isPlan, answer: homePlan() },
    { name: 'device', schema: homeDeviceSchema, check: isDevice, answer: homeDevice() },
  ] as const)('is let in as the contract has it: $name', ({ schema, check, answer }) => {
    const parsed: unknown = JSON.parse(JSON.stringify(schema.parse(answer)));
    expect(check(parsed)).toBe(true);
  });

  it('is not let in with any one field of another kind, or missing where it must be', () => {
    const plan: unknown = JSON.parse(JSON.stringify(homePlan()));
    const places = placesIn(plan);
    expect(places.length).toBeGreaterThan(100);
    const letIn = places.filter((place) => {
      const broken: unknown = structuredClone(plan);
      put(broken, place, 7.5);
      return isPlan(broken);
    });
    expect(letIn).toEqual([]);
    for (const key of ['owner', 'whoSees', 'mayWithdraw', 'consents', 'minutes', 'me']) {
      const { [key]: _gone, ...rest } = { ...homePlan() } as Record<string, unknown>;
      expect(isPlan(rest), key).toBe(false);
    }
  });
});

type Place = readonly (string | number)[];

function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...place, key],
    ...placesIn(inner, [...place, key]),
  ]);
}

function put(value: unknown, place: Place, what: unknown): void {
  const [key = '', ...rest] = place;
  if (typeof value !== 'object' || value === null) return;
  if (rest.length === 0) Reflect.set(value, key, what);
  else put(Reflect.get(value, key), rest, what);
}

describe('asking the store', () => {
  const at = { receipt: 'a', receivedAt: 'b' };

  it('marks what changes something, and nothing else', async () => {
    const asked: (RequestInit | undefined)[] = [];
    const store = createAskStore(async (_path, init) => {
      asked.push(init);
      return Response.json(at);
    });
    await store.fetch('/v1/home/self', isReceipt);
    await store.send({ method: 'POST', path: '/x', body: { a: 1 } }, isReceipt);
    await store.tell({ method: 'POST', path: '/x', body: new Blob(['x'], { type: 'image/png' }) });
    expect(asked.map((init) => new Headers(init?.headers).get('x-stafettrom'))).toEqual([null, '1', '1']);
    expect(asked.map((init) => new Headers(init?.headers).get('content-type'))).toEqual([
      null,
      'application/json',
      'image/png',
    ]);
  });

  it.each([
    ['a network that is gone', async () => Promise.reject(new TypeError('gone')), 'not-sent'],
    [
      'a problem of the store',
      async () => Response.json({ type: 'read-only' }, { status: 403 }),
      'read-only',
    ],
    ['a wall of a stranger', async () => new Response('<html>', { status: 200 }), 'not-sent'],
    ['an answer of another kind', async () => Response.json({ receipt: 4 }), 'unexpected'],
    ['too many', async () => new Response('', { status: 429 }), 'busy'],
  ] as const)('throws at nothing: %s', async (_name, answer, kind) => {
    const asked = await createAskStore(answer).send({ method: 'POST', path: '/x' }, isReceipt);
    expect(asked).toEqual({ ok: false, problem: { kind } });
  });
});

function noStorage(): Storage {
  throw new DOMException('shut off', 'SecurityError');
}

describe('the id of a command', () => {
  const needs = {
    now: () => 1_800_000_000_000,
    randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
  };

  it('is one that the contract takes', () => {
    for (let count = 0; count < 200; count += 1) {
      const command = newCommandId(needs);
      const parsed = homeCommandSchema.safeParse({ kind: 'holder.ask', command });
      expect(parsed.success, command).toBe(true);
    }
  });

  it('is the same until it is answered, and another for other words', () => {
    const ids = createCommandIds({ ...needs, storage: openPageStorage(noStorage) });
    const remark = { plan: planId, kind: 'remark.add', meeting: meetingId, text: 'Ada leker ute.' };
    const first = ids.take(remark);
    expect(ids.take({ ...remark })).toBe(first);
    expect(ids.take({ ...remark, text: 'Ada leker inne.' })).not.toBe(first);
    ids.settle(remark);
    expect(ids.take(remark)).not.toBe(first);
  });
});

describe('an address', () => {
  it('leads to its page, or to none', () => {
    expect(readRoute('/')).toEqual({ page: 'start' });
    expect(readRoute('/sign-in/callback')).toEqual({ page: 'sign-in' });
    expect(readRoute('/plan/a/minutes/b')).toEqual({ page: 'minutes', plan: 'a', id: 'b' });
    expect(readRoute('/plan/a/withdraw')).toEqual({ page: 'withdraw', plan: 'a' });
    for (const path of [
      '/plan',
      '/plan/a/x',
      '/plan/a/minutes',
      '/plan/a/who/b',
      '/other',
      '/plan/a/minutes/b/c',
    ])
      expect(readRoute(path), path).toEqual({ page: 'not-found' });
  });

  it.each([
    'https://x.example',
    '//x.example',
    String.raw`/\x.example`,
    'javascript:alert(1)',
    '/a b',
    '/..//x',
  ])('never leads out of these pages: %s', (given) => {
    const back = readReturn(`returnTo=${encodeURIComponent(given)}`);
    expect(new URL(back, 'https://store.example').origin).toBe('https://store.example');
  });
});

describe('the voice of the device', () => {
  const voice = (lang: string, localService: boolean): SpeechSynthesisVoice =>
    ({ lang, localService, default: false, name: lang, voiceURI: lang }) satisfies SpeechSynthesisVoice;

  it('is Norwegian and lives on the device, the form of the text first', () => {
    const voices = [voice('en-US', true), voice('nb-NO', false), voice('nb_NO', true), voice('nn-NO', true)];
    expect(chooseVoice(voices, 'nb')?.lang).toBe('nb_NO');
    expect(chooseVoice(voices, 'nn')?.lang).toBe('nn-NO');
    expect(chooseVoice([voice('no-NO', true)], 'nn')?.lang).toBe('no-NO');
  });

  it('is never one on the network, nor another language', () => {
    expect(
      chooseVoice([voice('nb-NO', false), voice('nl-NL', true), voice('nog', true)], 'nb'),
    ).toBeUndefined();
  });

  it('reads headings and sentences in the order of the page', () => {
    const sections = layOutMinutes(
      [{ heading: 'Mål 1', lines: ['Det går bedre. Vi møtes kl. 13.00.', 'Ja.'] }],
      'nb',
    );
    expect(sentencesInOrder(sections)).toEqual(['Mål 1', 'Det går bedre.', 'Vi møtes kl. 13.00.', 'Ja.']);
    expect(sections[0]?.lines[1]?.[0]?.index).toBe(3);
  });
});

describe('an identity number', () => {
  it('is checked by its two last digits', () => {
    // made up: the month is above 40
    expect(isIdentityNumber('01410099801')).toBe(false);
    const made = Array.from({ length: 10_000 }, (_one, count) => `014100${String(count).padStart(4, '0')}`);
    const right = made
      .flatMap((start) => Array.from({ length: 10 }, (_one, last) => `${start}${last}`))
      .filter(isIdentityNumber);
    expect(right.length).toBeGreaterThan(500);
    const number = right[0] ?? '';
    for (let place = 0; place < 11; place += 1) {
      const changed = `${number.slice(0, place)}${(Number(number[place]) + 1) % 10}${number.slice(place + 1)}`;
      expect(isIdentityNumber(changed), changed).toBe(false);
    }
    expect(isIdentityNumber('')).toBe(false);
    expect(isIdentityNumber('1234567890a')).toBe(false);
  });
});

describe('the texts at home', () => {
  it('use «vi», «ikkje» and e-infinitive in nynorsk', () => {
    const all = JSON.stringify(homeLanguages.nn);
    expect(
      all.match(/\b(?:ikke|jeg|hvem|hva|hvordan|å vera|å gjera|møteleder|mottatt|lagret|dere|siden)\b/giu),
    ).toBeNull();
  });

  it('stand apart from those of the room', () => {
    expect(Object.keys(languages.nb)).not.toContain('home');
  });
});
