import type { CommandInput } from '#contract/commands.ts';
import type { Language } from '#domain/bodies.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, done, meetingOf } from './host-room.ts';
import { leftOutKey, readableIn, readAloudOf } from './read-aloud.ts';
import { stopReading } from './reading.ts';
import type { ReadAloud } from './room-state.ts';
import { sayInPlan } from './words.ts';

export function setReading(host: HostRoom, input: CommandInput<'reading.set'>): Answer {
  const answer = changeReading(host, (before) => ({
    ...before,
    speed: input.speed ?? before.speed,
    byPerson: input.byPerson ?? before.byPerson,
    oneByOne: input.oneByOne ?? before.oneByOne,
    interpreterPaces: input.interpreterPaces ?? before.interpreterPaces,
    ...(input.byItself === undefined ? {} : { byItself: input.byItself }),
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

/** In the plan, for ever, where it can be written; for today alone where it cannot. */
export function sayAs(host: HostRoom, input: CommandInput<'reading.say'>): Answer {
  const { written, spoken } = input;
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  stopReading(host);
  const inPlan = sayInPlan(host, meeting.value, { ...input, language: languageOf(host, written) });
  if (inPlan?.ok === false) return inPlan;
  return changeReading(host, (before) => {
    const others = before.spoken.filter((one) => one.written !== written);
    const isForToday = spoken !== undefined && inPlan === undefined;
    return { ...before, spoken: isForToday ? [...others, { written, spoken }] : others };
  });
}

/** Of the text that it stands in here; a word that stands nowhere yet is the plan's own. */
function languageOf(host: HostRoom, written: string): Language {
  const found = readableIn(host).find((one) => one.text.includes(written));
  return found?.language ?? host.meeting?.state.plan?.language ?? 'nb';
}

function changeReading(host: HostRoom, change: (before: ReadAloud) => ReadAloud): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  return changeRoom(host, meeting.value, { readAloud: change(readAloudOf(meeting.value.room)) });
}
