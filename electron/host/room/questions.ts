import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { bodySchemas } from '#domain/bodies.ts';
import type { LawCommand } from '#domain/decisions.ts';
import { canBeTaken } from '#domain/decisions-questions.ts';
import { readFact } from '#domain/known-fact.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { PlanState } from '#domain/state.ts';
import type { Refusal } from '#contract/refusals.ts';
import type { StoredFact } from '../journal/fact-rows.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { meetingOf } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { writeFor } from './plan-work.ts';

/** Facts of one command that are held for a holder. */
export type HeldCommand = readonly [StoredFact, ...StoredFact[]];

const found = new WeakMap<PlanState, readonly HeldCommand[]>();

/** Looked for once for a state: it is another one whenever anything came in or was written. */
export function heldCommands(meeting: Pick<OpenMeeting, 'state' | 'journal'>): readonly HeldCommand[] {
  const known = found.get(meeting.state);
  if (known !== undefined) return known;
  const waiting = meeting.journal.loadNotInForce().facts.filter((row) => waits(meeting.state, row));
  const commands = Map.groupBy(waiting, ({ fact }) => fact.command).values();
  const held = [...commands].flatMap(([first, ...more]): HeldCommand[] =>
    first === undefined ? [] : [[first, ...more]],
  );
  found.set(meeting.state, held);
  return held;
}

/** Held, or lost together with a value: the value is asked about by itself, and an answer asks for nothing. */
function waits({ settled }: PlanState, { fact, settled: standing }: StoredFact): boolean {
  if (fact.removed !== undefined || fact.body === undefined || settled.has(fact.id)) return false;
  if (standing?.outcome === 'held') return true;
  const isValue = fact.verb === 'activity.changed/1' || fact.verb === 'question.settled/1';
  return standing?.outcome === 'conflict' && !isValue;
}

/** Whether the law could let the holder write it again: said before it is tried. */
export function canTake(state: PlanState, held: HeldCommand): boolean {
  const readings = held.map(({ fact }) => readFact(fact));
  const left = readings.filter(
    (one) =>
      one.kind !== 'known' ||
      one.fact.verb !== 'question.settled/1' ||
      !state.settled.has(one.fact.body.fact),
  );
  return left.length > 0 && left.every((one) => one.kind === 'known' && canBeTaken(one.fact));
}

export function settleQuestion(
  host: HostRoom,
  caller: Caller,
  input: CommandInput<'question.settle'>,
): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const command = commandFor(meeting.value, input);
  return command.ok ? writeFor(host, caller, { command: command.value, saidBy: input.saidBy }) : command;
}

function commandFor(
  meeting: OpenMeeting,
  { fact, choice, value }: CommandInput<'question.settle'>,
): Result<LawCommand, Refusal> {
  const asked = meeting.state.proposals.find((one) => one.fact === fact);
  if (asked === undefined) return heldCommandFor(meeting, { fact, choice });
  if (choice !== 'rewritten') return yes({ kind: 'question.settle', fact, choice });
  const change = bodySchemas['activity.changed/1'].safeParse({ field: asked.field, value });
  if (!change.success) return no(refuse(value === undefined ? 'empty-text' : 'bad-input', 'value'));
  return yes({ kind: 'question.settle', fact, choice, value: change.data.value });
}

function heldCommandFor(
  meeting: OpenMeeting,
  { fact, choice }: Pick<CommandInput<'question.settle'>, 'fact' | 'choice'>,
): Result<LawCommand, Refusal> {
  const held = heldCommands(meeting).find((rows) => rows.some((one) => one.fact.id === fact));
  if (held === undefined) return no(refuse('question-gone'));
  if (choice === 'rewritten') return no(refuse('bad-input', 'choice'));
  return yes({ kind: 'question.settleHeld', held: held.map((one) => one.fact), choice });
}
