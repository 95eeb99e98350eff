import type { Topic } from './bodies.ts';
import type { LineKind } from './bodies-meeting.ts';
import type { DecideContext } from './decide.ts';
import type { Id } from './identity.ts';
import type { Plan } from './planned.ts';
import { one, written } from './planned.ts';
import { no } from './result.ts';
import type { Item, PlanState } from './state.ts';

/** One line of the minutes; whose words they are is the command's to say (M1). */
export interface LineCommand {
  readonly kind: 'line.add';
  readonly meeting: Id;
  readonly line: LineKind;
  readonly goal?: Id;
  /** Of a line that stands under no goal. */
  readonly topic?: Topic;
  readonly limitedTo?: readonly Id[];
  readonly text: string;
}

export function planLine(state: PlanState, command: LineCommand, context: DecideContext): Plan {
  const { meeting, line, goal, limitedTo } = command;
  const under = goal === undefined ? undefined : state.items.get(goal);
  if (goal !== undefined && under?.kind !== 'goal') return no({ kind: 'unknown-item', item: goal });
  const text = written(command.text, 'text', 2000);
  if (!text.ok) return text;
  return one(context.newId(), 'minutesLine.added/1', {
    meeting,
    line,
    text: text.value,
    topic: topicOf(command, under),
    ...(goal === undefined ? {} : { goal }),
    ...(limitedTo === undefined ? {} : { limitedTo: [...limitedTo] }),
  });
}

/** C2, R5: under a goal a line is about what the goal is about; elsewhere *other*, where nobody said. */
function topicOf({ topic = 'other' }: LineCommand, under: Item | undefined): Topic {
  return under?.topic ?? topic;
}
