import type { ChairView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import type { Day } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import type { Moment, Reminder } from '#domain/reminders.ts';
import { remindersFor } from '#domain/reminders.ts';
import type { Item, PlanState } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { nameById } from './names.ts';

type ReminderRow = ChairView['reminders'][number];

/** What is due, in the words of the items that whoever chairs may see: of a hidden one nothing is said (A6). */
export function remindersView(meeting: OpenMeeting, own: Audience, today: Day): ReminderRow[] {
  const { state, plan } = meeting;
  const at = { today, profile: plan.profile, meeting: plan.meeting, moment: momentOf(meeting) };
  return remindersFor(state, at).flatMap((reminder) => rowOf(state, own, reminder));
}

/** Before the first point is left it is before; from the reading back on it is the end. */
export function momentOf({ plan, room }: OpenMeeting): Moment {
  const kind = plan.agenda.find((point) => point.id === room.agenda)?.kind;
  if (room.readBack !== 'not-begun' || kind === 'read-back' || kind === 'next-meeting') return 'end';
  return kind === 'welcome' || kind === 'roll-call' ? 'before' : 'during';
}

function rowOf(state: PlanState, own: Audience, reminder: Reminder): ReminderRow[] {
  const { kind, item, person, date } = reminder;
  const found = item === undefined ? undefined : seenItem(state, own, item);
  if (item !== undefined && found === undefined) return [];
  return [
    {
      kind,
      ...(found === undefined ? {} : { text: wordsOf(found) }),
      ...(person === undefined ? {} : { person: nameById(state, person) }),
      ...(date === undefined ? {} : { date }),
    },
  ];
}

function seenItem(state: PlanState, own: Audience, item: Id): Item | undefined {
  return own.items.has(item) ? state.items.get(item) : undefined;
}

function wordsOf(item: Item): string {
  switch (item.kind) {
    case 'activity':
      return item.description;
    case 'section':
      return item.heading;
    case 'goal':
    case 'document':
    case 'appointment':
      return item.title;
    case 'saying':
    case 'word':
      return '';
    default:
      return item.text;
  }
}
