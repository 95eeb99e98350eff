import type { QuestionRow } from '#contract/question-rows.ts';
import type { Audience } from '#domain/audience.ts';
import type { Responsible } from '#domain/bodies.ts';
import type { Fact } from '#domain/fact.ts';
import type { Id } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import { seenGoals } from '#domain/screen-order.ts';
import type { Activity, PlanState, Proposal } from '#domain/state.ts';
import { chairOf } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import type { HeldCommand } from '../room/questions.ts';
import { canTake, heldCommands } from '../room/questions.ts';
import { nameById, responsibleNames } from './names.ts';

type ValueRow = Extract<QuestionRow, { kind: 'value' }>;
type HeldRow = Extract<QuestionRow, { kind: 'held' }>;
type Side = ValueRow['now'];

/** What whoever chairs can answer: values of items that they see, and for a holder what is held. */
export function questionRows(meeting: OpenMeeting, own: Audience): QuestionRow[] {
  return [...valueRows(meeting, own), ...heldRows(meeting, own)];
}

function valueRows(meeting: OpenMeeting, own: Audience): ValueRow[] {
  const { state, journal } = meeting;
  const asked = state.proposals.filter((one) => own.items.has(one.item));
  if (asked.length === 0) return [];
  const facts = new Map(journal.loadFacts().facts.map(({ fact }) => [fact.id, fact]));
  const numbers = activityNumbers(state, own);
  return asked.flatMap((proposal) => {
    const activity = state.items.get(proposal.item);
    const number = numbers.get(proposal.item);
    if (activity?.kind !== 'activity' || number === undefined) return [];
    return valueRow(meeting, { proposal, activity, number, facts });
  });
}

function activityNumbers(state: PlanState, own: Audience): ReadonlyMap<Id, number> {
  const goals = seenGoals(state, own);
  return new Map(goals.flatMap(({ activities }) => activities.map((one, index) => [one.id, index + 1])));
}

interface Asked {
  readonly proposal: Proposal;
  readonly activity: Activity;
  readonly number: number;
  readonly facts: ReadonlyMap<Id, Fact>;
}

function valueRow(meeting: OpenMeeting, { proposal, activity, number, facts }: Asked): ValueRow {
  const { fact, field, value, by, saidBy, at } = proposal;
  const now = facts.get(activity.setBy[field] ?? activity.madeBy);
  return {
    kind: 'value',
    fact,
    field,
    activity: activity.description,
    number,
    now: {
      ...valueOf(meeting.state, field, activity[field]),
      ...(now === undefined ? { by: [] } : { by: namesOf(meeting.state, now), at: now.at }),
      isHere: isOfThisMeeting(meeting, now),
    },
    proposed: {
      ...valueOf(meeting.state, field, value),
      by: namesOf(meeting.state, { saidBy, writtenBy: by }),
      at,
      isHere: isOfThisMeeting(meeting, facts.get(fact)),
    },
    isClosed: activity.closed !== undefined,
  };
}

function isOfThisMeeting({ plan }: OpenMeeting, fact: Fact | undefined): boolean {
  return fact?.loan === plan.loan;
}

interface Said {
  readonly saidBy: readonly Id[];
  readonly writtenBy: Id;
}

/** M1: whose words they are, else who wrote them. */
function namesOf(state: PlanState, { saidBy, writtenBy }: Said): string[] {
  const names = (saidBy.length === 0 ? [writtenBy] : saidBy).map((id) => nameById(state, id));
  return names.filter((name) => name !== '');
}

function valueOf(
  state: PlanState,
  field: Proposal['field'],
  value: string | readonly Responsible[] | undefined,
): Pick<Side, 'value'> {
  if (value === undefined) return {};
  if (typeof value !== 'string') return { value: { text: responsibleNames(state, value).join(', ') } };
  if (field === 'deadline' || field === 'evaluateOn') return { value: { day: value } };
  return { value: field === 'status' && isStatus(value) ? { status: value } : { text: value } };
}

function isStatus(value: string): value is Activity['status'] {
  return ['new', 'ongoing', 'done', 'ended'].includes(value);
}

/** For a holder alone (R15). What is written in it is not shown where the plan is closed to them (C7). */
function heldRows(meeting: OpenMeeting, own: Audience): HeldRow[] {
  const { state } = meeting;
  if (state.participants.get(chairOf(meeting))?.role !== 'relay-holder') return [];
  return heldCommands(meeting).map((held) => heldRow(state, held, own.covered !== undefined));
}

function heldRow(state: PlanState, held: HeldCommand, isCovered: boolean): HeldRow {
  const [first] = held;
  const { fact } = held.find((one) => one.fact.verb !== 'question.settled/1') ?? first;
  const text = isCovered ? undefined : textOf(fact);
  const what = whatOf(fact);
  return {
    kind: 'held',
    fact: first.fact.id,
    what,
    ...(text === undefined ? {} : { text }),
    by: namesOf(state, fact),
    at: fact.at,
    why: whyOf(first, what),
    canTake: canTake(state, held),
  };
}

function whyOf({ settled }: HeldCommand[0], what: HeldRow['what']): HeldRow['why'] {
  if (what === 'answer' || settled?.outcome === 'conflict') return 'overtaken';
  if (what === 'newer') return 'unknown-verb';
  const why = settled?.why;
  return why === 'not-visible' || why === 'unknown-verb' ? why : 'no-right';
}

const whats: Readonly<Record<string, HeldRow['what']>> = {
  'goal.added': 'goal',
  'activity.added': 'activity',
  'activity.changed': 'change',
  'goal.closed': 'closing',
  'activity.closed': 'closing',
  'question.settled': 'answer',
};

/** What is not said by its own verb is said by what it is about. */
const whatsOf: Readonly<Record<string, HeldRow['what']>> = {
  evaluation: 'evaluation',
  comment: 'comment',
  document: 'document',
  appointment: 'appointment',
  need: 'need',
  message: 'message',
  remark: 'remark',
  section: 'minutes',
  wording: 'change',
  saying: 'change',
  word: 'change',
  minutes: 'minutes',
  participant: 'people',
  access: 'people',
  role: 'people',
  declaration: 'people',
  holder: 'people',
  standIn: 'people',
  custody: 'people',
  handover: 'people',
  item: 'people',
  consent: 'consent',
  deletion: 'consent',
  plan: 'consent',
};

function whatOf(fact: Fact): HeldRow['what'] {
  if (readFact(fact).kind !== 'known') return 'newer';
  const [name = ''] = fact.verb.split('/');
  const [about = ''] = name.split('.');
  return whats[name] ?? whatsOf[about] ?? 'meeting';
}

/** The words in it that somebody wrote. */
function textOf(fact: Fact): string | undefined {
  const reading = readFact(fact);
  return reading.kind === 'known' ? wordsOf(reading.fact) : undefined;
}

function wordsOf({ body }: KnownFact): string | undefined {
  if ('text' in body && typeof body.text === 'string') return body.text;
  if ('title' in body) return body.title;
  if ('description' in body) return body.description;
  if ('reason' in body) return body.reason;
  return 'value' in body && typeof body.value === 'string' ? body.value : undefined;
}
