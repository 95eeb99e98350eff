import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { no } from '#domain/result.ts';
import { mayShowConsent } from '../views/deck-consent.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { changeRoom, done, meetingOf, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { openDraft } from './open-draft.ts';
import { writeFor } from './plan-work.ts';
import { stopReading } from './reading.ts';
import type { RoomState } from './room-state.ts';
import { sendDraft } from './send-draft.ts';

export function draftConsent(host: HostRoom, caller: Caller, input: CommandInput<'consent.draft'>): Answer {
  const { names, reminder, transition, oldContent } = input;
  const body = {
    names: names.map(({ participant, topics }) =>
      topics === undefined ? { participant } : { participant, topics },
    ),
    ...(reminder === undefined ? {} : { reminder }),
    ...(transition === undefined ? {} : { transition }),
    ...(oldContent === undefined ? {} : { oldContent }),
  };
  return writeFor(host, caller, { command: { kind: 'consent.draft', body }, saidBy: [] });
}

/** C9, C3: on the wall while nobody but family and holder is here. It opens nothing. */
export function showConsent(host: HostRoom): Answer {
  const opened = meetingOf(host);
  if (!opened.ok) return opened;
  const meeting = opened.value;
  const today = todayIn(host);
  const draft = openDraft(meeting, today);
  if (draft === undefined) return no(refuse('draft-gone'));
  if (!mayShowConsent(meeting, today)) return no(refuse('wrong-moment'));
  const sent = sendDraft(host, meeting, draft.id);
  if (!sent.ok) return sent;
  stopReading(host);
  return changeRoom(host, meeting, { mode: 'consent', page: 0, covered: false });
}

/** C9: as easy as signing. Nothing is recorded; the draft stays, and is there at home. */
export function readAtHome(host: HostRoom): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const draft = openDraft(meeting.value, todayIn(host));
  const sent = draft === undefined ? done : sendDraft(host, meeting.value, draft.id);
  if (!sent.ok) return sent;
  stopReading(host);
  return changeRoom(host, meeting.value, { mode: 'show', page: 0 });
}

export function signConsent(host: HostRoom, caller: Caller, input: CommandInput<'consent.sign'>): Answer {
  const opened = meetingOf(host);
  if (!opened.ok) return opened;
  const meeting = opened.value;
  const draft = openDraft(meeting, todayIn(host));
  if (draft === undefined) return no(refuse('draft-gone'));
  if (!interpreterIsDone(meeting, input)) return no(refuse('interpreter-not-done'));
  const { signatures } = input;
  const command = { kind: 'consent.sign' as const, consent: draft.id, form: 'paper' as const, signatures };
  const wrote = writeFor(host, caller, { command, saidBy: [], room: afterSigning });
  if (wrote.ok && meeting.room.mode !== 'consent') stopReading(host);
  return wrote;
}

/** C9: with an interpreter here nothing is signed before the whole text has been rendered. */
function interpreterIsDone(
  { room }: OpenMeeting,
  { interpreterIsDone: isDone }: { readonly interpreterIsDone?: boolean | undefined },
): boolean {
  return room.interpreter.language === undefined ? isDone !== false : isDone === true;
}

/** The signature that makes it whole takes the wall back to the meeting, covered until the chair confirms (A5). */
function afterSigning(facts: readonly KnownFact[]): Partial<RoomState> {
  const isWhole = facts.some((fact) => fact.verb === 'consent.given/1');
  return isWhole ? { mode: 'show', page: 0, covered: true } : {};
}

/** C10. */
export function consentForMeeting(
  host: HostRoom,
  caller: Caller,
  input: CommandInput<'consent.forMeeting'>,
): Answer {
  const opened = meetingOf(host);
  if (!opened.ok) return opened;
  const { participant, name, service, outside = false, topics, signedBy } = input;
  if (participant === undefined && name === undefined) return no(refuse('bad-input', 'name'));
  if (!interpreterIsDone(opened.value, input)) return no(refuse('interpreter-not-done'));
  const newcomer = { name: name ?? '', outside, ...(service === undefined ? {} : { service }) };
  const command = {
    kind: 'consent.forMeeting' as const,
    person: participant === undefined ? newcomer : { participant },
    signedBy,
    ...(topics === undefined ? {} : { topics }),
  };
  return writeFor(host, caller, { command, saidBy: signedBy });
}
