import { createHash } from 'node:crypto';
import type { HintMark } from '#contract/commands-hints.ts';
import type { CommandInput, CommandOutput } from '#contract/commands.ts';
import { yes } from '#domain/result.ts';
import { explainedWordsIn, sayingsIn } from '#domain/words.ts';
import type { FoundMisspelt } from '../spelling/find-misspelt.ts';
import { findMisspelt } from '../spelling/find-misspelt.ts';
import { namedPeople } from '../views/minutes-view.ts';
import { longNameOf } from '../views/names.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { changeRoom, done, meetingOf, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';

/** Nobody leaves so many by hand; the oldest are asked about again. */
const mostLeft = 500;
/** A text of another language would hold the worker for seconds. */
const mostSuggested = 12;

/** Looks words up. Without a dictionary the page's own rules go on, so that is no refusal. */
export async function checkWords(
  host: HostRoom,
  caller: Caller,
  { words, language }: CommandInput<'words.check'>,
): Promise<Answer> {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const accepted = wordsOfPlan(host, caller, { meeting: meeting.value, words });
  const found: FoundMisspelt | undefined =
    host.spelling && (await findMisspelt(host.spelling, { words, language, accepted, mostSuggested }));
  const misspelt = [...(found ?? [])].map(([word, likely]) => ({ word, likely: [...likely] }));
  const answer: CommandOutput<'words.check'> = { away: found === undefined, misspelt };
  return yes(answer);
}

/** R7, A6: names that this page is shown, and of the plan's own words those that were just written. */
function wordsOfPlan(
  host: HostRoom,
  { role }: Caller,
  { meeting, words }: { readonly meeting: OpenMeeting; readonly words: readonly string[] },
): readonly string[] {
  const { state } = meeting;
  const names =
    role === 'chair'
      ? [...state.participants.values()].map((person) => longNameOf(person))
      : namedPeople(meeting, todayIn(host)).map((person) => person.name);
  const terms = explainedWordsIn(state, words).flatMap(({ nb, nn }) => [nb?.term ?? '', nn?.term ?? '']);
  const said = sayingsIn(state, words).map(({ written }) => written);
  return [...names, ...terms, ...said];
}

/**
 * Room state, not a fact: it dies with the file, says nothing of who did it, and keeps no word of a text that may be
 * deleted again.
 */
export function leaveHint(host: HostRoom, { place, ...hint }: CommandInput<'hint.leave'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { left = [] } = meeting.value.room;
  const mark = markOf(hint, place);
  if (left.includes(mark)) return done;
  return changeRoom(host, meeting.value, { left: [...left, mark].slice(-mostLeft) });
}

/** Only what the page brings itself is answered, so no page learns of words that it has not got (idea 4). */
export function recallHints(host: HostRoom, { place, found }: CommandInput<'hint.recall'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const kept = new Set(meeting.value.room.left);
  const left = found.filter((hint) => kept.has(markOf(hint)) || kept.has(markOf(hint, place)));
  const answer: CommandOutput<'hint.recall'> = { left };
  return yes(answer);
}

function markOf({ rule, match }: HintMark, place?: string): string {
  const parts = JSON.stringify([place ?? '', rule, match.normalize('NFC')]);
  return createHash('sha256').update(parts).digest('base64url').slice(0, 22);
}
