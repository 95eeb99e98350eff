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
import { fetchBlob, type ReceivedBlob, sendBlob, type SentBlob } from './blob-transfer.ts';
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
  /** Without a cursor: the whole plan, from the start, as the loan's reader may see it. */
  readonly changes: (plan: Id, from?: ChangesFrom) => Asked<Changes>;
  readonly push: (plan: Id, batch: Push) => Asked<PushAnswer>;
  /** Nothing is sent that this loan has brought already; what was cut goes on where it was. */
  readonly putBlob: (plan: Id, sha256: string, blob: SentBlob) => Asked<void>;
  /** A document of the plan that the loan's reader may read, whole and with the hash of its name. */
  readonly getBlob: (plan: Id, sha256: string, loan: Id) => Asked<ReceivedBlob>;
  readonly release: (loan: Id, purged: Purge) => Asked<ReleaseAnswer>;
  /** Asks with the key that came with a loan: delivers until the receipt, whatever became of the sign-in. */
  readonly delivering: (deliveryKey: string) => Pick<CentralClient, 'push' | 'putBlob' | 'release'>;
}

export interface ChangesFrom {
  readonly loan?: Id;
  readonly cursor?: string;
  /** Seconds that the store may wait for something new. */
  readonly wait?: number;
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
    changes: (plan, from = {}) => {
      const timeoutMs = heavyMs + (from.wait ?? 0) * 1000;
      return askStore(needs, get(`${pathOf(plan)}/changes${queryOf(from)}`, timeoutMs), changesSchema);
    },
    push: (plan, batch) => askStore(needs, post(`${pathOf(plan)}/ops`, batch), pushAnswerSchema),
    putBlob: (plan, sha256, blob) => {
      const path = pathOfBlob(plan, sha256, blob.loan);
      return sendBlob(needs, { path, calmMs, partMs: heavyMs * 3 }, blob);
    },
    getBlob: (plan, sha256, loan) =>
      fetchBlob(needs, { path: pathOfBlob(plan, sha256, loan), partMs: heavyMs * 3 }, sha256),
    release: (loan, purged) =>
      askStore(
        needs,
        post(`/v1/leases/${encodeURIComponent(loan)}/release`, { purged }),
        releaseAnswerSchema,
      ),
    delivering: (deliveryKey) => createCentralClient({ ...needs, deliveryKey }),
  };
}

function get(path: string, timeoutMs: number): Question {
  return { method: 'GET', path, timeoutMs };
}

function queryOf(from: ChangesFrom): string {
  const given = Object.fromEntries(Object.entries(from).map(([name, value]) => [name, String(value)]));
  return Object.keys(given).length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

function pathOf(plan: Id): string {
  return `/v1/plans/${encodeURIComponent(plan)}`;
}

function pathOfBlob(plan: Id, sha256: string, loan: Id): string {
  return `${pathOf(plan)}/blobs/${sha256}?loan=${encodeURIComponent(loan)}`;
}

/** The store's clock is read in the middle of the question, as near as a client can know. */
async function measureMeta(needs: ClientNeeds, question: Question): Asked<MeasuredMeta> {
  const before = needs.now();
  const found = await askStore(needs, question, metaSchema);
  if (!found.ok) return found;
  const middle = (before + needs.now()) / 2;
  return yes({ meta: found.value, clockOffsetMs: Math.round(Date.parse(found.value.serverTime) - middle) });
}
