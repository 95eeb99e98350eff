import type { Paper } from '#contract/document-rows.ts';
import { audience, participantsPresent } from '#domain/audience.ts';
import type { Id } from '#domain/identity.ts';
import type { PlanState } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import { readersAlone, readersByService } from '../documents/service-readers.ts';
import { conclusionsOf } from '../views/conclusions.ts';
import type { HostRoom } from './host-room.ts';
import { chairOf, todayIn } from './host-room.ts';
import type { MinutesHere } from './minutes-source.ts';
import { minutesSource } from './minutes-source.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { personAudience } from './open-meeting.ts';

/** Something that can be printed, and those here who may carry it home. */
export interface MeetingPaper {
  readonly paper: Paper;
  readonly takers: readonly Id[];
}

/**
 * D3, M8: the papers of this meeting, once the minutes are approved. R5: paper is carried by nobody who may not see
 * everything that stands on it, and printed by nobody either.
 */
export function meetingPapers(host: HostRoom, meeting: OpenMeeting): readonly MeetingPaper[] {
  const source = printedSource(meeting);
  if (source === undefined || meeting.room.readBack !== 'approved') return [];
  const owner = planOwnerOf(source.state);
  const at = { today: source.meeting.date, meeting: source.meeting.id, adultAge: source.profile.adultAge };
  const whole = audience(source.state, participantsPresent(owner === undefined ? [] : [owner.id]), at);
  const cards = new Set(conclusionsOf(host, meeting).map(({ service }) => service));
  const papers: { paper: Paper; items: ReadonlySet<Id> }[] = [
    { paper: { kind: 'whole' }, items: whole.items },
    ...readersByService(source).flatMap(({ service, seen: { items } }) => [
      { paper: { kind: 'version' as const, service }, items },
      ...(cards.has(service) ? [{ paper: { kind: 'card' as const, service }, items }] : []),
    ]),
    ...readersAlone(source).map(({ person, seen: { items } }) => ({
      paper: { kind: 'person' as const, person },
      items,
    })),
  ];
  const sees = seeing(host, meeting);
  return papers
    .filter(({ items }) => sees(chairOf(meeting), items))
    .map(({ paper, items }) => ({
      paper,
      takers: meeting.room.people
        .filter((one) => one.here && one.by === 'room' && sees(one.id, items))
        .map(({ id }) => id),
    }));
}

/** Who was here is a fact only at the end; on paper it stands as it is now. */
export function printedSource(meeting: OpenMeeting): MinutesHere | undefined {
  const source = minutesSource(meeting);
  if (source === undefined || source.meeting.attended.length > 0) return source;
  const { people, interpreter } = meeting.room;
  const { language, by } = interpreter;
  const attended = people.map((one) => ({
    participant: one.id,
    part: one.left ? ('some' as const) : ('whole' as const),
    by: one.by,
  }));
  const withInterpreter = language === undefined ? {} : { interpreter: { language, by } };
  return { ...source, meeting: { ...source.meeting, attended, ...withInterpreter } };
}

/** Stands on no such paper, whoever may see it. */
const notOnPaper: ReadonlySet<string> = new Set([
  'comment',
  'document',
  'message',
  'appointment',
  'saying',
  'word',
]);

function seeing(host: HostRoom, meeting: OpenMeeting): (person: Id, items: ReadonlySet<Id>) => boolean {
  const today = todayIn(host);
  return (person, items) => {
    const own = personAudience(meeting, person, today);
    if (own.covered !== undefined) return false;
    return [...items].every((id) => own.items.has(id) || notOnPaper.has(kindOf(meeting.state, id)));
  };
}

function kindOf({ items }: PlanState, id: Id): string {
  return items.get(id)?.kind ?? '';
}
