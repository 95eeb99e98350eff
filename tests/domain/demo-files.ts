import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { MeetingFile, PlanFile } from '#domain/plan-file.ts';
import { meetingFileSchema, planFileSchema } from '#domain/plan-file.ts';

type Item = PlanFile['items'][number];
type Activity = Extract<Item, { kind: 'activity' }>;
type Note = Extract<Item, { kind: 'evaluation' | 'comment' }>;

const root = path.resolve(import.meta.dirname, '../..');

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function readPlan(name: string): PlanFile {
  return planFileSchema.parse(JSON.parse(readText(`resources/demo/${name}.plan.json`)));
}

export function readMeeting(name: string): MeetingFile {
  return meetingFileSchema.parse(JSON.parse(readText(`resources/demo/${name}.meeting.json`)));
}

export function activitiesOf(plan: PlanFile): Activity[] {
  return plan.items.filter((item) => item.kind === 'activity');
}

export function notesOf(plan: PlanFile): Note[] {
  return plan.items.filter((item) => item.kind === 'evaluation' || item.kind === 'comment');
}

export function isFamily(plan: PlanFile, id: string): boolean {
  return plan.participants.some(
    (one) => one.id === id && (one.role === 'plan-owner' || one.role === 'guardian'),
  );
}

/** Days are numbers in these files; a date would make a demonstration age. */
export function dayNumber(day: number | string | undefined): number {
  if (typeof day !== 'number') throw new Error(`Not counted from the meeting: ${String(day)}`);
  return day;
}

/** R7: family, or somebody whom a consent signed by that day names. */
export function isAdmitted(plan: PlanFile, id: string, day: number): boolean {
  if (isFamily(plan, id)) return true;
  return plan.consents.some(
    (consent) => dayNumber(consent.signedOn) <= day && consent.names.some((one) => one.participant === id),
  );
}

export function participantsOf(responsible: Activity['responsible']): string[] {
  return responsible.flatMap((one) => ('participant' in one ? [one.participant] : []));
}
