import { createHash } from 'node:crypto';
import { fold } from '#domain/evolve.ts';
import type { Fact } from '#domain/fact.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { Profile } from '#domain/profile.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { emptyState, type PlanState } from '#domain/state.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import type { CentralRefusal } from '#host/central/central-refusals.ts';
import { meetingPlanOf } from '#store/plan-rows.ts';
import { settleBatch, type SettledFact } from '#store/settle-batch.ts';
import { writeCanonicalJson } from '#sync/canonical-json.ts';
import { writeDigestText } from '#sync/digest.ts';
import { limits } from '#sync/limits.ts';
import type { ChangedFact, Loan, MeetingPlan, PlanRow, Push, PushResult, Settled } from '#sync/messages.ts';
import { describeProblem, type ProblemMembers, type ProblemType } from '#sync/problems.ts';
import { protocolName, syncVersion } from '#sync/sync-version.ts';
import { openFakePlan } from './open-fake-plan.ts';

export interface FakePlan {
  readonly row: Omit<PlanRow, 'meeting'>;
  readonly facts: readonly KnownFact[];
  readonly meeting: MeetingPlan;
}

export interface FakeCentralStore {
  readonly client: CentralClient;
  /** As if the network were gone: nothing arrives, nothing is answered. */
  readonly setAway: (away: boolean) => void;
  readonly factsOf: (plan: string) => readonly ChangedFact[];
}

interface FakeNeeds {
  readonly plans: readonly FakePlan[];
  readonly profile: Profile;
  readonly today: string;
  readonly now: () => number;
  readonly newId: () => string;
}

interface OpenLoan {
  readonly plan: string;
  readonly device: string;
  readonly meeting: string;
  head: number;
  receipt?: string;
}

interface Kept {
  readonly log: ChangedFact[];
  readonly hashes: Map<string, string>;
  readonly blobs: Set<string>;
  readonly meetings: Map<string, MeetingPlan>;
  readonly row: Omit<PlanRow, 'meeting'>;
  /** M6: the request it was opened by, and the answer to it. */
  readonly opened?: { readonly request: string; readonly loan: Loan };
  state: PlanState;
}

type Asked<Value> = Result<Value, CentralRefusal>;

function refused(type: ProblemType, members: ProblemMembers = {}): Asked<never> {
  return no({ kind: 'store-refused', problem: describeProblem(type, members) });
}

function hash(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}

/** The central store in memory, behind the same port: for tests of what stands on the room's side of it. */
export function createFakeCentralStore(needs: FakeNeeds): FakeCentralStore {
  const plans = new Map(needs.plans.map((plan) => [plan.row.id, keep(plan)]));
  const loans = new Map<string, OpenLoan>();
  let away = false;
  async function reach<Value>(answer: () => Asked<Value>): Promise<Asked<Value>> {
    return away ? no({ kind: 'store-away' }) : answer();
  }
  const client: CentralClient = {
    meta: () => reach(() => yes({ meta: describe(needs), clockOffsetMs: 0 })),
    plans: () => reach(() => yes([...plans.values()].map((kept) => rowOf(kept)))),
    createPlan: (request) =>
      reach(() => {
        const known = plans.get(request.plan);
        const text = writeCanonicalJson(request);
        if (known?.opened?.request === text) return yes(known.opened.loan);
        if (known !== undefined) return refused('plan-exists');
        const made = openFakePlan(needs, request);
        if (!made.ok) return refused('refused-by-law', { refusal: made.refusal.kind });
        const loan = describeLoan(needs, needs.newId(), made.value.meeting);
        plans.set(request.plan, { ...keep(made.value), opened: { request: text, loan } });
        const { plan, device } = request;
        loans.set(loan.loan, { plan, device, meeting: loan.meeting, head: 0 });
        return yes(loan);
      }),
    borrow: (plan, request) =>
      reach(() => {
        const kept = plans.get(plan);
        const meeting = kept?.meetings.get(request.meeting);
        if (meeting === undefined || kept?.state.meetings.get(request.meeting)?.ended === true) {
          return refused('plan-not-found');
        }
        const loan = needs.newId();
        loans.set(loan, { plan, device: request.device, meeting: meeting.id, head: 0 });
        return yes(describeLoan(needs, loan, meeting));
      }),
    changes: (plan, cursor) => reach(() => pull(plans.get(plan), plan, cursor)),
    push: (plan, batch) =>
      reach(() => {
        const kept = plans.get(plan);
        if (kept === undefined) return refused('plan-not-found');
        const loan = loans.get(batch.loan);
        if (loan?.plan !== plan || loan.device !== batch.device) return refused('not-found');
        return push(needs, { kept, loan }, batch);
      }),
    putBlob: (plan, sha256, blob) =>
      reach(() => {
        if (hash(blob.bytes) !== sha256) return refused('hash-mismatch');
        plans.get(plan)?.blobs.add(sha256);
        return yes(undefined);
      }),
    release: (id, purged) =>
      reach(() => {
        const loan = loans.get(id);
        if (loan === undefined) return refused('not-found');
        const blobs = purged.blobs.filter((sha256) => plans.get(loan.plan)?.blobs.has(sha256) !== true);
        const facts = Math.max(0, purged.facts - loan.head);
        if (facts > 0 || blobs.length > 0) return refused('not-delivered', { missing: { facts, blobs } });
        loan.receipt ??= needs.newId();
        return yes({ receipt: loan.receipt, receivedAt: new Date(needs.now()).toISOString() });
      }),
  };
  return {
    client,
    setAway: (value) => {
      away = value;
    },
    factsOf: (plan) => plans.get(plan)?.log ?? [],
  };
}

function keep({ row, facts, meeting }: FakePlan): Kept {
  return {
    row,
    meetings: new Map([[meeting.id, meeting]]),
    log: facts.map((fact) => ({ fact, outcome: 'applied' })),
    hashes: new Map(facts.map((fact) => [fact.id, hash(writeCanonicalJson(fact))])),
    blobs: new Set(),
    state: fold(emptyState, facts),
  };
}

/** With the nearest meeting that is called and not over. */
function rowOf({ row, meetings, state }: Kept): PlanRow {
  const open = [...meetings.values()].filter(({ id }) => state.meetings.get(id)?.ended !== true);
  const next = open.toSorted((one, other) => one.date.localeCompare(other.date))[0];
  return next === undefined ? row : { ...row, meeting: next };
}

function describe(needs: FakeNeeds): {
  readonly protocol: string;
  readonly version: number;
  readonly oldest: number;
  readonly serverTime: string;
  readonly tryout: boolean;
  readonly limits: typeof limits;
} {
  const serverTime = new Date(needs.now()).toISOString();
  return {
    protocol: protocolName,
    version: syncVersion,
    oldest: syncVersion,
    serverTime,
    tryout: true,
    limits,
  };
}

function describeLoan(needs: FakeNeeds, loan: string, meetingPlan: MeetingPlan): Loan {
  const offlineUntil = new Date(needs.now() + 12 * 3_600_000).toISOString();
  return { loan, meeting: meetingPlan.id, offlineUntil, profile: needs.profile, meetingPlan };
}

function cursorAt(plan: string, position: number): string {
  return `v1.${Buffer.from(`${plan}:${position}`.padEnd(40)).toString('base64url')}`;
}

function pull(
  kept: Kept | undefined,
  plan: string,
  cursor: string | undefined,
): Awaited<ReturnType<CentralClient['changes']>> {
  if (kept === undefined) return refused('plan-not-found');
  const [of, place] = Buffer.from((cursor ?? cursorAt(plan, 0)).slice(3), 'base64url')
    .toString()
    .trim()
    .split(':');
  if (of !== plan || place === undefined) return refused('cursor-expired');
  const rows = kept.log.map(({ fact, outcome }) => ({ id: fact.id, outcome }));
  return yes({
    facts: kept.log.slice(Number(place)),
    withdrawn: [],
    reset: false,
    more: false,
    digest: hash(writeDigestText(rows)),
    cursor: cursorAt(plan, kept.log.length),
  });
}

/** What the log has not got yet, each with the next number. */
function chooseFresh(kept: Kept, loan: OpenLoan, batch: Push): Asked<readonly Fact[]> {
  const fresh: Fact[] = [];
  for (const { deviceNumber, fact } of batch.facts) {
    const first = kept.hashes.get(fact.id);
    if (first !== undefined && first !== hash(writeCanonicalJson(fact)))
      return refused('op-id-reuse', { fact: fact.id });
    if (first !== undefined) continue;
    const expected = loan.head + fresh.length + 1;
    if (deviceNumber !== expected) return refused('out-of-order', { expected });
    fresh.push(fact);
  }
  return yes(fresh);
}

function push(
  needs: FakeNeeds,
  { kept, loan }: { readonly kept: Kept; readonly loan: OpenLoan },
  batch: Push,
): Awaited<ReturnType<CentralClient['push']>> {
  const known = new Map(kept.log.map(({ fact, ...settled }) => [fact.id, settled]));
  const chosen = chooseFresh(kept, loan, batch);
  if (!chosen.ok) return chosen;
  const fresh = chosen.value;
  if (fresh.length > 0 && loan.receipt !== undefined) return refused('loan-ended');
  const earlier = new Map(kept.log.map(({ fact, ...settled }): [string, Settled] => [fact.command, settled]));
  const context = { plan: loan.plan, loan: batch.loan, meeting: loan.meeting, earlier };
  const judged = settleBatch(kept.state, fresh, {
    ...context,
    today: needs.today,
    profile: needs.profile,
  });
  kept.state = judged.state;
  callMeetings(needs, kept, judged.facts);
  loan.head += fresh.length;
  for (const { fact, settled } of judged.facts) {
    kept.log.push({ fact, ...settled });
    kept.hashes.set(fact.id, hash(writeCanonicalJson(fact)));
  }
  const now = new Map(judged.facts.map(({ fact, settled }) => [fact.id, settled]));
  const results = batch.facts.flatMap(({ fact: { id } }): PushResult[] => {
    const before = known.get(id);
    const settled = now.get(id);
    if (before !== undefined) return [{ id, ...before, duplicate: true }];
    return settled === undefined ? [] : [{ id, ...settled }];
  });
  return yes({ results });
}

function callMeetings(needs: FakeNeeds, kept: Kept, facts: readonly SettledFact[]): void {
  for (const { fact, settled } of facts) {
    const isOff = fact.verb === 'meeting.cancelled/1' && settled.outcome === 'applied';
    if (isOff) kept.meetings.delete(fact.item);
  }
  for (const call of kept.state.calls.values()) kept.meetings.set(call.id, meetingPlanOf(call, needs));
}
