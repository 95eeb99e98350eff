import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import type { Fact } from '#domain/fact.ts';
import { readFact } from '#domain/known-fact.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { Id } from '#domain/identity.ts';
import { no } from '#domain/result.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { done, meetingOf, todayIn } from './host-room.ts';
import { writerOf } from './minutes.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { loadDrafts, loadState, roomAudience } from './open-meeting.ts';
import type { Draft, RoomState } from './room-state.ts';
import { coverWall } from './screen.ts';
import { settleRoom } from './settle-room.ts';
import { widens } from './sight-change.ts';
import { dropDocumentsOf } from './unnamed-documents.ts';
import type { Writing } from './write.ts';
import { write } from './write.ts';

/** Writes for a page: who holds it writes, and those it names have said it, if they are in the plan (M1). */
export function writeFor(
  host: HostRoom,
  caller: Caller,
  what: { command: LawCommand; saidBy: readonly Id[] } & Pick<Writing, 'room' | 'dropDrafts'>,
): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { participants } = meeting.value.state;
  if (!what.saidBy.every((id) => participants.has(id))) return no(refuse('unknown-person', 'saidBy'));
  const { command, ...writing } = what;
  const wrote = write(host, command, { actor: writerOf(meeting.value, caller), ...writing });
  return wrote.ok ? done : wrote;
}

export function addEvaluation(host: HostRoom, caller: Caller, input: CommandInput<'evaluation.add'>): Answer {
  const { activity, text, saidBy } = input;
  return writeFor(host, caller, { command: { kind: 'evaluation.add', activity, text }, saidBy });
}

export function addActivity(host: HostRoom, caller: Caller, input: CommandInput<'activity.add'>): Answer {
  const { saidBy, deadline, topic, ...rest } = input;
  const body = {
    ...rest,
    ...(deadline === undefined ? {} : { deadline }),
    ...(topic === undefined ? {} : { topic }),
  };
  return writeFor(host, caller, { command: { kind: 'activity.add', body }, saidBy });
}

export function changeDeadline(
  host: HostRoom,
  caller: Caller,
  input: CommandInput<'activity.deadline'>,
): Answer {
  const { activity, deadline, saidBy } = input;
  const change = { field: 'deadline' as const, value: deadline };
  return writeFor(host, caller, { command: { kind: 'activity.change', activity, change }, saidBy });
}

export function closeActivity(host: HostRoom, caller: Caller, input: CommandInput<'activity.close'>): Answer {
  const { saidBy, ...rest } = input;
  return writeFor(host, caller, { command: { kind: 'activity.close', ...rest }, saidBy });
}

export function closeGoal(host: HostRoom, caller: Caller, input: CommandInput<'goal.close'>): Answer {
  const { saidBy, ...rest } = input;
  return writeFor(host, caller, { command: { kind: 'goal.close', ...rest }, saidBy });
}

/**
 * Takes back this person's newest command: its facts are gone, and the state is folded anew (design §3). Facts,
 * drafts and room state change in one transaction, so that a crash never leaves one without the other.
 */
export function undoNewest(host: HostRoom, caller: Caller): Answer {
  const opened = meetingOf(host);
  if (!opened.ok) return opened;
  const meeting = opened.value;
  const me = writerOf(meeting, caller);
  let room = meeting.room;
  const undone = meeting.journal.undoNewest(me, undefined, (taken) => {
    room = roomWithout(meeting.room, me, taken.kind);
    return { room: { room }, drafts: draftsOf(taken.facts) };
  });
  if (!undone.ok) return no(refuse(reasonNotUndone(meeting, me, undone.refusal.kind)));
  const before = { state: meeting.state, seen: roomAudience(meeting, todayIn(host)) };
  Object.assign(meeting, loadState(meeting.journal, host.needs.log));
  meeting.drafts = loadDrafts(meeting.journal);
  meeting.room = room;
  dropDocumentsOf(meeting, undone.value.facts);
  // A5: what the room may see again after an "Angre" waits behind the cover.
  if (widens(before.state, before.seen, roomAudience(meeting, todayIn(host)))) coverWall(host, meeting);
  settleRoom(host);
  host.needs.changed();
  return done;
}

/** Design §3: what went at once is not there to be taken back, and says so. */
function reasonNotUndone<Kind extends string>(
  meeting: OpenMeeting,
  me: Id,
  kind: Kind,
): Kind | 'goes-at-once' {
  const wentAtOnce = meeting.room.written.some((one) => one.by === me && one.atOnce === true);
  return kind === 'nothing-to-undo' && wentAtOnce ? 'goes-at-once' : kind;
}

function roomWithout(room: RoomState, me: Id, kind: string): RoomState {
  const at = room.written.findLastIndex((one) => one.by === me && one.atOnce !== true);
  const written = at < 0 ? room.written : room.written.toSpliced(at, 1);
  return kind === 'minutes.approve' ? { ...room, written, readBack: 'reading' } : { ...room, written };
}

/** Taking back an approval gives the sections their drafts again: nothing that was typed is lost. */
function draftsOf(facts: readonly Fact[]): Readonly<Record<Id, Draft>> {
  const drafts: Record<Id, Draft> = {};
  for (const fact of facts) {
    const reading = readFact(fact);
    if (reading.kind !== 'known' || reading.fact.verb !== 'section.approved/1') continue;
    const { text } = reading.fact.body;
    drafts[fact.item] = { text, caret: 0, by: reading.fact.writtenBy, version: 0 };
  }
  return drafts;
}
