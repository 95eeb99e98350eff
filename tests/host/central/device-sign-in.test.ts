import { describe, expect, it } from 'vitest';
import type { ShownCode } from '#host/central/device-sign-in.ts';
import { isSafeAddress, revokeToken, signInByDevice } from '#host/central/device-sign-in.ts';

const issuer = 'https://lager.fjellheim.example/oidc';
const token = 'et-merke-som-ingen-logg-kjenner';
const letIn = { access_token: token, token_type: 'Bearer', expires_in: 36_000 };

type Answer = object | 'away' | 'busy' | 'page';

interface Asked {
  readonly path: string;
  readonly at: number;
  readonly values: Readonly<Record<string, string>>;
}

function codesOf(number: number): object {
  const page = 'https://lager.fjellheim.example/device';
  const code = `BCDF-GHJ${'KLMNP'[number - 1] ?? 'Q'}`;
  return {
    device_code: `kode-${number}`,
    user_code: code,
    verification_uri: page,
    verification_uri_complete: `${page}?user_code=${code}`,
    expires_in: 600,
    interval: 5,
  };
}

/** The store's answers in a row, the last one for ever, and a clock that only waiting moves. */
function openSignIn(
  polls: readonly Answer[],
  change: { codes?: readonly Answer[]; patienceMs?: number } = {},
) {
  let now = 1_000_000;
  let given = 0;
  let polled = 0;
  const asked: Asked[] = [];
  const shown: (string | undefined)[] = [];
  const stop = new AbortController();
  const fetch: typeof globalThis.fetch = async (address, init) => {
    const request = new Request(address, init);
    const path = request.url.slice(issuer.length);
    const values = Object.fromEntries(new URLSearchParams(await request.text()));
    asked.push({ path, at: now, values });
    if (path === '/token') {
      polled += 1;
      return respond(polls[Math.min(polled, polls.length) - 1] ?? 'away');
    }
    given += 1;
    const codes = change.codes ?? [];
    return respond(codes[given - 1] ?? codesOf(given));
  };
  const signedIn = signInByDevice({
    issuer,
    room: 'Møterom 214',
    device: 'rom-214',
    fetch,
    now: () => now,
    wait: async (ms) => {
      now += ms;
      await Promise.resolve();
    },
    chance: () => 0,
    signal: stop.signal,
    shown: (code: ShownCode | undefined) => void shown.push(code?.userCode),
    patienceMs: change.patienceMs ?? 30 * 60_000,
  });
  return { signedIn, asked, shown, stop, fetch, waits: () => waitsBetween(asked) };
}

function respond(answer: Answer): Response {
  if (answer === 'away') throw new TypeError('no network');
  if (answer === 'busy') return new Response('{}', { status: 429 });
  if (answer === 'page') return new Response('<h1>Logg inn på nettet</h1>');
  return Response.json(answer, { status: 'error' in answer ? 400 : 200 });
}

function waitsBetween(asked: readonly Asked[]): number[] {
  return asked.slice(1).map((one, index) => one.at - (asked[index]?.at ?? 0));
}

const pending = { error: 'authorization_pending' };

describe('a room that asks to be let in (RFC 8628)', () => {
  it('says who it is, shows the code, and waits as long as it was told between questions', async () => {
    const { signedIn, asked, shown, waits } = openSignIn([pending, pending, letIn]);
    expect(await signedIn).toEqual({ ok: true, value: { token } });
    expect(asked[0]).toMatchObject({
      path: '/device/auth',
      values: { client_id: 'stafettrom-room', room: 'Møterom 214', device: 'rom-214' },
    });
    expect(asked[1]).toMatchObject({
      path: '/token',
      values: { client_id: 'stafettrom-room', device_code: 'kode-1' },
    });
    expect(waits()).toEqual([5000, 5000, 5000]);
    expect(shown[0]).toBe('BCDF-GHJK');
    expect(shown.at(-1)).toBeUndefined();
  });

  it('asks five seconds less often from each time that it is told to slow down', async () => {
    const slow = { error: 'slow_down' };
    const { signedIn, waits } = openSignIn([slow, pending, slow, letIn]);
    expect(await signedIn).toMatchObject({ ok: true });
    expect(waits()).toEqual([5000, 10_000, 10_000, 15_000]);
  });

  it.each([['expired_token'], ['invalid_grant']])('shows a new code by itself after %s', async (error) => {
    const { signedIn, shown, asked } = openSignIn([pending, { error }, letIn]);
    expect(await signedIn).toMatchObject({ ok: true });
    expect(shown.filter((code) => code !== undefined)).toEqual(['BCDF-GHJK', 'BCDF-GHJL']);
    expect(asked.at(-1)?.values['device_code']).toBe('kode-2');
  });

  it('shows a new code when the time of one is over, whatever the store says', async () => {
    const { signedIn, shown } = openSignIn([...Array.from({ length: 130 }, () => pending), letIn]);
    expect(await signedIn).toMatchObject({ ok: true });
    expect(shown.filter((code) => code !== undefined)).toHaveLength(2);
  });

  it('ends when the phone says no', async () => {
    const { signedIn, shown } = openSignIn([pending, { error: 'access_denied' }]);
    expect(await signedIn).toEqual({ ok: false, refusal: { kind: 'denied' } });
    expect(shown.at(-1)).toBeUndefined();
  });

  it('waits for a network that is away, less and less often, and goes on with the same code', async () => {
    const { signedIn, waits, shown } = openSignIn(['away', 'busy', 'page', 'away', pending, letIn]);
    expect(await signedIn).toMatchObject({ ok: true });
    expect(waits()).toEqual([5000, 10_000, 20_000, 30_000, 30_000, 5000]);
    expect(shown.filter((code) => code !== undefined)).toEqual(['BCDF-GHJK']);
  });

  it('tells at once that the store is away, and waits for it when it is the next code', async () => {
    const first = openSignIn([letIn], { codes: ['away'] });
    expect(await first.signedIn).toEqual({ ok: false, refusal: { kind: 'store-away' } });
    const later = openSignIn([{ error: 'expired_token' }, letIn], { codes: [codesOf(1), 'away', 'busy'] });
    expect(await later.signedIn).toMatchObject({ ok: true });
    expect(later.shown.at(-3)).toBe('BCDF-GHJN');
  });

  it('shows no code for ever when nobody comes', async () => {
    const { signedIn, shown, asked } = openSignIn([pending], { patienceMs: 25 * 60_000 });
    expect(await signedIn).toEqual({ ok: false, refusal: { kind: 'nobody-came' } });
    expect(shown.filter((code) => code !== undefined)).toHaveLength(3);
    expect(shown.at(-1)).toBeUndefined();
    expect((asked.at(-1)?.at ?? 0) - (asked[0]?.at ?? 0)).toBeLessThanOrEqual(25 * 60_000 + 5000);
  });

  it('asks no more from the moment it is stopped', async () => {
    const { signedIn, stop, asked } = openSignIn([pending]);
    stop.abort();
    expect(await signedIn).toEqual({ ok: false, refusal: { kind: 'stopped' } });
    expect(asked.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['a page to log in on by plain http', { verification_uri: 'http://ondt.example/device' }],
    ['a script in the place of a page', { verification_uri_complete: 'javascript:alert(1)' }],
    ['a code that is none', { user_code: '<b>BCDF</b>' }],
    ['no time to live', { expires_in: 0 }],
  ])('shows nothing of an answer with %s', async (_what, wrong) => {
    const { signedIn, shown } = openSignIn([letIn], { codes: [{ ...codesOf(1), ...wrong }] });
    expect(await signedIn).toEqual({ ok: false, refusal: { kind: 'store-refused' } });
    expect(shown).toEqual([undefined]);
  });

  it.each([[{ ...letIn, token_type: 'mac' }], [{ ...letIn, access_token: 'to ord' }], [{ error: 'x' }]])(
    'takes no token from %j',
    async (answer) => {
      expect(await openSignIn([answer]).signedIn).toEqual({ ok: false, refusal: { kind: 'store-refused' } });
    },
  );

  it('gives a token back', async () => {
    const { fetch, asked, stop } = openSignIn([letIn], { codes: ['away', {}] });
    expect(await revokeToken({ issuer, fetch, signal: stop.signal }, token)).toBe(true);
    expect(asked.at(-1)).toMatchObject({
      path: '/token/revocation',
      values: { token, client_id: 'stafettrom-room' },
    });
  });
});

describe('where a secret may go', () => {
  it.each([
    ['https://lager.fjellheim.example', true],
    ['http://127.0.0.1:4000', true],
    ['http://localhost:4000/x', true],
    ['http://[::1]:4000', true],
    ['http://lager.fjellheim.example', false],
    ['http://127.0.0.1.ondt.example', false],
    ['http://localhost.ondt.example', false],
    ['file:///etc/passwd', false],
  ])('%s: %s', (address, is) => expect(isSafeAddress(address)).toBe(is));
});
