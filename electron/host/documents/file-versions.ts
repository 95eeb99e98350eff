import type { Audience } from '#domain/audience.ts';
import { wouldSee } from '#domain/audience.ts';
import type { Topic } from '#domain/bodies.ts';
import type { Day } from '#domain/calendar.ts';
import { heldLineId } from '#domain/held-line.ts';
import type { AgendaRow, MeetingFile, PlanFile } from '#domain/plan-file.ts';
import type { FileMeeting } from './file-meeting.ts';
import { buildMinutesFromFiles } from './minutes-from-files.ts';
import type { MinutesDocument } from './minutes-model.ts';
import { personName } from './minutes-people.ts';
import type { MinutesVersion } from './minutes-versions.ts';
import type { PersonReader, ServiceReaders } from './service-readers.ts';

interface Asked {
  readonly files: Pick<FileMeeting, 'plan' | 'meeting'>;
  readonly date: Day;
  readonly since?: Day | undefined;
  readonly basis?: string | undefined;
  readonly form?: MinutesDocument['category'] | undefined;
  readonly services: readonly ServiceReaders[];
  readonly people?: readonly PersonReader[];
}

/** D3: the same for a meeting in files: the files are cut to what a group may see, and minutes are made of the rest. */
export function minutesVersionsOfFiles({
  files,
  services,
  people = [],
  ...asked
}: Asked): readonly MinutesVersion[] {
  const { plan, meeting } = files;
  const cutFor = (reader: string, seen: Audience): MinutesDocument => {
    const cut = { plan: cutPlan(plan, seen), meeting: cutMeeting(plan, meeting, seen) };
    return buildMinutesFromFiles(cut.plan, cut.meeting, { ...asked, reader });
  };
  return [
    { document: buildMinutesFromFiles(plan, meeting, asked) },
    ...services.map(({ service, seen }) => ({ service, document: cutFor(service, seen) })),
    ...people.map(({ person, seen }) => ({ person, document: cutFor(nameIn(plan, person), seen) })),
  ];
}

function nameIn({ participants }: PlanFile, id: string): string {
  const person = participants.find((one) => one.id === id);
  return person === undefined ? id : personName(person);
}

/** A6: what is not seen is not there, so that nothing later on can count, number or name it. */
function cutPlan(plan: PlanFile, seen: Audience): PlanFile {
  return { ...plan, items: plan.items.filter(({ id }) => seen.items.has(id)) };
}

function cutMeeting(plan: PlanFile, meeting: MeetingFile, seen: Audience): MeetingFile {
  const agenda = meeting.agenda.filter((point) => seesPoint(point, seen));
  const points = new Set(agenda.map(({ id }) => id));
  const held = meeting.held.map((one, row) => ({
    ...one,
    text: points.has(one.agenda) ? one.text : '',
    lines: (one.lines ?? []).filter((_line, number) => seen.items.has(heldLineId(meeting.id, row, number))),
    evaluations: one.evaluations.filter(({ activity }) => seen.items.has(activity)),
    closings: one.closings.filter(({ activity }) => seen.items.has(activity)),
    activities: one.activities.filter(({ goal, topic }) =>
      wouldSee(seen, { parent: goal, topic: topic ?? topicOf(plan, goal) }),
    ),
  }));
  return { ...meeting, agenda, held };
}

function seesPoint(point: AgendaRow, seen: Audience): boolean {
  if (point.kind === 'goal') return seen.items.has(point.goal);
  return seen.topics.has(point.kind === 'topic' ? point.topic : 'other');
}

function topicOf(plan: PlanFile, id: string): Topic {
  const goal = plan.items.find((item) => item.kind === 'goal' && item.id === id);
  return goal?.kind === 'goal' ? goal.topic : 'other';
}
