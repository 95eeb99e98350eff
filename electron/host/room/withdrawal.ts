import type { CommandInput } from '#contract/commands.ts';
import { afterEverything } from './after-withdrawal.ts';
import type { FinishNeeds } from './finish.ts';
import { endMeeting } from './finish.ts';
import type { Answer, Caller } from './host-room.ts';
import { meetingOf, todayIn } from './host-room.ts';
import { writeFor } from './plan-work.ts';
import { stopReading } from './reading.ts';
import type { RoomState } from './room-state.ts';
import { coverWall } from './screen.ts';

/**
 * C4: one person, one topic, or everything, written at once. The wall is covered and the voice silent before
 * anything else; what was withdrawn is never said on it.
 */
export async function withdrawConsent(
  finish: FinishNeeds,
  caller: Caller,
  input: CommandInput<'consent.withdraw'>,
): Promise<Answer> {
  const { host } = finish;
  const opened = meetingOf(host);
  if (!opened.ok) return opened;
  const meeting = opened.value;
  const { participant, topic, form, saidBy } = input;
  const body = {
    form,
    ...(participant === undefined ? {} : { participant }),
    ...(topic === undefined ? {} : { topic }),
  };
  const isAll = participant === undefined && topic === undefined;
  const room = isAll ? () => afterEverything({ on: todayIn(host), form }) : afterSome;
  const wrote = writeFor(host, caller, {
    command: { kind: 'consent.withdraw', body },
    saidBy,
    room,
    ...(isAll ? { dropDrafts: [...meeting.drafts.keys()] } : {}),
  });
  if (!wrote.ok) {
    if (wrote.refusal.kind === 'disk-refused') coverWall(host, meeting);
    return wrote;
  }
  stopReading(host);
  return isAll ? endMeeting(finish, meeting) : wrote;
}

function afterSome(): Partial<RoomState> {
  return { covered: true };
}
