import type { Body, Topic } from './bodies.ts';
import type { ConsentCommand } from './consent-commands.ts';
import { planConsentCommand } from './decisions-consent.ts';
import { planPeopleCommand } from './decisions-people.ts';
import type { QuestionCommand } from './decisions-questions.ts';
import { planQuestion } from './decisions-questions.ts';
import type { WordsCommand } from './decisions-words.ts';
import { planWordsCommand } from './decisions-words.ts';
import type { PeopleCommand } from './people-commands.ts';
import type { Id } from './identity.ts';
import { planMeetingCommand } from './decisions-meeting.ts';
import type { MeetingCommand } from './decisions-meeting.ts';
import type { DecideContext } from './decide.ts';
import type { Plan } from './planned.ts';
import { one, written } from './planned.ts';
import { no, yes } from './result.ts';
import type { PlanState } from './state.ts';
import { fromActivityChange, openActivity } from './activity-change.ts';
import type { ActivityChange } from './activity-change.ts';

/** What people can ask of the law about the plan itself. */
type PlanCommand =
  | { readonly kind: 'plan.open'; readonly body: Body<'plan.opened/1'> }
  | { readonly kind: 'goal.add'; readonly goal?: Id; readonly body: Body<'goal.added/1'> }
  | { readonly kind: 'goal.close'; readonly goal: Id; readonly reached: boolean; readonly reason: string }
  | {
      readonly kind: 'activity.add';
      readonly activity?: Id;
      readonly body: Omit<Body<'activity.added/1'>, 'topic' | 'status'> & { readonly topic?: Topic };
    }
  | { readonly kind: 'activity.change'; readonly activity: Id; readonly change: ActivityChange }
  | {
      readonly kind: 'activity.close';
      readonly activity: Id;
      readonly status: 'done' | 'ended';
      readonly reason: string;
    }
  | { readonly kind: 'evaluation.add'; readonly activity: Id; readonly text: string }
  | { readonly kind: 'comment.add'; readonly activity: Id; readonly text: string }
  | { readonly kind: 'item.limit'; readonly item: Id; readonly to?: readonly Id[] };

export type LawCommand =
  | PlanCommand
  | PeopleCommand
  | ConsentCommand
  | QuestionCommand
  | MeetingCommand
  | WordsCommand;

/** The facts a command would become. Says no only to what `accept` cannot say in words a page understands. */
export function plan(state: PlanState, command: LawCommand, context: DecideContext): Plan {
  if (isPeopleCommand(command)) return planPeopleCommand(state, command, context);
  if (isConsentCommand(command)) return planConsentCommand(state, command, context);
  switch (command.kind) {
    case 'plan.open':
      return one(context.plan, 'plan.opened/1', command.body);
    case 'goal.add':
    case 'goal.close':
    case 'item.limit':
      return planGoalCommand(state, command, context);
    case 'activity.add':
    case 'activity.change':
    case 'activity.close':
      return planActivityCommand(state, command, context);
    case 'question.settle':
    case 'question.settleHeld':
      return planQuestion(state, command, context);
    case 'evaluation.add':
    case 'comment.add':
      return planSaying(state, command, context);
    case 'wording.correct':
    case 'saying.set':
    case 'word.explain':
      return planWordsCommand(state, command, context);
    default:
      return planMeetingCommand(state, command, context);
  }
}

function isPeopleCommand(command: LawCommand): command is PeopleCommand {
  return /^(participant|access|role|declaration|holder|standIn|custody|handover)\./.test(command.kind);
}

function isConsentCommand(command: LawCommand): command is ConsentCommand {
  return /^(consent|deletion)\.|^plan\.(?!open)/.test(command.kind);
}

function planGoalCommand(
  state: PlanState,
  command: Extract<LawCommand, { kind: 'goal.add' | 'goal.close' | 'item.limit' }>,
  context: DecideContext,
): Plan {
  if (command.kind === 'goal.add') return one(command.goal ?? context.newId(), 'goal.added/1', command.body);
  if (command.kind === 'item.limit') {
    return one(command.item, 'item.limited/1', command.to === undefined ? {} : { to: [...command.to] });
  }
  const goal = state.items.get(command.goal);
  if (goal?.kind === 'goal' && goal.closed !== undefined)
    return no({ kind: 'already-closed', item: goal.id });
  const reason = written(command.reason, 'reason', 2000);
  if (!reason.ok) return reason;
  return one(command.goal, 'goal.closed/1', {
    on: context.today,
    reason: reason.value,
    reached: command.reached,
  });
}

function planActivityCommand(
  state: PlanState,
  command: Extract<LawCommand, { kind: 'activity.add' | 'activity.change' | 'activity.close' }>,
  context: DecideContext,
): Plan {
  if (command.kind === 'activity.add') return planNewActivity(state, command, context);
  const activity = openActivity(state, command.activity);
  if (!activity.ok) return activity;
  if (command.kind === 'activity.change') {
    const changed = fromActivityChange(activity.value, command.change, context);
    return changed.ok ? yes([changed.value]) : changed;
  }
  const reason = written(command.reason, 'reason', 2000);
  if (!reason.ok) return reason;
  const body = { on: context.today, reason: reason.value, status: command.status };
  return one(command.activity, 'activity.closed/1', body);
}

/** G1: what, who, by when. The topic follows the goal where nobody chose another (C2). */
function planNewActivity(
  state: PlanState,
  command: Extract<LawCommand, { kind: 'activity.add' }>,
  context: DecideContext,
): Plan {
  const goal = state.items.get(command.body.goal);
  if (goal?.kind !== 'goal') return no({ kind: 'unknown-item', item: command.body.goal });
  if (goal.closed !== undefined) return no({ kind: 'already-closed', item: goal.id });
  const description = written(command.body.description, 'description', 200);
  if (!description.ok) return description;
  const { deadline } = command.body;
  if (deadline !== undefined && deadline < context.today)
    return no({ kind: 'date-passed', field: 'deadline' });
  const topic = command.body.topic ?? goal.topic;
  const body = { ...command.body, description: description.value, topic, status: 'new' as const };
  return one(command.activity ?? context.newId(), 'activity.added/1', body);
}

function planSaying(
  state: PlanState,
  command: Extract<LawCommand, { kind: 'evaluation.add' | 'comment.add' }>,
  context: DecideContext,
): Plan {
  const activity = state.items.get(command.activity);
  if (activity?.kind !== 'activity') return no({ kind: 'unknown-item', item: command.activity });
  const text = written(command.text, 'text', 2000);
  if (!text.ok) return text;
  const body = { activity: command.activity, date: context.today, text: text.value };
  return one(
    context.newId(),
    command.kind === 'evaluation.add' ? 'evaluation.added/1' : 'comment.added/1',
    body,
  );
}
