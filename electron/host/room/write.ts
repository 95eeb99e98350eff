import { acceptCommand } from '#domain/accept.ts';
import { decide } from '#domain/decide.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { Day } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import type { PlanState } from '#domain/state.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import type { LawRefusal } from '#domain/refusal.ts';
import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import { atOnceBy } from '../journal/at-once.ts';
import { readDiskRefusal } from '../journal/journal-refusals.ts';
import type { HostRoom } from './host-room.ts';
import { roomNow, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { goesAtOnce } from './at-once.ts';
import { acceptContext, loadDrafts, loadState, roomAudience } from './open-meeting.ts';
import { withGoals } from './new-goals.ts';
import { stopUnseenReading } from './reading.ts';
import type { MeetingPlan, RoomState } from './room-state.ts';
import { tablesThatSee } from './settle-room.ts';
import { narrows, widens } from './sight-change.ts';

/** Who writes in the room, and whose words they are (M1). `by` is whose "Angre" takes it back. */
export interface Writing {
  readonly actor: Id;
  readonly saidBy?: readonly Id[];
  /**
   * Written by the room itself on the actor's behalf: no "Angre" finds it. What ends the meeting the room takes back
   * when the ending comes to nothing.
   */
  readonly silent?: true | 'ending';
  /** Room state and drafts that change in the same transaction. */
  readonly room?: (facts: readonly KnownFact[]) => Partial<RoomState>;
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
  const first = facts[0];
  if (first === undefined) return no(refuse('bad-input'));
  const today = todayIn(host);
  const before = roomAudience(meeting, today);
  const at = acceptContext(meeting, { today, profile: meeting.plan.profile });
  const { state } = acceptCommand(meeting.state, facts, at);
  const room = roomAfter(meeting, { command, writing, facts, state, today });
  const plan = planAfter(meeting, facts);
  const by = undoneBy(meeting, command, writing);
  const wrote = meeting.journal.append({
    command: first.command,
    by,
    kind: command.kind,
    facts: [...facts],
    room: plan === meeting.plan ? { room } : { room, plan },
    drafts: Object.fromEntries((writing.dropDrafts ?? []).map((id) => [id, null])),
  });
  if (!wrote.ok) return refusedByDisk(host, meeting);
  meeting.state = state;
  meeting.room = room;
  meeting.plan = plan;
  if (writing.dropDrafts !== undefined) meeting.drafts = loadDrafts(meeting.journal);
  if (room.covered || narrows(before, roomAudience(meeting, today))) stopUnseenReading(host);
  goNow(host, meeting, { by, command: first.command, kind: command.kind });
  needs.changed();
  return yes(facts);
}

/** What the plan would come to, were this written now; nothing is. */
export function foresee(
  host: HostRoom,
  meeting: OpenMeeting,
  what: { readonly command: LawCommand; readonly writing: Writing },
): Result<PlanState, Refusal> {
  const decided = decideHere(host, meeting, what);
  if (!decided.ok) return no(inWords(decided.refusal));
  const at = acceptContext(meeting, { today: todayIn(host), profile: meeting.plan.profile });
  return yes(acceptCommand(meeting.state, decided.value, at).state);
}

function planAfter({ plan }: OpenMeeting, facts: readonly KnownFact[]): MeetingPlan {
  const goals = facts.filter((fact) => fact.verb === 'goal.added/1').map((fact) => fact.item);
  return withGoals(plan, goals);
}

export const writtenByEnding = '#ending';

/** Whose "Angre" finds it: what the room writes, and what goes at once, is nobody's. */
function undoneBy(meeting: OpenMeeting, command: LawCommand, { silent, actor }: Writing): string {
  if (silent !== undefined) return silent === 'ending' ? writtenByEnding : '#room';
  return goesAtOnce(meeting.state, command) ? atOnceBy : actor;
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

interface Written {
  readonly command: LawCommand;
  readonly writing: Writing;
  readonly facts: readonly KnownFact[];
  readonly state: PlanState;
  readonly today: Day;
}

/**
 * A5: what people may see again after it is behind the cover until the chair confirms; a limit that the chair
 * lifts is that confirmation. Table pages of those who may see nothing any more go in the same transaction.
 */
function roomAfter(meeting: OpenMeeting, written: Written): RoomState {
  const { command, writing, facts, state, today } = written;
  const changed = { ...meeting.room, ...writing.room?.(facts) };
  const after = { ...meeting, state, room: changed };
  const isWider = widens(meeting.state, roomAudience(meeting, today), roomAudience(after, today));
  const room = {
    ...changed,
    covered: changed.covered || (isWider && command.kind !== 'item.limit'),
    tables: tablesThatSee(after, today),
  };
  if (writing.silent !== undefined) return room;
  const atOnce = goesAtOnce(meeting.state, command) ? { atOnce: true } : {};
  return {
    ...room,
    written: [...room.written, { by: writing.actor, kind: command.kind, ...named(facts), ...atOnce }],
  };
}

/** Design §3: what goes at once does not wait for the end of the meeting. */
function goNow(
  host: HostRoom,
  meeting: OpenMeeting,
  { by, ...one }: { readonly by: string; readonly command: string; readonly kind: string },
): void {
  if (by !== atOnceBy) return;
  meeting.atOnce = [...meeting.atOnce, { ...one, received: false }];
  host.line?.outbox.wake();
}

function named(facts: readonly KnownFact[]): { command?: string } {
  const [first] = facts;
  return first === undefined ? {} : { command: first.command };
}

/** After a failing disk memory is folded anew from the file: what was not committed is not shown. */
function refusedByDisk(host: HostRoom, meeting: OpenMeeting): { ok: false; refusal: Refusal } {
  try {
    Object.assign(meeting, loadState(meeting.journal, host.needs.log));
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
