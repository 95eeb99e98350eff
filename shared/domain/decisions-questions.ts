import type { ActivityChange } from './activity-change.ts';
import { fromActivityChange, openActivity } from './activity-change.ts';
import { bodySchemas } from './bodies.ts';
import type { DecideContext } from './decide.ts';
import type { Fact } from './fact.ts';
import type { FactId, Id } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import { readFact } from './known-fact.ts';
import type { LawRefusal } from './refusal.ts';
import type { Plan, Planned } from './planned.ts';
import type { Result } from './result.ts';
import { no, yes } from './result.ts';
import type { PlanState, Proposal } from './state.ts';

/** What a person can answer: of a value that lost against another, and of what is held for a holder. */
export type QuestionCommand =
  | { readonly kind: 'question.settle'; readonly fact: FactId; readonly choice: 'kept' | 'taken' }
  | {
      readonly kind: 'question.settle';
      readonly fact: FactId;
      readonly choice: 'rewritten';
      readonly value: ActivityChange['value'];
    }
  | {
      readonly kind: 'question.settleHeld';
      /** The facts of one command as they were written: they are settled as one. */
      readonly held: readonly Fact[];
      readonly choice: 'kept' | 'taken';
    };

type SettleConflict = Extract<QuestionCommand, { kind: 'question.settle' }>;
type SettleHeld = Extract<QuestionCommand, { kind: 'question.settleHeld' }>;

export function planQuestion(state: PlanState, command: QuestionCommand, context: DecideContext): Plan {
  return command.kind === 'question.settle'
    ? planConflict(state, command, context)
    : planHeld(state, command, context);
}

function planConflict(state: PlanState, command: SettleConflict, context: DecideContext): Plan {
  const asked = state.proposals.find((one) => one.fact === command.fact);
  if (asked === undefined) return no({ kind: 'question-gone' });
  const { item, fact } = asked;
  const settled = settling(item, { fact, item, choice: command.choice });
  if (command.choice === 'kept') return yes([settled]);
  const value = command.choice === 'rewritten' ? command.value : asked.value;
  const change = bodySchemas['activity.changed/1'].safeParse({ field: asked.field, value });
  if (!change.success) return no({ kind: 'bad-input', field: 'value' });
  const changed = changeNow(state, { item, change: change.data }, context);
  if (!changed.ok) return changed;
  if (command.choice === 'rewritten') return yes([changed.value, settled]);
  return yes([{ ...changed.value, saidBy: sayersOf(state, asked) }, settled]);
}

function settling(item: Id, body: Planned['body'] & object): Planned {
  return { item, verb: 'question.settled/1', body };
}

/** On what stands now: whoever answers has seen it. */
function changeNow(
  state: PlanState,
  { item, change }: { readonly item: Id; readonly change: ActivityChange },
  context: DecideContext,
): Result<Planned, LawRefusal> {
  const activity = openActivity(state, item);
  return activity.ok ? fromActivityChange(activity.value, change, context) : activity;
}

/** M1: whoever proposed it has said it; whoever settles it writes it. */
function sayersOf(state: PlanState, { saidBy, by }: Pick<Proposal, 'saidBy' | 'by'>): readonly Id[] {
  return (saidBy.length === 0 ? [by] : saidBy).filter((id) => state.participants.has(id));
}

function planHeld(state: PlanState, { held, choice }: SettleHeld, context: DecideContext): Plan {
  const open = held.filter(({ id }) => !state.settled.has(id));
  if (open.length === 0) return no({ kind: 'question-gone' });
  const settled = open.map(({ id }) => settling(id, { fact: id, choice }));
  if (choice === 'kept') return yes(settled);
  const taken: Planned[] = [];
  for (const fact of open) {
    const reading = readFact(fact);
    if (reading.kind === 'known' && isAnswered(state, reading.fact)) continue;
    if (reading.kind !== 'known' || !canBeTaken(reading.fact)) return no({ kind: 'not-to-be-taken' });
    const again = writeAgain(state, reading.fact, context);
    if (!again.ok) return again;
    const { saidBy, writtenBy: by } = reading.fact;
    taken.push({ ...again.value, saidBy: sayersOf(state, { saidBy, by }) });
  }
  return taken.length === 0 ? no({ kind: 'not-to-be-taken' }) : yes([...taken, ...settled]);
}

/** An answer that came too late brings nothing along; what stood beside it in its command may. */
function isAnswered(state: PlanState, fact: KnownFact): boolean {
  return fact.verb === 'question.settled/1' && state.settled.has(fact.body.fact);
}

/**
 * What can be written again by another without becoming something else: the work on the plan. Consent, access and
 * endings are done anew where they belong; a message or a remark is of the one who wrote it.
 */
export function canBeTaken({ verb }: Pick<Fact, 'verb'>): boolean {
  return /^(?:goal|activity|evaluation|comment|document|appointment|need|wording|saying|word)\./u.test(verb);
}

function writeAgain(state: PlanState, fact: KnownFact, context: DecideContext): Result<Planned, LawRefusal> {
  const { item, verb, body, base } = fact;
  if (verb === 'activity.changed/1') return changeNow(state, { item, change: body }, context);
  return yes({ item, verb, body, ...(base === undefined ? {} : { base }) });
}
