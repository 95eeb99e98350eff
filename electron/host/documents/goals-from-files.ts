import type { ItemRow, PlanFile } from '#domain/plan-file.ts';
import type { MinutesActivity, MinutesGoal } from './minutes-model.ts';
import { nameOf, responsibleNames, toDay } from './file-meeting.ts';
import type { FileMeeting } from './file-meeting.ts';

type GoalRow = Extract<ItemRow, { kind: 'goal' }>;
type ActivityRow = Extract<ItemRow, { kind: 'activity' }>;
type Held = FileMeeting['meeting']['held'][number];
type Closing = Held['closings'][number];

export function goalTitle(plan: PlanFile, id: string): string {
  const goal = plan.items.find((item) => item.kind === 'goal' && item.id === id);
  if (goal?.kind !== 'goal') throw new Error('A meeting file was built before its references were checked');
  return goal.title;
}

/** Everything under one activity, found once for a plan that may have thousands of rows. */
interface Gathered {
  readonly files: FileMeeting;
  readonly activities: ReadonlyMap<string, readonly ActivityRow[]>;
  readonly earlier: ReadonlyMap<string, MinutesActivity['evaluations']>;
  readonly said: ReadonlyMap<string, MinutesActivity['evaluations']>;
  readonly closings: ReadonlyMap<string, Closing>;
}

/**
 * The goals that were on the agenda or that the meeting touched, in the order of the plan, each with
 * its activities: those still going on, and those that ended since last time (G4, G5).
 */
export function buildFileGoals(files: FileMeeting): MinutesGoal[] {
  const gathered = gather(files);
  const goals = files.plan.items.filter((item) => item.kind === 'goal');
  const mentioned = goals.filter((goal) => isMentioned(gathered, goal));
  return mentioned.map((goal) => toGoal(files, goal, buildActivities(gathered, goal)));
}

function gather(files: FileMeeting): Gathered {
  const { plan, meeting } = files;
  const activities = plan.items.filter((item) => item.kind === 'activity');
  const closings = meeting.held.flatMap((held) => held.closings);
  const said = meeting.held.flatMap((held) => held.evaluations);
  return {
    files,
    activities: Map.groupBy(activities, ({ goal }) => goal),
    earlier: earlierEvaluations(files),
    said: mapGroups(
      said.map(({ activity, text, saidBy }) => ({ activity, date: files.date, text, saidBy })),
      files,
    ),
    closings: new Map(closings.map((closing) => [closing.activity, closing])),
  };
}

interface SaidRow {
  readonly activity: string;
  readonly date: string;
  readonly text: string;
  readonly saidBy: readonly string[];
}

function earlierEvaluations(files: FileMeeting): Gathered['earlier'] {
  const rows = files.plan.items
    .filter((item) => item.kind === 'evaluation')
    .map(({ activity, date, text, saidBy }) => ({ activity, date: toDay(files, date), text, saidBy }))
    .filter(({ date }) => date > files.since && date <= files.date)
    .toSorted((one, other) => one.date.localeCompare(other.date));
  return mapGroups(rows, files);
}

function mapGroups(rows: readonly SaidRow[], files: FileMeeting): Gathered['said'] {
  const groups = new Map<string, MinutesActivity['evaluations']>();
  for (const { activity, date, text, saidBy } of rows) {
    const group = groups.get(activity) ?? [];
    group.push({ date, text, saidBy: saidBy.map((id) => nameOf(files, id)) });
    groups.set(activity, group);
  }
  return groups;
}

function isMentioned({ files, activities, said, closings }: Gathered, goal: GoalRow): boolean {
  if (files.meeting.agenda.some((point) => point.kind === 'goal' && point.goal === goal.id)) return true;
  const own = activities.get(goal.id) ?? [];
  return own.some(({ id }) => said.has(id) || closings.has(id));
}

function buildActivities(gathered: Gathered, goal: GoalRow): MinutesActivity[] {
  const own = gathered.activities.get(goal.id) ?? [];
  const { files, said, closings } = gathered;
  const touched = ({ id }: ActivityRow): boolean => said.has(id) || closings.has(id);
  return own.filter((row) => touched(row) || !isOld(files, row)).map((row) => toActivity(gathered, row));
}

/** Ended before the meeting before this one, or not yet in the plan on the day of the meeting. */
function isOld(files: FileMeeting, { closed, added }: ActivityRow): boolean {
  if (added !== undefined && toDay(files, added) > files.date) return true;
  return closed !== undefined && toDay(files, closed.on) <= files.since;
}

function toActivity({ files, earlier, said, closings }: Gathered, row: ActivityRow): MinutesActivity {
  const closing = closings.get(row.id);
  const closed = closing ? { date: files.date, reason: closing.reason } : closedBefore(files, row);
  return {
    description: row.description,
    responsible: responsibleNames(files, row.responsible),
    ...(row.deadline !== undefined && { deadline: toDay(files, row.deadline) }),
    status: closing?.status ?? row.status,
    evaluations: [...(earlier.get(row.id) ?? []), ...(said.get(row.id) ?? [])],
    ...(closed && { closed }),
  };
}

function closedBefore(files: FileMeeting, { closed }: ActivityRow): MinutesActivity['closed'] {
  return closed && { date: toDay(files, closed.on), reason: closed.reason };
}

function toGoal(files: FileMeeting, goal: GoalRow, activities: MinutesActivity[]): MinutesGoal {
  const { title, closed } = goal;
  if (closed === undefined) return { title, activities };
  const { on, reason, reached } = closed;
  return { title, activities, closed: { date: toDay(files, on), reason, reached } };
}
