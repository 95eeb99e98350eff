import { createHash } from 'node:crypto';
import { fold } from '#domain/evolve.ts';
import type { Fact } from '#domain/fact.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { type Readers, readersOf, holdersSubject, type Subject, subjectOf } from '#domain/readers.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { emptyState, type PlanState } from '#domain/state.ts';
import type { Profile } from '#domain/profile.ts';
import { meetingPlanOf } from '#store/log/plan-rows.ts';
import { settleBatch, type SettledFact } from '#store/log/settle-batch.ts';
import { writeCanonicalJson } from '#sync/canonical-json.ts';
import type {
  AccessLog,
  ChangedFact,
  Loan,
  MeetingPlan,
  PlanRow,
  Push,
  PushAnswer,
  PushResult,
  Settled,
} from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';

export interface FakeNeeds {
  readonly profile: Profile;
  readonly today: string;
  readonly now: () => number;
  readonly newId: () => string;
}

export interface FakePlan {
  readonly row: Omit<PlanRow, 'meeting'>;
  readonly facts: readonly KnownFact[];
  readonly meeting: MeetingPlan;
}

export interface FakeLoan {
  readonly plan: string;
  readonly device: string;
  readonly meeting: string;
  readonly reader: string;
  readonly offlineUntil: string;
  head: number;
  receipt?: string;
}

export interface LoggedFact {
  readonly changed: ChangedFact;
  readonly subject: Subject;
}

/** Everything that a store keeps of one plan. */
export interface FakeLog {
  readonly log: LoggedFact[];
  readonly hashes: Map<string, string>;
  readonly blobs: Map<string, { readonly bytes: Uint8Array; readonly mediaType: string }>;
  readonly meetings: Map<string, MeetingPlan>;
  readonly row: Omit<PlanRow, 'meeting'>;
  /** M6: the request it was opened by, and the answer to it. */
  readonly opened?: { readonly request: string; readonly loan: Loan };
  readonly access: AccessLog['rows'];
  /** Who read what before each change of it, in order: the second position of a cursor counts these. */
  readonly visibility: { readonly subject: Subject; readonly before: readonly string[] }[];
  readonly waiting: Set<() => void>;
  readers: Readers;
  state: PlanState;
}

export function hash(value: string | Uint8Array): string {
  return createHash('sha256').update(value).digest('hex');
}

export function keepPlan(needs: FakeNeeds, { row, facts, meeting }: FakePlan): FakeLog {
  const state = fold(emptyState, facts);
  const readers = readersNow(needs, state);
  return {
    row,
    meetings: new Map([[meeting.id, meeting]]),
    log: facts.map((fact) => toLogged({ fact, outcome: 'applied' }, readers)),
    hashes: new Map(facts.map((fact) => [fact.id, hash(writeCanonicalJson(fact))])),
    blobs: new Map(),
    access: [],
    visibility: [],
    waiting: new Set(),
    readers,
    state,
  };
}

function readersNow({ today, profile }: FakeNeeds, state: PlanState): Readers {
  return readersOf(state, { today, adultAge: profile.adultAge });
}

function toLogged(changed: ChangedFact, readers: Readers): LoggedFact {
  const subject = subjectOf(changed.fact, !['held', 'rejected'].includes(changed.outcome));
  return { changed, subject: readers.has(subject) ? subject : holdersSubject };
}

/** What the log has not got yet, each with the next number. */
function chooseFresh(kept: FakeLog, loan: FakeLoan, batch: Push): Result<readonly Fact[], Problem> {
  const fresh: Fact[] = [];
  for (const { deviceNumber, fact } of batch.facts) {
    const first = kept.hashes.get(fact.id);
    if (first !== undefined && first !== hash(writeCanonicalJson(fact))) {
      return no(describeProblem('op-id-reuse', { fact: fact.id }));
    }
    if (first !== undefined) continue;
    const expected = loan.head + fresh.length + 1;
    if (deviceNumber !== expected) return no(describeProblem('out-of-order', { expected }));
    fresh.push(fact);
  }
  return yes(fresh);
}

export function pushFake(
  needs: FakeNeeds,
  { kept, loan }: { readonly kept: FakeLog; readonly loan: FakeLoan },
  batch: Push,
): Result<PushAnswer, Problem> {
  const known = new Map(kept.log.map(({ changed: { fact, ...settled } }) => [fact.id, settled]));
  const chosen = chooseFresh(kept, loan, batch);
  if (!chosen.ok) return chosen;
  const fresh = chosen.value;
  if (fresh.length > 0 && loan.receipt !== undefined) return no(describeProblem('loan-ended'));
  const earlier = new Map(
    kept.log.map(({ changed: { fact, ...settled } }): [string, Settled] => [fact.command, settled]),
  );
  const context = { plan: loan.plan, loan: batch.loan, meeting: loan.meeting, earlier };
  const { today, profile } = needs;
  const judged = settleBatch(kept.state, fresh, { ...context, today, profile });
  loan.head += fresh.length;
  grow(needs, kept, judged);
  const now = new Map(judged.facts.map(({ fact, settled }) => [fact.id, settled]));
  const results = batch.facts.flatMap(({ fact: { id } }): PushResult[] => {
    const before = known.get(id);
    const settled = now.get(id);
    if (before !== undefined) return [{ id, ...before, duplicate: true }];
    return settled === undefined ? [] : [{ id, ...settled }];
  });
  return yes({ results });
}

interface Judged {
  readonly facts: readonly SettledFact[];
  readonly state: PlanState;
}

function grow(needs: FakeNeeds, kept: FakeLog, { facts, state }: Judged): void {
  const was = kept.readers;
  kept.state = state;
  kept.readers = readersNow(needs, state);
  for (const [subject, before] of was) {
    const after = kept.readers.get(subject) ?? [];
    if (before.join(' ') !== after.join(' ')) kept.visibility.push({ subject, before });
  }
  for (const { fact, settled } of facts) {
    kept.log.push(toLogged({ fact, ...settled }, kept.readers));
    kept.hashes.set(fact.id, hash(writeCanonicalJson(fact)));
  }
  callMeetings(needs, kept, facts);
  for (const wake of kept.waiting) wake();
}

function callMeetings(needs: FakeNeeds, kept: FakeLog, facts: readonly SettledFact[]): void {
  for (const { fact, settled } of facts) {
    const isOff = fact.verb === 'meeting.cancelled/1' && settled.outcome === 'applied';
    if (isOff) kept.meetings.delete(fact.item);
  }
  for (const call of kept.state.calls.values()) kept.meetings.set(call.id, meetingPlanOf(call, needs));
}
