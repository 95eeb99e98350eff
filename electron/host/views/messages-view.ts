import type { ChairView } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import type { Day } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import type { CalendarEntry } from '#domain/messages.ts';
import { calendarOf, isNewSince, messagesFor } from '#domain/messages.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { nameById } from './names.ts';

/** K2, K3: what whoever chairs may read and has not deleted, newest first. */
export function messageRows(
  { state, plan }: OpenMeeting,
  { person, own }: { readonly person: Id; readonly own: Audience },
): ChairView['messages'] {
  const isNew = isNewSince(state, plan.meeting);
  return messagesFor(state, { person, seen: own.items }).map((message) => ({
    id: message.id,
    from: nameById(state, message.writtenBy),
    ...(message.to === undefined ? {} : { to: message.to.map((id) => nameById(state, id)) }),
    date: message.date,
    text: message.text,
    isNew: isNew(message),
    mine: message.writtenBy === person,
  }));
}

/** K1: what is to come. Where the plan is covered for whoever asks, its meetings are too. */
export function calendarRows({ state }: OpenMeeting, own: Audience, today: Day): ChairView['calendar'] {
  if (own.covered !== undefined) return [];
  return calendarOf(state, own.items, today).map((entry) => calendarRow(entry));
}

function calendarRow(entry: CalendarEntry): ChairView['calendar'][number] {
  if (entry.kind === 'meeting') {
    const { id, date, time, place } = entry.call;
    return { id, kind: 'meeting', date, time, place };
  }
  const { id, title, date, time, place } = entry.appointment;
  return {
    id,
    kind: 'appointment',
    title,
    date,
    ...(time === undefined ? {} : { time }),
    ...(place === undefined ? {} : { place }),
  };
}
