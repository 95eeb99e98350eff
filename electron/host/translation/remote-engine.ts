import type { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import {
  translationAnswerSchema,
  translationLimits,
  translationStateSchema,
} from '#sync/translation-messages.ts';
import type { EngineAnswer, EngineAsked, TranslationEngine } from './translation-engine.ts';
import type { TranslationPair, TranslationRefusal, TranslatorHealth } from './translator.ts';

export interface RemoteNeeds {
  /** Of the municipality's service; https, or plain on this machine alone. */
  readonly url: string;
  /** Asked for at every request: it may change while the room is open. */
  readonly token: () => string;
  readonly fetch: typeof globalThis.fetch;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly timeoutMilliseconds?: number;
  readonly onPairs?: () => void;
}

interface Remote {
  readonly needs: RemoteNeeds;
  readonly ended: AbortController;
  pairs: readonly TranslationPair[];
  health: TranslatorHealth;
  cancelRetry: () => void;
}

const retryMilliseconds = 60_000;
const startMilliseconds = 5000;
/** The first sentence waits for the dictionaries. */
const usualTimeout = 15_000;

/** Whether an address may be asked: what is sent has no names, and is still a family's own words. */
export function isSafeService(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'https:' || (protocol === 'http:' && /^(?:127\.0\.0\.1|localhost|\[::1\])$/u.test(hostname))
  );
}

/** A machine elsewhere. It has no pairs until it has been reached, and is looked for again every minute. */
export function openRemote(needs: RemoteNeeds): TranslationEngine {
  const isSafe = isSafeService(needs.url);
  const remote: Remote = {
    needs,
    ended: new AbortController(),
    pairs: [],
    health: isSafe ? 'starting' : 'none',
    cancelRetry: () => undefined,
  };
  const meeting = isSafe ? meet(remote) : Promise.resolve();
  return {
    pairs: () => remote.pairs,
    health: () => remote.health,
    translate: async (asked) => {
      await meeting;
      return translate(remote, asked);
    },
    stop: async () => {
      remote.ended.abort();
      remote.cancelRetry();
      await meeting;
    },
  };
}

/** Asks what it can do, and again when it could not say yet. */
async function meet(remote: Remote): Promise<void> {
  const state = await ask(remote, { method: 'GET' }, translationStateSchema);
  if (remote.ended.signal.aborted) return;
  remote.pairs = state.ok ? state.value.pairs : [];
  remote.health = state.ok ? state.value.health : 'off';
  if (remote.pairs.length > 0) remote.needs.onPairs?.();
  else if (remote.health !== 'none') again(remote);
}

function again(remote: Remote): void {
  const wait = remote.health === 'starting' ? startMilliseconds : retryMilliseconds;
  remote.cancelRetry = remote.needs.after(wait, () => void meet(remote));
}

async function translate(
  remote: Remote,
  asked: EngineAsked,
): Promise<Result<readonly EngineAnswer[], TranslationRefusal>> {
  const refusal = refusalBefore(remote, asked);
  if (refusal !== undefined) return no(refusal);
  const done: EngineAnswer[] = [];
  for (const sentences of inRequests(asked.sentences)) {
    const answer = await askSome(remote, { ...asked, sentences });
    if (!answer.ok) {
      if (answer.refusal.kind === 'engine-away') remote.health = 'off';
      return answer;
    }
    remote.health = 'ready';
    done.push(...answer.value);
  }
  return yes(done);
}

function refusalBefore(
  { ended, pairs, health }: Remote,
  { from, to, signal }: EngineAsked,
): TranslationRefusal | undefined {
  if (ended.signal.aborted || signal?.aborted === true) return { kind: 'stopped' };
  if (pairs.some((pair) => pair.from === from && pair.to === to)) return undefined;
  return { kind: pairs.length === 0 && health === 'off' ? 'engine-away' : 'no-such-pair' };
}

async function askSome(
  remote: Remote,
  { from, to, sentences, signal }: EngineAsked,
): Promise<Result<readonly EngineAnswer[], TranslationRefusal>> {
  const body = JSON.stringify({ from, to, sentences });
  const answer = await ask(
    remote,
    { method: 'POST', body, ...(signal && { signal }) },
    translationAnswerSchema,
  );
  if (!answer.ok) return answer;
  const given = answer.value.sentences.map((one) => one ?? undefined);
  return given.length === sentences.length ? yes(given) : no({ kind: 'engine-away' });
}

function inRequests(sentences: EngineAsked['sentences']): EngineAsked['sentences'][] {
  const requests: EngineAsked['sentences'][] = [];
  for (let from = 0; from < sentences.length; from += translationLimits.sentences) {
    requests.push(sentences.slice(from, from + translationLimits.sentences));
  }
  return requests;
}

interface Question {
  readonly method: 'GET' | 'POST';
  readonly body?: string;
  readonly signal?: AbortSignal;
}

async function ask<Shape extends z.ZodType>(
  { needs, ended }: Remote,
  { method, body, signal }: Question,
  shape: Shape,
): Promise<Result<z.output<Shape>, TranslationRefusal>> {
  const ours = AbortSignal.any([ended.signal, ...(signal === undefined ? [] : [signal])]);
  const timeout = AbortSignal.timeout(needs.timeoutMilliseconds ?? usualTimeout);
  try {
    const response = await needs.fetch(new URL('v1/translation', endWithSlash(needs.url)), {
      method,
      redirect: 'error',
      headers: {
        authorization: `Bearer ${needs.token()}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.any([ours, timeout]),
      ...(body !== undefined && { body }),
    });
    const answer = response.ok ? shape.safeParse(await response.json()) : undefined;
    return answer?.success === true ? yes(answer.data) : no({ kind: 'engine-away' });
  } catch {
    return no({ kind: ours.aborted ? 'stopped' : 'engine-away' });
  }
}

function endWithSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
