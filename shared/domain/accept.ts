import type { At } from './audience.ts';
import { seesOne } from './audience.ts';
import type { Day } from './calendar.ts';
import { draftOf, type DraftState, ownFacts } from './draft-state.ts';
import { evolveDraft } from './evolve.ts';
import type { FactId, Id } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import { objectTo } from './objections.ts';
import { changesWords, judgeWords } from './objections-words.ts';
import type { Profile } from './profile.ts';
import type { LawRefusal } from './refusal.ts';
import { mayWrite } from './rights.ts';
import type { Item, ItemKind, PlanState, Proposal } from './state.ts';

/** Who judges a fact, and when. The same in the room and in the store: neither trusts the other. */
export interface AcceptContext {
  readonly today: Day;
  /** The meeting under whose loan the fact was written. */
  readonly meeting?: Id;
  /** The municipality's, as it is in force: ages, who signs, who may write. */
  readonly profile: Profile;
}

/**
 * What became of a fact. `applied`: in force. `merged`: it was so already. `conflict`: kept as a proposal, the
 * first value stays (research sync §2.5). `held`: written in good faith without the right, or about something
 * hidden or unknown; a holder decides. `rejected`: it can never be right.
 */
export type Outcome =
  | { readonly kind: 'applied' }
  | { readonly kind: 'merged' }
  | { readonly kind: 'conflict'; readonly field: string; readonly current: FactId }
  | {
      readonly kind: 'held';
      readonly why: 'no-right' | 'not-visible' | 'unknown-verb';
      /** The rule that stands against it, in words that a page can say. */
      readonly refusal?: LawRefusal;
    }
  | { readonly kind: 'rejected'; readonly why: 'malformed' | 'withdrawn-meanwhile' | 'plan-exists' };

const strength = ['rejected', 'held', 'conflict', 'merged', 'applied'] as const;

/** Judges one fact on a state. Never changes anything; `settle` does. */
export function accept(state: PlanState, fact: KnownFact, context: AcceptContext): Outcome {
  if (state.facts.has(fact.id)) return { kind: 'merged' };
  const never = judgeAlways(state, fact);
  if (never !== undefined) return never;
  if (!writerMay(state, fact, context)) return { kind: 'held', why: 'no-right' };
  const refusal = objectTo(state, fact, context);
  if (refusal !== undefined) return { kind: 'held', why: 'no-right', refusal };
  if (!targetIsSeen(state, fact, context)) return { kind: 'held', why: 'not-visible' };
  return judgeChange(state, fact);
}

/** Consent: a withdrawal always wins; a consent that did not know of it must be given anew (C8). */
function judgeAlways(state: PlanState, fact: KnownFact): Outcome | undefined {
  if (fact.verb === 'plan.opened/1' && state.plan !== undefined)
    return { kind: 'rejected', why: 'plan-exists' };
  if (fact.verb !== 'consent.given/1' || state.lastWithdrawal === undefined) return undefined;
  return fact.base === state.lastWithdrawal ? undefined : { kind: 'rejected', why: 'withdrawn-meanwhile' };
}

function writerMay(state: PlanState, fact: KnownFact, context: AcceptContext): boolean {
  const { today, profile } = context;
  const { familyWrites, adultAge } = profile;
  const writer = { person: fact.writtenBy, verb: fact.verb, today, familyWrites, adultAge };
  return mayWrite(state, context.meeting === undefined ? writer : { ...writer, meeting: context.meeting });
}

/** The item that must be there, be of its kind, and be seen by the writer, for the fact to mean anything. */
function targetOf(fact: KnownFact): { readonly id: Id; readonly kind?: ItemKind } | undefined {
  switch (fact.verb) {
    case 'activity.added/1':
      return { id: fact.body.goal, kind: 'goal' };
    case 'evaluation.added/1':
    case 'comment.added/1':
      return { id: fact.body.activity, kind: 'activity' };
    case 'goal.closed/1':
      return { id: fact.item, kind: 'goal' };
    case 'activity.changed/1':
    case 'activity.closed/1':
      return { id: fact.item, kind: 'activity' };
    case 'item.limited/1':
    case 'wording.corrected/1':
      return { id: fact.item };
    case 'message.deleted/1':
      return { id: fact.item, kind: 'message' };
    case 'section.approved/1':
    case 'minutesLine.added/1':
      return fact.body.goal === undefined ? undefined : { id: fact.body.goal, kind: 'goal' };
    case 'question.settled/1':
      return fact.body.item === undefined ? undefined : { id: fact.body.item, kind: 'activity' };
    default:
      return undefined;
  }
}

/** Unknown and hidden are answered alike, so that asking tells nothing. */
function targetIsSeen(state: PlanState, fact: KnownFact, context: AcceptContext): boolean {
  if (!peopleAreKnown(state, fact) || !meetingIsKnown(state, fact)) return false;
  const target = changesWords(state, fact) ? { id: fact.item } : targetOf(fact);
  if (target === undefined) return true;
  if (target.kind !== undefined && state.items.get(target.id)?.kind !== target.kind) return false;
  return seesOne(state, { participant: fact.writtenBy, item: target.id }, seenAt(context));
}

function seenAt({ today, meeting, profile }: AcceptContext): At {
  const at = { today, adultAge: profile.adultAge };
  return meeting === undefined ? at : { ...at, meeting };
}

function peopleAreKnown(state: PlanState, fact: KnownFact): boolean {
  const named: Id[] = [...fact.saidBy];
  if ('participant' in fact.body && fact.body.participant !== undefined) named.push(fact.body.participant);
  if (fact.verb === 'activity.added/1') {
    named.push(...fact.body.responsible.flatMap((one) => ('participant' in one ? one.participant : [])));
  }
  if ('limitedTo' in fact.body) named.push(...(fact.body.limitedTo ?? []));
  return named.every((person) => state.participants.has(person));
}

function meetingIsKnown(state: PlanState, fact: KnownFact): boolean {
  const { body } = fact;
  if (!('meeting' in body) || body.meeting === undefined || beforeMeeting.has(fact.verb)) return true;
  return state.meetings.has(body.meeting);
}

/** These name a meeting that is called but not open, or go to the store ahead of what opened it (C4, C10, R15). */
const beforeMeeting: ReadonlySet<string> = new Set([
  'consent.given/1',
  'standIn.named/1',
  'plan.closed/1',
  'plan.deactivated/1',
]);

/** Verbs that make an item: the same item is never made twice by two facts. */
const making: ReadonlySet<string> = new Set([
  'goal.added/1',
  'activity.added/1',
  'evaluation.added/1',
  'comment.added/1',
  'document.added/1',
  'section.approved/1',
  'minutesLine.added/1',
  'message.sent/1',
  'appointment.added/1',
]);

/** A changed field names what it changed: an older base loses to a newer value, and both are kept. */
function judgeChange(state: PlanState, fact: KnownFact): Outcome {
  const item = state.items.get(fact.item);
  if (making.has(fact.verb))
    return item === undefined ? { kind: 'applied' } : { kind: 'rejected', why: 'malformed' };
  switch (fact.verb) {
    case 'activity.changed/1':
      return item?.kind === 'activity'
        ? judgeField(item, fact, fact.body)
        : { kind: 'held', why: 'not-visible' };
    case 'activity.closed/1':
    case 'goal.closed/1':
      return isClosed(item) ? { kind: 'merged' } : { kind: 'applied' };
    case 'meeting.opened/1':
      return state.meetings.has(fact.item) ? { kind: 'merged' } : { kind: 'applied' };
    case 'question.settled/1':
      return state.settled.has(fact.body.fact) ? { kind: 'merged' } : { kind: 'applied' };
    default:
      return judgeWords(state, fact);
  }
}

function isClosed(item: Item | undefined): boolean {
  return (item?.kind === 'goal' || item?.kind === 'activity') && item.closed !== undefined;
}

function judgeField(item: Item, fact: KnownFact, change: { field: string; value: unknown }): Outcome {
  const closed = item.setBy['closed'];
  if (closed !== undefined) return { kind: 'conflict', field: change.field, current: closed };
  const current = item.setBy[change.field] ?? item.madeBy;
  if (fact.base === current) return { kind: 'applied' };
  const now: unknown = Reflect.get(item, change.field);
  if (JSON.stringify(now) === JSON.stringify(change.value)) return { kind: 'merged' };
  return { kind: 'conflict', field: change.field, current };
}

/** What the state becomes once a fact has been judged. */
export function settle(state: PlanState, fact: KnownFact, outcome: Outcome): PlanState {
  const draft = draftOf(state);
  settleDraft(draft, fact, outcome);
  return draft.state;
}

/** The same on a draft that the caller goes on with: many facts at the cost of one copy. */
export function settleDraft(draft: DraftState, fact: KnownFact, outcome: Outcome): void {
  if (outcome.kind === 'applied') {
    evolveDraft(draft, fact);
    return;
  }
  const proposal = proposalOf(draft.state, fact, outcome);
  ownFacts(draft).add(fact.id);
  if (proposal === undefined) return;
  draft.state = { ...draft.state, proposals: [...draft.state.proposals, proposal] };
}

/** Of a command that lost, the values are what is asked about; a question that was settled is not asked again. */
function proposalOf(state: PlanState, fact: KnownFact, outcome: Outcome): Proposal | undefined {
  if (outcome.kind !== 'conflict' || fact.verb !== 'activity.changed/1') return undefined;
  if (state.settled.has(fact.id)) return undefined;
  if (state.proposals.some((one) => one.fact === fact.id)) return undefined;
  const { id, item, body, writtenBy: by, saidBy, at } = fact;
  const { field, value } = body;
  const { current } = outcome;
  return { fact: id, item, field, current, value, by, saidBy, at };
}

/** Facts of one command are settled as one: the weakest outcome holds for all (design idea 1). */
export function acceptCommand(
  state: PlanState,
  facts: readonly KnownFact[],
  context: AcceptContext,
): { readonly outcomes: readonly Outcome[]; readonly state: PlanState } {
  const judged: Outcome[] = [];
  const trial = draftOf(state);
  for (const fact of facts) {
    const outcome = accept(trial.state, fact, context);
    judged.push(outcome);
    settleDraft(trial, fact, outcome);
  }
  const weakest = judged.toSorted(
    (one, other) => strength.indexOf(one.kind) - strength.indexOf(other.kind),
  )[0];
  if (weakest === undefined || weakest.kind === 'applied' || weakest.kind === 'merged') {
    return { outcomes: judged, state: trial.state };
  }
  const held = draftOf(state);
  for (const fact of facts) settleDraft(held, fact, weakest);
  return { outcomes: facts.map(() => weakest), state: held.state };
}
