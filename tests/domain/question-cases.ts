import type { Outcome } from '#domain/accept.ts';
import { accept, acceptCommand } from '#domain/accept.ts';
import type { Body } from '#domain/bodies.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { Activity, PlanState, Proposal } from '#domain/state.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { ask, fact, smallPlan, today } from '../rules/small-plan.ts';

/** One deadline that two set at once, on the small plan: what the tests of questions begin with. */
export const plan = smallPlan();
export const context = { today, profile: tryOutProfile };

export function activityIn(state: PlanState, id = 'group'): Activity {
  const item = state.items.get(id);
  if (item?.kind !== 'activity') throw new Error(`${id} is no activity`);
  return item;
}

/** What somebody writes who has seen no more than the state given. */
export function deadline(
  state: PlanState,
  day: string,
  by: { writtenBy?: string; saidBy?: string[] } = {},
): KnownFact {
  const { setBy, madeBy } = activityIn(state);
  const written = fact('activity.changed/1', { field: 'deadline', value: day }, { item: 'group', ...by });
  return { ...written, base: setBy['deadline'] ?? madeBy, ...(by.saidBy && { saidBy: by.saidBy }) };
}

/** One after the other, as a store takes them. */
export function take(state: PlanState, commands: readonly (readonly KnownFact[])[]): PlanState {
  return commands.reduce((now, facts) => acceptCommand(now, facts, context).state, state);
}

export function decided(state: PlanState, command: LawCommand, actor = 'holder'): readonly KnownFact[] {
  const asked = ask(state, actor, command);
  if (!asked.ok) throw new Error(`${command.kind} was refused: ${asked.refusal.kind}`);
  return asked.value;
}

export function onlyQuestion(state: PlanState): Proposal {
  const [only, ...more] = state.proposals;
  if (only === undefined || more.length > 0) throw new Error(`${state.proposals.length} questions`);
  return only;
}

export const school = deadline(plan, '2027-01-15', { writtenBy: 'teacher' });
export const room = deadline(plan, '2027-02-01', { writtenBy: 'teacher', saidBy: ['mother'] });
export const asked = take(plan, [[school], [room]]);
export const kept = { kind: 'question.settle', fact: room.id, choice: 'kept' } as const;
export const taken = { kind: 'question.settle', fact: room.id, choice: 'taken' } as const;
export const rewritten = { ...kept, choice: 'rewritten', value: '2027-03-01' } as const;

export function settled(
  body: Partial<Body<'question.settled/1'>>,
  item = 'group',
  writtenBy = 'holder',
): KnownFact {
  const about = { fact: room.id, choice: 'kept', item: 'group', ...body } as const;
  return fact('question.settled/1', about, { item, writtenBy });
}

export function outcomeOf(state: PlanState, one: KnownFact): Outcome {
  return accept(state, one, context);
}

export const gone = { kind: 'held', why: 'no-right', refusal: { kind: 'question-gone' } };
