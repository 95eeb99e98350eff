import type { Check } from './check-kinds.ts';
import { isProblem } from './store-answers.ts';

/** Why nothing came of it: a type of problem of the store, or that it was never reached. */
export interface StoreProblem {
  readonly kind: string;
  /** For `refused-by-law`: which rule. */
  readonly refusal?: string;
}

export type Asked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: StoreProblem };

export interface Sending {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  /** JSON, or a file as it is. */
  readonly body?: object;
}

export interface AskStore {
  fetch<Value>(path: string, check: Check<Value>): Promise<Asked<Value>>;
  send<Value>(sending: Sending, check: Check<Value>): Promise<Asked<Value>>;
  /** Where the answer holds nothing that the page needs. */
  tell(sending: Sending): Promise<Asked<true>>;
}

/** The store, asked from a page: nothing throws, and every answer is looked at before it is used. */
export function createAskStore(call: typeof fetch): AskStore {
  const send: AskStore['send'] = async ({ method, path, body }, check) =>
    ask(async () => call(path, { method, cache: 'no-store', ...layOut(body) }), check, 'not-sent');
  return {
    fetch: async (path, check) => ask(async () => call(path, { cache: 'no-store' }), check, 'not-fetched'),
    send,
    tell: async (sending) => {
      const asked = await send(sending, isAnything);
      return asked.ok ? { ok: true, value: true } : asked;
    },
  };
}

/** The header is what a form on a stranger's page cannot send. */
function layOut(body: object | undefined): RequestInit {
  const ours = { 'x-stafettrom': '1' };
  if (body === undefined) return { headers: ours };
  if (body instanceof Blob) return { headers: { ...ours, 'content-type': body.type }, body };
  return { headers: { ...ours, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function isAnything(_value: unknown): _value is unknown {
  return true;
}

async function ask<Value>(
  call: () => Promise<Response>,
  check: Check<Value>,
  unreached: 'not-fetched' | 'not-sent',
): Promise<Asked<Value>> {
  try {
    const response = await call();
    const text = await response.text();
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.ok) {
      return check(value) ? { ok: true, value } : { ok: false, problem: { kind: 'unexpected' } };
    }
    return { ok: false, problem: readProblem(value, response.status) };
  } catch {
    return { ok: false, problem: { kind: unreached } };
  }
}

function readProblem(value: unknown, status: number): StoreProblem {
  if (isProblem(value)) {
    const { type, refusal } = value;
    return refusal === undefined ? { kind: type } : { kind: type, refusal };
  }
  return { kind: status === 429 ? 'busy' : 'unexpected' };
}
