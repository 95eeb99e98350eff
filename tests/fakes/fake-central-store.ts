import { no, type Result, yes } from '#domain/result.ts';
import type { CentralClient, ChangesFrom } from '#host/central/central-client.ts';
import type { CentralRefusal } from '#host/central/central-refusals.ts';
import { readsUntil } from '#store/loans/loans.ts';
import { writeCanonicalJson } from '#sync/canonical-json.ts';
import { limits } from '#sync/limits.ts';
import type {
  ChangedFact,
  Changes,
  Loan,
  LoanRequest,
  Meta,
  NewPlan,
  PlanRow,
  Purge,
  ReleaseAnswer,
} from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { protocolName, syncVersion } from '#sync/sync-version.ts';
import {
  type FakeLoan,
  type FakeLog,
  type FakeNeeds,
  type FakePlan,
  hash,
  keepPlan,
  pushFake,
} from './fake-plan-log.ts';
import type { ReaderSide } from '../contract-suites/open-store.ts';
import { accessLogOfFake, pullFake, questionsOfFake, waitForNews } from './fake-pull.ts';
import { openFakePlan } from './open-fake-plan.ts';

export interface FakeCentralStore {
  readonly client: CentralClient;
  readonly as: (reader: string) => ReaderSide;
  /** As if the network were gone: nothing arrives, nothing is answered. */
  readonly setAway: (away: boolean) => void;
  readonly factsOf: (plan: string) => readonly ChangedFact[];
}

interface Fake {
  readonly needs: FakeNeeds;
  readonly plans: Map<string, FakeLog>;
  readonly loans: Map<string, FakeLoan>;
}

type Answer<Value> = Result<Value, Problem>;

/** The central store in memory, behind the same port: for tests of what stands on the room's side of it. */
export function createFakeCentralStore(
  given: FakeNeeds & { readonly plans: readonly FakePlan[] },
): FakeCentralStore {
  const { plans, ...needs } = given;
  const fake: Fake = {
    needs,
    plans: new Map(plans.map((plan) => [plan.row.id, keepPlan(needs, plan)])),
    loans: new Map(),
  };
  let away = false;
  async function reach<Value>(
    answer: () => Answer<Value> | Promise<Answer<Value>>,
  ): Promise<Result<Value, CentralRefusal>> {
    if (away) return no({ kind: 'store-away' });
    const answered = await answer();
    return answered.ok ? answered : no({ kind: 'store-refused', problem: answered.refusal });
  }
  const client: CentralClient = {
    meta: () => reach(() => yes({ meta: describe(needs), clockOffsetMs: 0 })),
    plans: () => reach(() => yes([...fake.plans.values()].map((kept) => rowOf(kept)))),
    createPlan: (request) => reach(() => createPlan(fake, request)),
    borrow: (plan, request) => reach(() => borrow(fake, plan, request)),
    changes: (plan, from) => reach(() => pull(fake, plan, from ?? {})),
    push: (plan, batch) =>
      reach(() => {
        const kept = fake.plans.get(plan);
        if (kept === undefined) return no(describeProblem('plan-not-found'));
        const loan = fake.loans.get(batch.loan);
        if (loan?.plan !== plan || loan.device !== batch.device) return no(describeProblem('not-found'));
        return pushFake(needs, { kept, loan }, batch);
      }),
    putBlob: (plan, sha256, blob) =>
      reach(() => {
        if (hash(blob.bytes) !== sha256) return no(describeProblem('hash-mismatch'));
        fake.plans.get(plan)?.blobs.set(sha256, blob);
        return yes(undefined);
      }),
    getBlob: (plan, sha256, loan) =>
      reach(() => {
        const blob =
          fake.loans.get(loan)?.plan === plan ? fake.plans.get(plan)?.blobs.get(sha256) : undefined;
        if (blob === undefined) return no(describeProblem('not-found'));
        return yes({ bytes: Buffer.from(blob.bytes), mediaType: blob.mediaType });
      }),
    delivering: () => client,
    release: (id, purged) => reach(() => release(fake, id, purged)),
  };
  return {
    client,
    as: (reader) => ({
      changes: async (plan, from = {}) => pullFake(fake.plans.get(plan), { plan, reader, ...from }),
      questions: async (plan) => questionsOfFake(fake.plans.get(plan), reader),
      accessLog: async (plan) => accessLogOfFake(fake.plans.get(plan), reader),
    }),
    setAway: (value) => {
      away = value;
    },
    factsOf: (plan) => fake.plans.get(plan)?.log.map(({ changed }) => changed) ?? [],
  };
}

function createPlan(fake: Fake, request: NewPlan): Answer<Loan> {
  const { needs, plans } = fake;
  const known = plans.get(request.plan);
  const text = writeCanonicalJson(request);
  if (known?.opened?.request === text) return yes(known.opened.loan);
  if (known !== undefined) return no(describeProblem('plan-exists'));
  const made = openFakePlan(needs, request);
  if (!made.ok) return no(describeProblem('refused-by-law', { refusal: made.refusal.kind }));
  const kept = keepPlan(needs, made.value);
  const loan = lend(fake, kept, { device: request.device, meeting: made.value.meeting.id });
  if (loan.ok) plans.set(request.plan, { ...kept, opened: { request: text, loan: loan.value } });
  return loan;
}

function borrow(fake: Fake, plan: string, request: LoanRequest): Answer<Loan> {
  const kept = fake.plans.get(plan);
  if (kept === undefined) return no(describeProblem('plan-not-found'));
  return lend(fake, kept, request);
}

function lend(
  { needs, loans }: Fake,
  kept: FakeLog,
  { device, meeting }: Pick<LoanRequest, 'device' | 'meeting'>,
): Answer<Loan> {
  const meetingPlan = kept.meetings.get(meeting);
  if (meetingPlan === undefined || kept.state.meetings.get(meeting)?.ended === true) {
    return no(describeProblem('plan-not-found'));
  }
  const { newId, profile } = needs;
  const loan = newId();
  const reader = kept.state.standIns.get(meeting) ?? meetingPlan.chair;
  const offlineUntil = readsUntil(needs, meetingPlan);
  loans.set(loan, { plan: kept.row.id, device, meeting, reader, offlineUntil, head: 0 });
  kept.access.push({ at: new Date(needs.now()).toISOString(), action: 'loan', reader, loan });
  return yes({
    loan,
    meeting,
    reader,
    offlineUntil,
    deliveryKey: 'k'.repeat(43),
    sealTo: { id: 'fake', publicKey: 'p'.repeat(43) },
    profile,
    meetingPlan,
  });
}

interface Reading {
  readonly kept: FakeLog;
  readonly reader: string;
  readonly under: { readonly loan?: string };
  readonly until: { readonly offlineUntil?: string };
}

/** Under a loan its reader; without one whoever chairs the newest meeting, as in a store to try out. */
function findReader({ needs, plans, loans }: Fake, plan: string, id?: string): Answer<Reading> {
  const kept = plans.get(plan);
  if (kept === undefined) return no(describeProblem('plan-not-found'));
  if (id === undefined) {
    const newest = [...kept.meetings.values()].toSorted((one, other) => (one.date < other.date ? 1 : -1))[0];
    return yes({ kept, reader: newest?.chair ?? '', under: {}, until: {} });
  }
  const loan = loans.get(id);
  if (loan?.plan !== plan) return no(describeProblem('plan-not-found'));
  if (loan.receipt !== undefined) return no(describeProblem('loan-ended'));
  const { reader, offlineUntil } = loan;
  if (Date.parse(offlineUntil) <= needs.now()) return no(describeProblem('lease-expired'));
  return yes({ kept, reader, under: { loan: id }, until: { offlineUntil } });
}

async function pull(fake: Fake, plan: string, from: ChangesFrom): Promise<Answer<Changes>> {
  const reading = findReader(fake, plan, from.loan);
  if (!reading.ok) return reading;
  const { kept, reader, under, until } = reading.value;
  const { cursor, wait = 0 } = from;
  const pulled = pullFake(kept, { plan, reader, cursor });
  if (!pulled.ok) return pulled;
  if (wait > 0 && cursor !== undefined && isNothingNew(pulled.value)) {
    await waitForNews(kept, wait);
    return pull(fake, plan, { ...from, wait: 0 });
  }
  const at = new Date(fake.needs.now()).toISOString();
  if (pulled.value.facts.length > 0) kept.access.push({ at, action: 'pull', reader, ...under });
  return yes({ ...pulled.value, ...until });
}

function isNothingNew({ facts, withdrawn, reset }: Changes): boolean {
  return facts.length === 0 && withdrawn.length === 0 && !reset;
}

function release({ needs, plans, loans }: Fake, id: string, purged: Purge): Answer<ReleaseAnswer> {
  const loan = loans.get(id);
  if (loan === undefined) return no(describeProblem('not-found'));
  const blobs = purged.blobs.filter((sha256) => plans.get(loan.plan)?.blobs.has(sha256) !== true);
  const facts = Math.max(0, purged.facts - loan.head);
  if (facts > 0 || blobs.length > 0) {
    return no(describeProblem('not-delivered', { missing: { facts, blobs } }));
  }
  loan.receipt ??= needs.newId();
  return yes({ receipt: loan.receipt, receivedAt: new Date(needs.now()).toISOString() });
}

/** With the nearest meeting that is called and not over. */
function rowOf({ row, meetings, state }: FakeLog): PlanRow {
  const open = [...meetings.values()].filter(({ id }) => state.meetings.get(id)?.ended !== true);
  const next = open.toSorted((one, other) => one.date.localeCompare(other.date))[0];
  return next === undefined ? row : { ...row, meeting: next };
}

function describe({ now }: FakeNeeds): Meta {
  return {
    protocol: protocolName,
    version: syncVersion,
    oldest: syncVersion,
    serverTime: new Date(now()).toISOString(),
    tryout: true,
    signIn: 'token',
    limits,
  };
}
