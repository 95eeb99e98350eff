import type { CommandInput } from '#contract/commands.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { done, meetingOf } from './host-room.ts';
import type { InterpreterSignal } from './interpreter-signal.ts';
import { signalNow } from './interpreter-signal.ts';
import { placeNow } from './place-now.ts';
import { readAloudOf } from './read-aloud.ts';

/** Told to the chair. Where the chair lets it, it paces the reading: wait holds it, ready lets it go on. */
export function signal(
  host: HostRoom,
  { session }: Pick<Caller, 'session'>,
  input: CommandInput<'interpreter.signal'>,
): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const before = signalNow(host);
  if (input.signal === 'none') delete host.signal;
  else host.signal = { signal: input.signal, session, at: placeNow(host) };
  const { interpreterPaces, oneByOne } = readAloudOf(meeting.value.room);
  if (interpreterPaces) pace(host, { asked: input.signal, before, oneByOne });
  host.needs.changed();
  return done;
}

interface Pacing {
  readonly asked: CommandInput<'interpreter.signal'>['signal'];
  readonly before: InterpreterSignal | undefined;
  /** For an interpreter on the phone it waits for the chair all the same when a wait is taken back. */
  readonly oneByOne: boolean;
}

function pace(host: HostRoom, { asked, before, oneByOne }: Pacing): void {
  const isTakenBack = asked === 'none' && before === 'wait' && !oneByOne;
  if (asked === 'ready' || isTakenBack) host.reader?.goOn();
  if (asked !== 'repeat' || host.reading.sentence === undefined || host.reading.byPerson === true) return;
  // It is being read again already: there is nothing left for the chair to do.
  delete host.signal;
  host.reader?.again();
}
