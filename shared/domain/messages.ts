import { lastMeetingOf, placesOf } from './agenda-due.ts';
import type { Day } from './calendar.ts';
import { accessHasEnded } from './consent.ts';
import type { Id } from './identity.ts';
import type { MeetingCall } from './standing.ts';
import type { Appointment, Message, PlanState } from './state.ts';

/** K2: to whom it was sent. Family and holders read every message; that does not make them recipients. */
export function recipientsOf(state: PlanState, message: Message, today: Day): readonly Id[] {
  const all = [...state.participants.values()].filter((person) => !accessHasEnded(person, today));
  const sentTo = message.to ?? all.map((person) => person.id);
  return sentTo.filter((id) => id !== message.writtenBy);
}

/** K3, S3: deleted by sender and all recipients; such a message is never archived. */
export function isFullyDeleted(state: PlanState, message: Message, today: Day): boolean {
  const deletedBy = new Set(message.deletedBy);
  return [message.writtenBy, ...recipientsOf(state, message, today)].every((id) => deletedBy.has(id));
}

/** What this person has in front of them, newest first: of what they may see, what they have not deleted. */
export function messagesFor(
  state: PlanState,
  { person, seen }: { readonly person: Id; readonly seen: ReadonlySet<Id> },
): readonly Message[] {
  const order = placesOf(state);
  return [...state.items.values()]
    .filter((item) => item.kind === 'message')
    .filter((message) => seen.has(message.id) && !message.deletedBy.includes(person))
    .toSorted((one, other) => (order.get(other.madeBy) ?? 0) - (order.get(one.madeBy) ?? 0));
}

/** G5, K2: came after the last meeting was over; before the first meeting everything is new. */
export function isNewSince(state: PlanState, meeting?: Id): (message: Message) => boolean {
  const last = lastMeetingOf(state, meeting);
  if (last === undefined) return () => true;
  const order = placesOf(state);
  const closing = [...state.items.values()].filter(
    (item) => (item.kind === 'section' || item.kind === 'document') && item.meeting === last.id,
  );
  const marks = [last.openedBy, ...closing.map((item) => item.madeBy)];
  const end = Math.max(...marks.map((fact) => order.get(fact) ?? -1));
  return (message) => message.date >= last.date && (order.get(message.madeBy) ?? -1) > end;
}

export type CalendarEntry =
  | { readonly kind: 'meeting'; readonly call: MeetingCall }
  | { readonly kind: 'appointment'; readonly appointment: Appointment };

/** K1: meetings that are called and appointments these people may see, from today on, the nearest first. */
export function calendarOf(state: PlanState, seen: ReadonlySet<Id>, today: Day): readonly CalendarEntry[] {
  const calls = [...state.calls.values()].map((call): CalendarEntry => ({ kind: 'meeting', call }));
  const appointments = [...state.items.values()]
    .filter((item) => item.kind === 'appointment')
    .filter((item) => seen.has(item.id))
    .map((appointment): CalendarEntry => ({ kind: 'appointment', appointment }));
  return [...calls, ...appointments]
    .filter((entry) => dayOf(entry) >= today)
    .toSorted((one, other) => momentOf(one).localeCompare(momentOf(other)));
}

function dayOf(entry: CalendarEntry): Day {
  return entry.kind === 'meeting' ? entry.call.date : entry.appointment.date;
}

function momentOf(entry: CalendarEntry): string {
  const time = entry.kind === 'meeting' ? entry.call.time : entry.appointment.time;
  return `${dayOf(entry)} ${time ?? ''}`;
}
