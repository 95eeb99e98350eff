import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import type { Id } from '#domain/identity.ts';
import { no } from '#domain/result.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, meetingOf } from './host-room.ts';
import type { Attendee } from './room-state.ts';

/** A1: everyone who is here counts at once; coming only ever narrows what the room may see. */
export function enter(host: HostRoom, input: CommandInput<'rollCall.enter'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { room, state } = meeting.value;
  if (!state.participants.has(input.participant)) return no(refuse('unknown-person', 'participant'));
  const attendee: Attendee = {
    id: input.participant,
    by: input.by,
    here: true,
    left: wasAway(room.people, input),
  };
  const others = room.people.filter((one) => one.id !== input.participant);
  return changeRoom(host, meeting.value, {
    people: [...others, attendee],
    watching: [...new Set([...room.watching, input.participant])],
  });
}

/** D5: whoever left and came back was here for parts of the meeting. */
function wasAway(people: readonly Attendee[], input: { participant: Id }): boolean {
  return people.some((one) => one.id === input.participant && (one.left || !one.here));
}

/** A5: leaving does not widen. The one who left keeps counting until the chair confirms. */
export function leave(host: HostRoom, input: CommandInput<'rollCall.leave'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { room } = meeting.value;
  const people = room.people.map((one) =>
    one.id === input.participant ? { ...one, here: false, left: true } : one,
  );
  return changeRoom(host, meeting.value, { people });
}

export function confirm(host: HostRoom): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const here = meeting.value.room.people.filter((one) => one.here).map((one) => one.id);
  return changeRoom(host, meeting.value, { watching: here });
}

export function setInterpreter(host: HostRoom, input: CommandInput<'rollCall.interpreter'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { language, by } = input;
  return changeRoom(host, meeting.value, { interpreter: language === undefined ? { by } : { language, by } });
}

/** A3: while somebody is here whom no consent names, everything is covered. */
export function setOthers(host: HostRoom, input: CommandInput<'rollCall.others'>): Answer {
  const meeting = meetingOf(host);
  return meeting.ok ? changeRoom(host, meeting.value, { others: input.present }) : meeting;
}
