import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { planOwnerOf } from '#domain/state.ts';
import type { Answer, Caller, HostRoom } from './host-room.ts';
import { done, meetingOf, todayIn } from './host-room.ts';
import { isPresent, roomAudience } from './open-meeting.ts';
import { placeNow } from './place-now.ts';
import { stopReading } from './reading.ts';

/** The child's own words and the place of the meeting they were put on the wall at. */
export interface OwnWords {
  readonly text: string;
  readonly at: string;
}

/** What would turn the text around or break its line is no word. */
const notWritten = /[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

/** M11: the child says it in its own words. Only the plan owner's own page may, and no file ever has it. */
export function showOwnWords(host: HostRoom, caller: Caller, input: CommandInput<'family.show'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const owner = planOwnerOf(meeting.value.state);
  if (owner === undefined || caller.participant !== owner.id) return no(refuse('not-allowed'));
  if (!mayStand(host)) return no(refuse('wrong-moment'));
  const text = input.text.replaceAll(notWritten, ' ').trim();
  if (text === '') return no(refuse('empty-text', 'text'));
  stopReading(host);
  host.ownWords = { text, at: placeNow(host) };
  host.needs.changed();
  return done;
}

/** Not behind the cover, not before somebody who may see nothing, and not without the child. */
function mayStand(host: HostRoom): boolean {
  const { meeting, phase } = host;
  if (meeting === undefined || phase !== 'meeting' || meeting.room.covered) return false;
  const owner = planOwnerOf(meeting.state);
  if (owner === undefined || !isPresent(meeting.room, owner.id)) return false;
  return roomAudience(meeting, todayIn(host)).covered === undefined;
}

/** Called with every change: whatever moved, the words do not come back. */
export function dropOwnWords(host: HostRoom): void {
  const { ownWords } = host;
  if (ownWords === undefined || (ownWords.at === placeNow(host) && mayStand(host))) return;
  delete host.ownWords;
}

/** Whether there was something to take away. */
export function takeOwnWordsAway(host: HostRoom): boolean {
  if (host.ownWords === undefined) return false;
  delete host.ownWords;
  host.needs.changed();
  return true;
}
