import type { Audience } from '#domain/audience.ts';
import { wouldSee } from '#domain/audience.ts';
import type { Topic } from '#domain/bodies.ts';
import type { Id } from '#domain/identity.ts';
import { minutesForm } from '#domain/profile.ts';
import type { RichText } from '#domain/rich-text.ts';
import { fromPlainText, toLines } from '#domain/rich-text.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import type { AgendaPoint } from '../room/room-state.ts';

/** One field of the minutes: a goal or a free point of the agenda. */
export interface SectionPlan {
  readonly id: Id;
  readonly agenda: Id;
  readonly heading: string;
  readonly position: number;
  readonly goal?: Id;
  readonly topic: Topic;
}

/**
 * The minutes' sections, in the order of the agenda. A goal's section is never seen by more than the goal (R5). D1:
 * where the log stands in for the minutes there are none, and what is written is what the log has a place for.
 */
export function sectionPlans(meeting: OpenMeeting): readonly SectionPlan[] {
  if (minutesForm(meeting.plan.profile) === 'log') return [];
  return meeting.plan.agenda.flatMap((point, position) => sectionPlan(meeting, point, position));
}

function sectionPlan(meeting: OpenMeeting, point: AgendaPoint, position: number): SectionPlan[] {
  const base = { id: `section-${point.id}`, agenda: point.id, position };
  if (point.kind === 'topic') return [{ ...base, heading: point.title ?? '', topic: point.topic ?? 'other' }];
  const goal = point.kind === 'goal' ? meeting.state.items.get(point.goal ?? '') : undefined;
  if (goal?.kind !== 'goal') return [];
  return [{ ...base, heading: goal.title, goal: goal.id, topic: goal.topic }];
}

/** A section as it stands: approved if it was, else the draft. */
export function sectionRichText(meeting: OpenMeeting, id: Id): RichText {
  const approved = meeting.state.items.get(id);
  if (approved?.kind === 'section') return approved.text;
  return meeting.drafts.get(id)?.text ?? fromPlainText('');
}

/** Its lines without marks: for the wall, the voice, and the other written form. */
export function sectionText(meeting: OpenMeeting, id: Id): string {
  return toLines(sectionRichText(meeting, id)).join('\n');
}

export function sectionIsSeen(seen: Audience, section: SectionPlan): boolean {
  return wouldSee(seen, {
    topic: section.topic,
    ...(section.goal === undefined ? {} : { parent: section.goal }),
  });
}

/** Sections that have text and that this audience may see, with the text. */
export function sectionsWithText(
  meeting: OpenMeeting,
  seen: Audience,
): readonly (SectionPlan & { text: string })[] {
  return sectionPlans(meeting)
    .filter((section) => sectionIsSeen(seen, section))
    .map((section) => ({ ...section, text: sectionText(meeting, section.id) }))
    .filter((section) => section.text.trim() !== '');
}
