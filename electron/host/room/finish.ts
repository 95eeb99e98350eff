import { refuse } from '#contract/refusals.ts';
import type { Refusal, RefusalKind } from '#contract/refusals.ts';
import type { LawCommand } from '#domain/decisions.ts';
import type { Result } from '#domain/result.ts';
import { no, yes } from '#domain/result.ts';
import type { DocumentRenderer } from '../documents/render-minutes.ts';
import { deliver, pauseFor } from './deliver-room.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, chairOf, done, meetingOf } from './host-room.ts';
import { leaveDocuments } from './leave-documents.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { loadState } from './open-meeting.ts';
import { stopReading } from './reading.ts';
import { write, writtenByEnding } from './write.ts';

/** What ending a meeting needs besides the room. */
export interface FinishNeeds {
  readonly host: HostRoom;
  readonly renderer: DocumentRenderer;
}

/**
 * Ends the meeting: attendance and document become facts, everything is delivered, and the file and its key
 * are destroyed (S6). Every step can be begun again after a crash and does its work once.
 */
export async function finishMeeting(needs: FinishNeeds): Promise<Answer> {
  const { host } = needs;
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  if (meeting.value.room.readBack === 'reading' && meeting.value.drafts.size > 0)
    return no(refuse('not-read-back'));
  stopReading(host);
  takeBackEnding(host, meeting.value);
  const begun = changeRoom(host, meeting.value, { delivery: 'documents', covered: true });
  if (!begun.ok) return begun;
  host.delivery = { facts: 0 };
  return endMeeting(needs, meeting.value);
}

/**
 * An ending that came to nothing left what it had written; people have gone on since, so it is written anew. What
 * cannot be taken back now is found there, and stands.
 */
function takeBackEnding(host: HostRoom, meeting: OpenMeeting): void {
  const { journal } = meeting;
  if (!journal.undoNewest(writtenByEnding).ok) return;
  while (journal.undoNewest(writtenByEnding).ok);
  Object.assign(meeting, loadState(journal, host.needs.log));
}

/** A host that ended in the middle of it goes on where the file says it was. */
export function goOnFinishing(needs: FinishNeeds): void {
  const { meeting, phase } = needs.host;
  if (meeting !== undefined && phase === 'delivering' && !hasEnded(meeting)) void endMeeting(needs, meeting);
}

export function hasEnded({ state, plan, room }: OpenMeeting): boolean {
  const isSent = room.delivery === 'sending' || room.delivery === 'waiting';
  return isSent || state.meetings.get(plan.meeting)?.ended === true;
}

/** Nobody writes from here on: what the minutes do not hold would be delivered with them. */
export async function endMeeting(needs: FinishNeeds, meeting: OpenMeeting): Promise<Answer> {
  const { host } = needs;
  host.phase = 'delivering';
  const written = await writeEnding(needs, meeting);
  if (host.stopping.signal.aborted) return no(refuse('unexpected'));
  if (!written.ok && meeting.room.withdrawn !== undefined) return endLater(needs, meeting, written.refusal);
  if (!written.ok) {
    takeBackEnding(host, meeting);
    host.phase = 'meeting';
    host.delivery = { ...host.delivery, refusal: written.refusal };
    changeRoom(host, meeting, { delivery: 'not-begun' });
    host.needs.changed();
    return written;
  }
  host.delivery = { facts: host.delivery.facts };
  void deliver(host, meeting);
  return done;
}

const tryAgainMilliseconds = 5000;

/** C4: after everything was withdrawn there is no meeting to go back to; the withdrawal itself stands. */
function endLater(needs: FinishNeeds, meeting: OpenMeeting, refusal: Refusal): Answer {
  const { host } = needs;
  host.delivery = { ...host.delivery, refusal };
  host.needs.changed();
  void pauseFor(host, tryAgainMilliseconds).then(() => endMeeting(needs, meeting));
  return done;
}

async function writeEnding(needs: FinishNeeds, meeting: OpenMeeting): Promise<Result<unknown, Refusal>> {
  const { host } = needs;
  if (hasEnded(meeting)) return yes({});
  const attendance = whereAllowed(host, writeAttendance(host, meeting));
  if (!attendance.ok) return attendance;
  if (meeting.room.withdrawn === undefined || isApproved(meeting)) {
    const document = whereAllowed(host, await leaveDocuments(needs, meeting));
    if (!document.ok) return document;
  }
  return whereAllowed(host, byTheRoom(host, meeting, { kind: 'meeting.end', meeting: meeting.plan.meeting }));
}

/**
 * The chair's access or the consent may have ended at midnight, or the plan rests and was not opened again. What may then not be written is left out; what
 * was written is delivered all the same, and the room forgets (S6).
 */
function whereAllowed(host: HostRoom, result: Result<unknown, Refusal>): Result<unknown, Refusal> {
  if (result.ok || !barred.has(result.refusal.kind)) return result;
  host.needs.log.note('ending-left-out');
  return yes({});
}

/** By the rules, not by a fault: nobody in the room can make these be written (C1, C7, S2). */
const barred: ReadonlySet<RefusalKind> = new Set([
  'may-not-write',
  'consent-missing',
  'consent-expired',
  'plan-ended',
]);

/** C4: what was committed before the withdrawal is delivered with the plan; a document of nothing is not made. */
function isApproved({ state, plan }: OpenMeeting): boolean {
  return [...state.items.values()].some((one) => one.kind === 'section' && one.meeting === plan.meeting);
}

function byTheRoom(host: HostRoom, meeting: OpenMeeting, command: LawCommand): Result<unknown, Refusal> {
  return write(host, command, { actor: chairOf(meeting), silent: 'ending' });
}

/** D5: "til stede" or "deler av møtet"; the interpreter by language and form only (A2). */
function writeAttendance(host: HostRoom, meeting: OpenMeeting): Result<unknown, Refusal> {
  const { room, plan } = meeting;
  const { language, by } = room.interpreter;
  const people = room.people.map((one) => ({
    participant: one.id,
    part: one.left ? ('some' as const) : ('whole' as const),
    by: one.by,
  }));
  if (people.length === 0 || (meeting.state.meetings.get(plan.meeting)?.attended.length ?? 0) > 0)
    return yes({});
  return byTheRoom(host, meeting, {
    kind: 'attendance.record',
    meeting: plan.meeting,
    people,
    ...(language === undefined ? {} : { interpreter: { language, by } }),
  });
}
