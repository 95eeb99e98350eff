import type { Refusal } from '#contract/refusals.ts';
import { refuse } from '#contract/refusals.ts';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { HostRoom } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';

/**
 * C9: the family signs on their own phones, which read the store. When the text is shown, or taken home, it goes there
 * at once with everything that it needs; from here on nobody takes it back, and another draft takes its place.
 */
export function sendDraft(host: HostRoom, meeting: OpenMeeting, draft: Id): Result<void, Refusal> {
  const command = waitingCommand(meeting, draft);
  if (command === undefined) return yes(undefined);
  const written = meeting.room.written.map((one) =>
    one.command === command ? { ...one, atOnce: true } : one,
  );
  const room = { ...meeting.room, written };
  if (!meeting.journal.sendAtOnce(command, { room: { room } }).ok) return no(refuse('disk-refused'));
  meeting.room = room;
  meeting.atOnce = meeting.journal.listAtOnce();
  host.line?.outbox.wake();
  return yes(undefined);
}

/** Of a draft that is in the store, or goes there already, there is none. */
function waitingCommand({ journal, atOnce }: OpenMeeting, draft: Id): Id | undefined {
  const written = journal
    .loadOwn()
    .facts.find(({ fact }) => fact.item === draft && fact.verb === 'consent.drafted/1');
  const { command } = written?.fact ?? {};
  return atOnce.some((one) => one.command === command) ? undefined : command;
}
