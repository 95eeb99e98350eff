import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import type { Id } from '#domain/identity.ts';
import { no } from '#domain/result.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { changeRoom, meetingOf } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { guardianIsHere } from './open-meeting.ts';
import { writeFor } from './plan-work.ts';
import { strangerLingers } from './presences.ts';
import type { Attendee, RoomState } from './room-state.ts';
import { coverWall } from './screen.ts';
import { settleRoom } from './settle-room.ts';

/** A1: everyone who is here counts at once; coming only ever narrows what the room may see. */
export function enter(host: HostRoom, input: CommandInput<'rollCall.enter'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { room, state } = meeting.value;
  const { participant, by, alone } = input;
  if (!state.participants.has(participant)) return no(refuse('unknown-person', 'participant'));
  const attendee: Attendee = {
    id: participant,
    by,
    here: true,
    left: wasAway(room.people, input),
    ...(by === 'room' || alone === undefined ? {} : { alone }),
  };
  const others = room.people.filter((one) => one.id !== participant);
  return changeRollCall(host, meeting.value, {
    people: [...others, attendee],
    watching: [...new Set([...room.watching, participant])],
  });
}

/** D5: whoever left and came back was here for parts of the meeting. */
function wasAway(people: readonly Attendee[], input: { participant: Id }): boolean {
  return people.some((one) => one.id === input.participant && (one.left || !one.here));
}

/**
 * One change of who is here. Whoever was here unnamed goes on counting (A5). A disk that says no covers the wall:
 * who came in is here, whether or not it could be written.
 */
function changeRollCall(host: HostRoom, meeting: OpenMeeting, change: Partial<RoomState>): Answer {
  const after = { ...meeting.room, ...change };
  const strangerCounts = strangerLingers(meeting.room, after);
  const changed = changeRoom(host, meeting, { ...change, strangerCounts });
  if (!changed.ok) coverWall(host, meeting);
  settleRoom(host);
  return changed;
}

/** A5: leaving does not widen. The one who left keeps counting until the chair confirms. */
export function leave(host: HostRoom, input: CommandInput<'rollCall.leave'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { room } = meeting.value;
  const people = room.people.map((one) =>
    one.id === input.participant ? { ...one, here: false, left: true } : one,
  );
  return changeRollCall(host, meeting.value, { people, ...siblingAfter(meeting.value, people) });
}

/** A3: with the last guardian goes the yes for the sibling. */
function siblingAfter(meeting: OpenMeeting, people: RoomState['people']): Partial<RoomState> {
  const isLost = meeting.room.sibling === 'allowed' && !guardianIsHere(meeting.state, people);
  return isLost ? { sibling: 'here' } : {};
}

/** A5: the chair has looked: only those who are here count from now on. */
export function confirm(host: HostRoom): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const changed = changeRoom(host, meeting.value, afterConfirming(meeting.value.room));
  settleRoom(host);
  return changed;
}

export function afterConfirming({ people }: RoomState): Pick<RoomState, 'watching' | 'strangerCounts'> {
  return { watching: people.filter((one) => one.here).map((one) => one.id), strangerCounts: false };
}

/** A2: language and form. Without a duty of confidentiality the interpreter is somebody under A3. */
export function setInterpreter(host: HostRoom, input: CommandInput<'rollCall.interpreter'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { language, by, bound = true, familyAgrees } = input;
  const interpreter = {
    by,
    bound,
    ...(language === undefined ? {} : { language }),
    ...(familyAgrees === undefined ? {} : { familyAgrees }),
  };
  return changeRollCall(host, meeting.value, { interpreter });
}

/** A3: while somebody is here whom no consent names, everything is covered. */
export function setOthers(host: HostRoom, input: CommandInput<'rollCall.others'>): Answer {
  const meeting = meetingOf(host);
  return meeting.ok ? changeRollCall(host, meeting.value, { others: input.present }) : meeting;
}

/** A3: a brother or sister counts as somebody whom no consent names, unless the guardians here say yes for today. */
export function setSibling(host: HostRoom, input: CommandInput<'rollCall.sibling'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { room, state } = meeting.value;
  const isMissing = input.is === 'allowed' && !guardianIsHere(state, room.people);
  if (isMissing) return no(refuse('person-not-present', 'is'));
  return changeRollCall(host, meeting.value, { sibling: input.is });
}

/** M14: the minutes say whether the family knew. */
export function informFamily(host: HostRoom, caller: Caller, input: CommandInput<'rollCall.family'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const command = { kind: 'family.inform' as const, meeting: meeting.value.plan.meeting, ...input };
  return writeFor(host, caller, { command, saidBy: [] });
}

/** M11. */
export function hearChild(host: HostRoom, caller: Caller, input: CommandInput<'rollCall.child'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { way, through } = input;
  const of = { meeting: meeting.value.plan.meeting, way };
  const { participants } = meeting.value.state;
  if (through !== undefined && !participants.has(through)) return no(refuse('unknown-person', 'through'));
  const body = through === undefined ? of : { ...of, through };
  return writeFor(host, caller, { command: { kind: 'child.hear', body }, saidBy: [] });
}

/** The wall as other people would see it: on the console alone, and nothing on the wall moves. */
export function preview(host: HostRoom, input: CommandInput<'rollCall.preview'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { people, stranger = false } = input;
  const { participants } = meeting.value.state;
  if (people?.every((id) => participants.has(id)) === false) return no(refuse('unknown-person', 'people'));
  const { preview: _put, ...room } = meeting.value.room;
  const shown = people === undefined ? room : { ...room, preview: { people, stranger } };
  return replaceRoom(host, meeting.value, shown);
}

/** A part that is put away is gone from the file too, which a change of parts cannot say. */
function replaceRoom(host: HostRoom, meeting: OpenMeeting, room: RoomState): Answer {
  const before = meeting.room;
  meeting.room = room;
  const changed = changeRoom(host, meeting, {});
  if (!changed.ok) meeting.room = before;
  return changed;
}

/** M12: what is shown is chosen. */
export function letWait(host: HostRoom, input: CommandInput<'goal.wait'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  if (meeting.value.state.items.get(input.goal)?.kind !== 'goal') return no(refuse('unknown-item', 'goal'));
  const waiting = { ...meeting.value.room.waiting, [input.goal]: input.waits };
  const changed = changeRoom(host, meeting.value, { waiting });
  settleRoom(host);
  return changed;
}
