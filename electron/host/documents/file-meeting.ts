import type { Responsible } from '#domain/bodies.ts';
import { addDays } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { FileDay, MeetingFile, PlanFile } from '#domain/plan-file.ts';
import { personName } from './minutes-people.ts';

type Participant = PlanFile['participants'][number];

/** Both files with the day that their dates are counted from. */
export interface FileMeeting {
  readonly plan: PlanFile;
  readonly meeting: MeetingFile;
  readonly date: Day;
  /** The meeting before this one; what was said after it is «siden sist» (G5). */
  readonly since: Day;
}

export function toDay({ date }: FileMeeting, day: FileDay): Day {
  return typeof day === 'number' ? addDays(date, day) : day;
}

/** References are checked before building (`findUnknownReferences`), so an unknown one is a bug. */
export function participant({ plan }: FileMeeting, id: string): Participant {
  const found = plan.participants.find((one) => one.id === id);
  if (found === undefined) throw new Error('A meeting file was built before its references were checked');
  return found;
}

export function nameOf(files: FileMeeting, id: string): string {
  return personName(participant(files, id));
}

/** G1: a participant, or a name in free text. */
export function responsibleNames(files: FileMeeting, who: readonly Responsible[]): string[] {
  return who.map((one) => ('name' in one ? one.name : nameOf(files, one.participant)));
}
