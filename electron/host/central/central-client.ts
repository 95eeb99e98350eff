import { z } from 'zod';
import type { Id } from '#domain/identity.ts';
import { type Result, yes } from '#domain/result.ts';
import {
  type Changes,
  changesSchema,
  type Loan,
  type LoanRequest,
  loanSchema,
  type Meta,
  metaSchema,
  type NewPlan,
  planListSchema,
  type PlanRow,
  type Purge,
  type Push,
  type PushAnswer,
  pushAnswerSchema,
  type ReleaseAnswer,
  releaseAnswerSchema,
} from '#sync/messages.ts';
import { askStore, type AskNeeds, type Question } from './ask-store.ts';
import type { CentralRefusal } from './central-refusals.ts';

type Asked<Value> = Promise<Result<Value, CentralRefusal>>;

export interface MeasuredMeta {
  readonly meta: Meta;
  /** What to add to the room's clock to get the store's: more than five minutes stops a start (design idea 7). */
  readonly clockOffsetMs: number;
}

/** What a room may ask of the central store. Every answer has been read with its schema. */
export interface CentralClient {
  readonly meta: () => Asked<MeasuredMeta>;
  readonly plans: () => Asked<readonly PlanRow[]>;
  /** M6: an empty plan and its loan. The ids in it are the room's, so that asking again is safe. */
  readonly createPlan: (request: NewPlan) => Asked<Loan>;
  readonly borrow: (plan: Id, request: LoanRequest) => Asked<Loan>;
  /** Without a cursor: the whole plan, from the start. */
  readonly changes: (plan: Id, cursor?: string) => Asked<Changes>;
  readonly push: (plan: Id, batch: Push) => Asked<PushAnswer>;
  /** Nothing is sent that is there already. */
  readonly putBlob: (plan: Id, sha256: string, blob: SentBlob) => Asked<void>;
  readonly release: (loan: Id, purged: Purge) => Asked<ReleaseAnswer>;
}

export interface SentBlob {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface ClientNeeds extends AskNeeds {
  readonly now: () => number;
  readonly timeouts?: { readonly calmMs: number; readonly heavyMs: number };
}

export function createCentralClient(needs: ClientNeeds): CentralClient {
  const { calmMs, heavyMs } = needs.timeouts ?? { calmMs: 3000, heavyMs: 20_000 };
  const post = (path: string, json: unknown): Question => ({
    method: 'POST',
    path,
    timeoutMs: heavyMs,
    json,
  });
  return {
    meta: () => measureMeta(needs, get('/v1/meta', calmMs)),
    plans: async () => {
      const found = await askStore(needs, get('/v1/plans?for=meeting', calmMs), planListSchema);
      return found.ok ? yes(found.value.plans) : found;
    },
    createPlan: (request) => askStore(needs, post('/v1/plans', request), loanSchema),
    borrow: (plan, request) =>
      askStore(needs, { ...post(`${pathOf(plan)}/leases`, request), timeoutMs: calmMs }, loanSchema),
    changes: (plan, cursor) => {
      const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      return askStore(needs, get(`${pathOf(plan)}/changes${query}`, heavyMs), changesSchema);
    },
    push: (plan, batch) => askStore(needs, post(`${pathOf(plan)}/ops`, batch), pushAnswerSchema),
    putBlob: (plan, sha256, blob) =>
      putBlob(needs, { path: `${pathOf(plan)}/blobs/${sha256}`, blob, calmMs, heavyMs }),
    release: (loan, purged) =>
      askStore(
        needs,
        post(`/v1/leases/${encodeURIComponent(loan)}/release`, { purged }),
        releaseAnswerSchema,
      ),
  };
}

function get(path: string, timeoutMs: number): Question {
  return { method: 'GET', path, timeoutMs };
}

function pathOf(plan: Id): string {
  return `/v1/plans/${encodeURIComponent(plan)}`;
}

/** The store's clock is read in the middle of the question, as near as a client can know. */
async function measureMeta(needs: ClientNeeds, question: Question): Asked<MeasuredMeta> {
  const before = needs.now();
  const found = await askStore(needs, question, metaSchema);
  if (!found.ok) return found;
  const middle = (before + needs.now()) / 2;
  return yes({ meta: found.value, clockOffsetMs: Math.round(Date.parse(found.value.serverTime) - middle) });
}

async function putBlob(
  needs: ClientNeeds,
  sent: { readonly path: string; readonly blob: SentBlob; readonly calmMs: number; readonly heavyMs: number },
): Asked<void> {
  const { path, blob, calmMs, heavyMs } = sent;
  const nothing = z.undefined();
  const there = await askStore(needs, { method: 'HEAD', path, timeoutMs: calmMs }, nothing);
  if (there.ok || there.refusal.kind === 'store-away') return there;
  return askStore(needs, { method: 'PUT', path, timeoutMs: heavyMs, blob }, nothing);
}
