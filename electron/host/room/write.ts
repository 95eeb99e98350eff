import { acceptCommand } from '#domain/accept.ts';
import { decide } from '#domain/decide.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { Id } from '#domain/identity.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { LawRefusal } from '#domain/refusal.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { readDiskRefusal } from '../journal/journal-refusals.ts';
import type { HostRoom } from './host-room.ts';
import { roomNow, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { acceptContext, loadDrafts, loadState } from './open-meeting.ts';
import type { RoomState } from './room-state.ts';

/** Who writes in the room, and whose words they are (M1). `by` is whose "Angre" takes it back. */
export interface Writing {
  readonly actor: Id;
  readonly saidBy?: readonly Id[];
  /** Written by the room itself on the actor's behalf: no "Angre" finds it. */
  readonly silent?: boolean;
  /** Room state and drafts that change in the same transaction. */
  readonly room?: Partial<RoomState>;
  readonly dropDrafts?: readonly Id[];
}

/**
 * One command, one transaction, one announcement: the law decides, the journal commits facts, room state and
 * drafts together, then memory follows and pages are told. A no leaves nothing behind.
 */
export function write(
  host: HostRoom,
  command: LawCommand,
  writing: Writing,
): Result<readonly KnownFact[], Refusal> {
  const { meeting, needs } = host;
  if (meeting === undefined) return no(refuse('no-meeting'));
  const decided = decideHere(host, meeting, { command, writing });
  if (!decided.ok) return no(inWords(decided.refusal));
  const facts = decided.value;
  const room = roomAfter(meeting, command, writing);
  const first = facts[0];
  if (first === undefined) return no(refuse('bad-input'));
  const wrote = meeting.journal.append({
    command: first.command,
    by: writing.silent === true ? '#room' : writing.actor,
    kind: command.kind,
    facts: [...facts],
    room: { room },
    drafts: Object.fromEntries((writing.dropDrafts ?? []).map((id) => [id, null])),
  });
  if (!wrote.ok) return refusedByDisk(host, meeting);
  const at = acceptContext(meeting, {
    today: todayIn(host),
    familyWrites: meeting.plan.profile.familyWrites,
  });
  meeting.state = acceptCommand(meeting.state, facts, at).state;
  meeting.room = room;
  if (writing.dropDrafts !== undefined) meeting.drafts = loadDrafts(meeting.journal);
  needs.changed();
  return yes(facts);
}

function decideHere(
  host: HostRoom,
  meeting: OpenMeeting,
  what: { command: LawCommand; writing: Writing },
): ReturnType<typeof decide> {
  const { needs } = host;
  return decide(meeting.state, what.command, {
    plan: meeting.plan.plan,
    today: todayIn(host),
    now: new Date(roomNow(host)).toISOString(),
    profile: meeting.plan.profile,
    actor: what.writing.actor,
    saidBy: what.writing.saidBy ?? [],
    loan: meeting.plan.loan,
    meeting: meeting.plan.meeting,
    proof: 'attested',
    newId: needs.newId,
  });
}

function roomAfter(meeting: OpenMeeting, command: LawCommand, writing: Writing): RoomState {
  const changed = { ...meeting.room, ...writing.room };
  if (writing.silent === true) return changed;
  return { ...changed, written: [...changed.written, { by: writing.actor, kind: command.kind }] };
}

/** After a failing disk memory is folded anew from the file: what was not committed is not shown. */
function refusedByDisk(host: HostRoom, meeting: OpenMeeting): { ok: false; refusal: Refusal } {
  try {
    meeting.state = loadState(meeting.journal, host.needs.log);
  } catch (error) {
    if (readDiskRefusal(error) === undefined) throw error;
    // The file cannot even be read now; memory holds what was committed, and nothing else.
    host.needs.log.note('journal-not-readable');
  }
  host.needs.changed();
  return no(refuse('disk-refused'));
}

/** The law's no as the contract's: ids stay here. */
export function inWords(refusal: LawRefusal): Refusal {
  const { kind } = refusal;
  return 'field' in refusal ? refuse(kind, refusal.field) : refuse(kind);
}
