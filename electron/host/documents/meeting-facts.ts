import type { Body, Topic, Verb } from '#domain/bodies.ts';
import { factSchema } from '#domain/fact.ts';
import type { FactId, Id } from '#domain/identity.ts';
import { heldLineId } from '#domain/held-line.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import { factsOfPlanFile } from '#domain/plan-facts.ts';
import type { AgendaRow, PlanFile } from '#domain/plan-file.ts';
import { toDay } from './file-meeting.ts';
import type { FileMeeting } from './file-meeting.ts';

export interface MeetingFactsNeeds {
  readonly newId: () => FactId;
  readonly profile: string;
}

/** The plan of a file, and what the meeting over it decided, as the facts that they stand for. */
export function factsOfMeetingFiles(files: FileMeeting, needs: MeetingFactsNeeds): readonly KnownFact[] {
  const { plan, meeting, date } = files;
  const { id, time, place, chair, minuteTaker, next } = meeting;
  const write = writerFor(files, needs);
  return [
    ...factsOfPlanFile(plan, { ...needs, meetingDay: date }),
    write('meeting.opened/1', id, { date, time, place, chair, minuteTaker }),
    ...meeting.present.map((one) => write('attendance.recorded/1', id, { meeting: id, ...one })),
    ...meeting.held.flatMap(({ activities }) =>
      activities.map((row) => write('activity.added/1', needs.newId(), activityBody(files, row))),
    ),
    ...meeting.held.flatMap(({ closings }) =>
      closings.map(({ activity, reason, status }) =>
        write('activity.closed/1', activity, { on: date, reason, status }),
      ),
    ),
    ...lineFacts(files, write),
    ...(next === undefined
      ? []
      : [write('nextMeeting.agreed/1', id, { meeting: id, ...next, date: toDay(files, next.date) })]),
  ];
}

type Write = <Named extends Verb>(verb: Named, item: Id, body: Body<Named>) => KnownFact;

/** Each at the point under which it stands: under a goal it is about what the goal is about. */
function lineFacts({ plan, meeting }: FileMeeting, write: Write): readonly KnownFact[] {
  return meeting.held.flatMap(({ agenda, lines = [] }, row) => {
    const point = meeting.agenda.find(({ id }) => id === agenda);
    const goal = point?.kind === 'goal' ? { goal: point.goal } : {};
    const topic = point?.kind === 'goal' ? topicOf(plan, point.goal) : topicOfPoint(point);
    return lines.map(({ line, text, saidBy, limitedTo }, number) => {
      const limit = limitedTo === undefined ? {} : { limitedTo };
      const body = { meeting: meeting.id, line, text, topic, ...goal, ...limit };
      const id = heldLineId(meeting.id, row, number);
      return { ...write('minutesLine.added/1', id, body), saidBy };
    });
  });
}

function topicOfPoint(point: AgendaRow | undefined): Topic {
  return point?.kind === 'topic' ? point.topic : 'other';
}

function topicOf(plan: PlanFile, id: Id): Topic {
  const goal = plan.items.find((item) => item.kind === 'goal' && item.id === id);
  return goal?.kind === 'goal' ? goal.topic : 'other';
}

function writerFor({ plan, meeting, date }: FileMeeting, { newId, profile }: MeetingFactsNeeds): Write {
  return (verb, item, body) => {
    const written = factSchema.parse({
      id: newId(),
      command: newId(),
      plan: plan.id,
      item,
      verb,
      saidBy: [],
      writtenBy: meeting.chair,
      proof: 'attested',
      at: `${date}T11:00:00.000Z`,
      profile,
      body: JSON.parse(JSON.stringify(body)) as unknown,
    });
    const read = readFact(written);
    if (read.kind === 'known') return read.fact;
    throw new Error(`A meeting file became a fact that cannot be read: ${verb}`);
  };
}

type ActivityRow = FileMeeting['meeting']['held'][number]['activities'][number];

function activityBody(files: FileMeeting, row: ActivityRow): Body<'activity.added/1'> {
  return {
    goal: row.goal,
    description: row.description,
    responsible: row.responsible,
    status: 'new',
    topic: row.topic ?? topicOf(files.plan, row.goal),
    ...(row.deadline === undefined ? {} : { deadline: toDay(files, row.deadline) }),
  };
}
