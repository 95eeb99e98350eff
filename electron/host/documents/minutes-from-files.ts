import { addDays } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { AgendaRow, MeetingFile, PlanFile } from '#domain/plan-file.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { nameOf, participant, responsibleNames, toDay } from './file-meeting.ts';
import type { FileMeeting } from './file-meeting.ts';
import { buildFileGoals, goalTitle } from './goals-from-files.ts';
import type { MinutesDocument, MinutesGoal } from './minutes-model.ts';
import { placeLines } from './place-lines.ts';
import { inReadingOrder, personName, toPerson } from './minutes-people.ts';

/** Plans mostly meet four times a year, and a plan file does not know when it last did. */
const daysSinceLast = 92;

export interface FromFiles {
  readonly date: Day;
  readonly since?: Day | undefined;
  /** The legal basis of the exemption, as the profile has it. */
  readonly basis?: string | undefined;
  /** What the profile wants of a meeting (D1). */
  readonly form?: MinutesDocument['category'] | undefined;
  /** Whom the files were cut for (D3), a service or a person; absent: the whole one, for family and archive. */
  readonly reader?: string;
}

/**
 * The møtereferat of a meeting that is described in files. Of the plan only names, roles and services, goals and
 * activities are read.
 */
export function buildMinutesFromFiles(
  plan: PlanFile,
  meeting: MeetingFile,
  { date, since, basis, form = 'minutes', reader }: FromFiles,
): MinutesDocument {
  const files: FileMeeting = { plan, meeting, date, since: since ?? addDays(date, -daysSinceLast) };
  const owner = plan.participants.find(({ role }) => role === 'plan-owner');
  if (owner === undefined) throw new Error('A meeting file was built before its references were checked');
  return {
    language: plan.language,
    category: form,
    version: 1,
    to: reader === undefined ? { whole: true } : { readers: [reader] },
    planOwner: personName(owner),
    exemption: basis === undefined || basis === '' ? {} : { basis },
    meeting: {
      date,
      time: meeting.time,
      place: meeting.place,
      chair: nameOf(files, meeting.chair),
      minuteTaker: nameOf(files, meeting.minuteTaker),
    },
    attended: buildAttended(files),
    ...(meeting.interpreter && { interpreter: meeting.interpreter }),
    sections: buildSections(files, form),
    ...buildLines(files),
    goals: buildGoals(files, form),
    agreements: buildAgreements(files),
    ...(meeting.next && {
      nextMeeting: { kind: 'agreed', ...meeting.next, date: toDay(files, meeting.next.date) },
    }),
    approvals: buildApprovals(files),
    attachments: [],
  };
}

type Form = MinutesDocument['category'];

/** D1: of the log only who does what and by when. */
function buildGoals(files: FileMeeting, form: Form): MinutesDocument['goals'] {
  const goals = buildFileGoals(files);
  return form === 'log' ? goals.map((goal) => withoutEvaluations(goal)) : goals;
}

function withoutEvaluations(goal: MinutesGoal): MinutesGoal {
  return { ...goal, activities: goal.activities.map((one) => ({ ...one, evaluations: [] })) };
}

function buildAttended(files: FileMeeting): MinutesDocument['attended'] {
  const attended = files.meeting.present.map(({ participant: id, part, by }) => ({
    ...toPerson(participant(files, id)),
    part,
    by,
  }));
  return [...inReadingOrder(attended)];
}

/** In the order of the agenda, whatever the order of the file; a point without words leaves nothing. */
function buildSections({ plan, meeting }: FileMeeting, form: Form): MinutesDocument['sections'] {
  if (form === 'log') return [];
  return meeting.agenda.flatMap((point) => {
    const held = meeting.held.filter(({ agenda, text }) => agenda === point.id && text.trim() !== '');
    return held.map(({ text }) => ({ heading: sectionHeading(plan, point), text: fromPlainText(text) }));
  });
}

/** In the order of the agenda, as the points were gone through. */
function buildLines({ plan, meeting }: FileMeeting): ReturnType<typeof placeLines> {
  const lines = meeting.agenda.flatMap((point) => {
    const goal = point.kind === 'goal' ? { goal: goalTitle(plan, point.goal) } : {};
    const rows = meeting.held.flatMap((held) => (held.agenda === point.id ? (held.lines ?? []) : []));
    return rows.map(({ line, text, saidBy }) => ({ line, text, saidBy, ...goal }));
  });
  return placeLines({ lines, people: plan.participants });
}

function sectionHeading(plan: PlanFile, point: AgendaRow): MinutesDocument['sections'][number]['heading'] {
  switch (point.kind) {
    case 'goal':
      return { title: goalTitle(plan, point.goal) };
    case 'topic':
      return { title: point.title };
    default:
      return { agenda: point.kind };
  }
}

/** The new activities of the meeting, as what each person has promised. */
function buildAgreements(files: FileMeeting): MinutesDocument['agreements'] {
  const agreed = files.meeting.held.flatMap(({ activities }) => activities);
  return agreed.map(({ description, responsible, deadline, goal }) => ({
    text: description,
    responsible: responsibleNames(files, responsible),
    ...(deadline !== undefined && { deadline: toDay(files, deadline) }),
    goal: goalTitle(files.plan, goal),
  }));
}

/**
 * D4: a row for each guardian, for a youth or a pregnant woman who was there, and for whoever answered.
 * Silence is «venter»; an answer in the file was given aloud and written by the minute-taker.
 */
function buildApprovals(files: FileMeeting): NonNullable<MinutesDocument['approvals']> {
  const { plan, meeting } = files;
  const answers = new Map(meeting.answers.map(({ participant: id, answer }) => [id, answer]));
  const asked = plan.participants.filter((one) => answers.has(one.id) || mustBeAsked(files, one));
  const writtenBy = nameOf(files, meeting.minuteTaker);
  return inReadingOrder(asked).map((person) => {
    const answer = answers.get(person.id);
    if (answer === undefined) return { ...toPerson(person), answer: 'waiting', spoken: false };
    return { ...toPerson(person), answer, spoken: true, writtenBy };
  });
}

function mustBeAsked(
  { plan, meeting }: FileMeeting,
  { id, role }: PlanFile['participants'][number],
): boolean {
  if (role === 'guardian') return true;
  if (role !== 'plan-owner' || plan.about === 'child') return false;
  return meeting.present.some((one) => one.participant === id);
}
