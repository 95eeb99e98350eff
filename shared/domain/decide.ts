import type { Outcome } from './accept.ts';
import { accept, acceptCommand } from './accept.ts';
import type { Day, Instant } from './calendar.ts';
import { accessHasEnded, consentHasExpired, topicsFor } from './consent.ts';
import type { LawCommand } from './decisions.ts';
import { plan } from './decisions.ts';
import type { Planned } from './planned.ts';
import type { Proof } from './fact.ts';
import type { FactId, Id } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import { readFact } from './known-fact.ts';
import type { Profile } from './profile.ts';
import type { LawRefusal } from './refusal.ts';
import type { Result } from './result.ts';
import { no, yes } from './result.ts';
import type { PlanState } from './state.ts';

/** Everything that comes in by the door: no clock and no chance inside the law (design ideas 1 and 7). */
export interface DecideContext {
  readonly plan: Id;
  readonly today: Day;
  readonly now: Instant;
  readonly profile: Profile;
  /** Who writes, and whose words they are (M1). */
  readonly actor: Id;
  readonly saidBy: readonly Id[];
  readonly loan?: Id;
  readonly meeting?: Id;
  readonly proof: Proof;
  /** Fresh UUIDv7, ascending. */
  readonly newId: () => FactId;
}

/**
 * The room's verb: the facts that a command becomes, or why it may not. What it returns has been through
 * `accept` on the same state, so whatever is decided here is applied there.
 */
export function decide(
  state: PlanState,
  command: LawCommand,
  context: DecideContext,
): Result<readonly KnownFact[], LawRefusal> {
  const planned = plan(state, command, context);
  if (!planned.ok) return planned;
  const id = context.newId();
  const facts: KnownFact[] = [];
  for (const one of planned.value) {
    const fact = envelope(one, id, context);
    if (fact.kind !== 'known')
      return no({ kind: 'bad-input', field: fact.kind === 'malformed' ? fact.path : '' });
    facts.push(fact.fact);
  }
  return judge(state, facts, context);
}

function envelope(one: Planned, command: FactId, context: DecideContext): ReturnType<typeof readFact> {
  const { plan: of, profile, actor, saidBy, proof, now, loan } = context;
  return readFact({
    id: context.newId(),
    command,
    plan: of,
    item: one.item,
    verb: one.verb,
    saidBy: [...(one.saidBy ?? saidBy)],
    writtenBy: actor,
    proof,
    at: now,
    profile: profile.version,
    body: one.body,
    ...(one.base === undefined ? {} : { base: one.base }),
    ...(loan === undefined ? {} : { loan }),
  });
}

function judge(
  state: PlanState,
  facts: readonly KnownFact[],
  context: DecideContext,
): Result<readonly KnownFact[], LawRefusal> {
  const { today, profile, meeting } = context;
  const at = meeting === undefined ? { today, profile } : { today, profile, meeting };
  const [only, ...more] = facts;
  // One fact alone needs no state after it: most commands are one, and a state is a copy of what it changes.
  const outcomes =
    only !== undefined && more.length === 0
      ? [accept(state, only, at)]
      : acceptCommand(state, facts, at).outcomes;
  const against = outcomes.findIndex((outcome) => outcome.kind !== 'applied');
  const outcome = outcomes[against];
  if (outcome === undefined) return yes(facts);
  const refusal = refusalFor(outcome, facts[against]?.item ?? '');
  return no(refusal.kind === 'may-not-write' ? (withoutConsent(state, context) ?? refusal) : refusal);
}

/** C1, C7: a holder who may not write because of the consent is told that, and not to ask the holder. */
function withoutConsent(state: PlanState, { actor, today, meeting }: DecideContext): LawRefusal | undefined {
  const person = state.participants.get(actor);
  if (person?.role !== 'relay-holder' || accessHasEnded(person, today)) return undefined;
  const at = meeting === undefined ? { today } : { today, meeting };
  if (topicsFor(state, actor, at).length > 0) return undefined;
  return { kind: consentHasExpired(state, today) ? 'consent-expired' : 'consent-missing' };
}

/** What `accept` would have answered, as a no that a page can say. */
function refusalFor(outcome: Outcome, item: Id): LawRefusal {
  switch (outcome.kind) {
    case 'conflict':
      return { kind: 'changed-meanwhile', item, field: outcome.field };
    case 'held':
      if (outcome.refusal !== undefined) return outcome.refusal;
      return outcome.why === 'no-right' ? { kind: 'may-not-write' } : { kind: 'unknown-item', item };
    case 'rejected':
      return outcome.why === 'withdrawn-meanwhile'
        ? { kind: 'consent-missing' }
        : { kind: 'bad-input', field: 'item' };
    default:
      return { kind: 'already-closed', item };
  }
}
