import type { CommandInput } from '#contract/commands.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, done, meetingOf } from './host-room.ts';
import { leftOutKey, readableIn, readAloudOf } from './read-aloud.ts';
import { stopReading } from './reading.ts';
import type { ReadAloud } from './room-state.ts';

export function setReading(host: HostRoom, input: CommandInput<'reading.set'>): Answer {
  const answer = changeReading(host, (before) => ({
    ...before,
    speed: input.speed ?? before.speed,
    byPerson: input.byPerson ?? before.byPerson,
    oneByOne: input.oneByOne ?? before.oneByOne,
    interpreterPaces: input.interpreterPaces ?? before.interpreterPaces,
  }));
  if (input.byPerson !== undefined) stopReading(host);
  if (answer.ok && input.speed !== undefined) host.reader?.setSpeed(input.speed);
  return answer;
}

/** Without trace: it is in the room's state alone, which dies with the meeting. */
export function leaveOut(host: HostRoom, input: CommandInput<'reading.leaveOut'>): Answer {
  const sentence = readableIn(host).find((one) => one.id === input.sentence);
  if (sentence === undefined) return done;
  const key = leftOutKey(sentence);
  stopReading(host);
  return changeReading(host, (before) => {
    const others = before.leftOut.filter((one) => one !== key);
    return { ...before, leftOut: input.out ? [...others, key] : others };
  });
}

export function sayAs(host: HostRoom, input: CommandInput<'reading.say'>): Answer {
  const { written, spoken } = input;
  stopReading(host);
  return changeReading(host, (before) => {
    const others = before.spoken.filter((one) => one.written !== written);
    return { ...before, spoken: spoken === undefined ? others : [...others, { written, spoken }] };
  });
}

function changeReading(host: HostRoom, change: (before: ReadAloud) => ReadAloud): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  return changeRoom(host, meeting.value, { readAloud: change(readAloudOf(meeting.value.room)) });
}
