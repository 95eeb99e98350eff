import { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { pause } from './retry.ts';

/** What a person needs to let this room in from their own phone (RFC 8628). */
export interface ShownCode {
  readonly userCode: string;
  readonly verificationUri: string;
  readonly verificationUriComplete: string;
}

export interface DeviceSignInNeeds {
  /** The store's own authorization server, as its `meta` names it. */
  readonly issuer: string;
  /** What this room is called, as the phone shows it. */
  readonly room: string;
  /** The grant is for this device, and the plan is borrowed under the same name. */
  readonly device: string;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  /** Ends early when the signal does. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly chance: () => number;
  /** Stops asking, at any moment. */
  readonly signal: AbortSignal;
  /** The code that counts now; none: the one before counts no more. */
  readonly shown: (code: ShownCode | undefined) => void;
  /** How long a room waits for somebody, with one code after the other. */
  readonly patienceMs: number;
}

export type SignInRefusal =
  | { readonly kind: 'store-away' }
  | { readonly kind: 'store-refused' }
  /** Whoever had the phone said no. */
  | { readonly kind: 'denied' }
  /** Nobody came. */
  | { readonly kind: 'nobody-came' }
  | { readonly kind: 'stopped' };

/** [SYNC-39]: in the memory of the host, in the meeting's own encrypted file, and nowhere else. */
export interface DeviceToken {
  readonly token: string;
}

const client = 'stafettrom-room';
const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
const answerMs = 10_000;
const slowerMs = 5000;
const longestCode = 3600;

/** Codes and tokens go nowhere but by https, or to this very machine. */
const addressSchema = z.url().max(300).refine(isSafeAddress);

const codesSchema = z.object({
  device_code: z.string().min(1).max(400),
  user_code: z.string().regex(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/u),
  verification_uri: addressSchema,
  verification_uri_complete: addressSchema,
  expires_in: z.number().positive().max(longestCode),
  interval: z.number().positive().max(300).default(5),
});
type Codes = z.infer<typeof codesSchema>;

const tokenSchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,400}$/u),
  token_type: z.string().regex(/^bearer$/iu),
});
const errorSchema = z.object({ error: z.string().max(80) });

/** Https, or http on this machine: what a room is given a secret by, and where it brings one. */
export function isSafeAddress(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  const isHere = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/u.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isHere);
}

/** Shows one code after the other until somebody lets the room in, says no, or nobody came. */
export async function signInByDevice(needs: DeviceSignInNeeds): Promise<Result<DeviceToken, SignInRefusal>> {
  const until = needs.now() + needs.patienceMs;
  try {
    for (let isFirst = true; needs.now() < until; isFirst = false) {
      const codes = await askForCode(needs, { until, isFirst });
      if (!codes.ok) return codes;
      needs.shown(readCode(codes.value));
      const entered = await pollForToken(needs, codes.value, until);
      needs.shown(undefined);
      if (entered.ok || entered.refusal.kind !== 'code-gone') return letInOrNot(entered);
    }
    return no({ kind: needs.signal.aborted ? 'stopped' : 'nobody-came' });
  } finally {
    needs.shown(undefined);
  }
}

type Polled = Result<DeviceToken, SignInRefusal | { readonly kind: 'code-gone' }>;

function letInOrNot(polled: Polled): Result<DeviceToken, SignInRefusal> {
  if (polled.ok) return polled;
  return polled.refusal.kind === 'code-gone' ? no({ kind: 'nobody-came' }) : no(polled.refusal);
}

function readCode(codes: Codes): ShownCode {
  return {
    userCode: codes.user_code,
    verificationUri: codes.verification_uri,
    verificationUriComplete: codes.verification_uri_complete,
  };
}

/** The first time a network that is away is told at once; in the middle of it, it is waited for. */
async function askForCode(
  needs: DeviceSignInNeeds,
  { until, isFirst }: { readonly until: number; readonly isFirst: boolean },
): Promise<Result<Codes, SignInRefusal>> {
  const { room, device } = needs;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(needs, '/device/auth', { client_id: client, room, device });
    if (needs.signal.aborted) return no({ kind: 'stopped' });
    if (answer !== undefined) {
      const codes = codesSchema.safeParse(answer.body);
      return answer.ok && codes.success ? yes(codes.data) : no({ kind: 'store-refused' });
    }
    if (isFirst) return no({ kind: 'store-away' });
    await needs.wait(pause(attempt, needs.chance()), needs.signal);
    if (needs.now() >= until) return no({ kind: 'nobody-came' });
  }
}

async function pollForToken(needs: DeviceSignInNeeds, codes: Codes, until: number): Promise<Polled> {
  const begun = needs.now();
  const ends = Math.min(begun + codes.expires_in * 1000, until);
  let interval = codes.interval * 1000;
  let away = 0;
  for (;;) {
    // RFC 8628 §3.5: a network that is away is asked less and less often.
    await needs.wait(Math.min(interval * 2 ** away, 30_000), needs.signal);
    if (needs.signal.aborted) return no({ kind: 'stopped' });
    const polled = await pollOnce(needs, codes.device_code);
    if (polled.kind === 'let-in') return yes({ token: polled.token });
    if (polled.kind === 'over') return no(polled.why);
    away = polled.kind === 'away' ? away + 1 : 0;
    if (polled.kind === 'slow-down') interval += slowerMs;
    if (needs.now() >= ends) return no({ kind: 'code-gone' });
  }
}

type Once =
  | { readonly kind: 'let-in'; readonly token: string }
  | { readonly kind: 'pending' | 'slow-down' | 'away' }
  | { readonly kind: 'over'; readonly why: SignInRefusal | { readonly kind: 'code-gone' } };

async function pollOnce(needs: DeviceSignInNeeds, deviceCode: string): Promise<Once> {
  const asked = { client_id: client, grant_type: grantType, device_code: deviceCode };
  const answer = await ask(needs, '/token', asked);
  // What came in the moment of the stop is a token all the same: whoever stopped gives it back.
  if (answer === undefined) return { kind: needs.signal.aborted ? 'pending' : 'away' };
  const token = tokenSchema.safeParse(answer.body);
  if (answer.ok && token.success) return { kind: 'let-in', token: token.data.access_token };
  switch (errorSchema.safeParse(answer.body).data?.error) {
    case 'authorization_pending':
      return { kind: 'pending' };
    case 'slow_down':
      return { kind: 'slow-down' };
    // A token whose answer was lost is gone with its code ([SYNC-26]): another code, and all is well.
    case 'expired_token':
    case 'invalid_grant':
      return { kind: 'over', why: { kind: 'code-gone' } };
    case 'access_denied':
      return { kind: 'over', why: { kind: 'denied' } };
    default:
      return { kind: 'over', why: { kind: 'store-refused' } };
  }
}

/** The token opens nothing any more. Best effort: it ends by itself in hours. */
export async function revokeToken(
  needs: Pick<DeviceSignInNeeds, 'issuer' | 'fetch' | 'signal'>,
  token: string,
): Promise<boolean> {
  const body = { client_id: client, token, token_type_hint: 'access_token' };
  return (await ask(needs, '/token/revocation', body))?.ok === true;
}

/** Nothing when the store is away, slow, or too busy. */
async function ask(
  { issuer, fetch, signal }: Pick<DeviceSignInNeeds, 'issuer' | 'fetch' | 'signal'>,
  path: string,
  values: Readonly<Record<string, string>>,
): Promise<{ readonly ok: boolean; readonly body: unknown } | undefined> {
  try {
    const response = await fetch(`${issuer}${path}`, {
      method: 'POST',
      body: new URLSearchParams(values),
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    });
    const text = await response.text();
    if (response.status === 429 || response.status >= 500) return undefined;
    return { ok: response.ok, body: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return undefined;
  }
}
