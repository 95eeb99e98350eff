import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { seenDecisions } from '../views/decisions-view.ts';
import { saidLines } from '../views/said-lines.ts';
import { openDeck } from '../views/screen-view.ts';
import { sectionPlans, sectionText } from '../views/sections.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, chairOf, done, meetingOf, todayIn } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { personAudience } from './open-meeting.ts';
import { stopReading } from './reading.ts';
import { goTo } from './screen.ts';

export function startReadBack(host: HostRoom): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  if (!hasSomethingToRead(host, meeting.value)) return no(refuse('nothing-to-read'));
  const { readBack } = meeting.value.room;
  const changed = readBack === 'approved' ? done : changeRoom(host, meeting.value, { readBack: 'reading' });
  return changed.ok ? goToReadBack(host, meeting.value) : changed;
}

/** Minutes may be nothing but lines and decisions. */
export function hasSomethingToRead(host: HostRoom, meeting: OpenMeeting): boolean {
  if (sectionPlans(meeting).some((one) => sectionText(meeting, one.id).trim() !== '')) return true;
  const chair = personAudience(meeting, chairOf(meeting), todayIn(host));
  return seenDecisions(host, meeting).length > 0 || saidLines(host, meeting, chair).length > 0;
}

function goToReadBack(host: HostRoom, { plan }: OpenMeeting): Answer {
  const point = plan.agenda.find((one) => one.kind === 'read-back');
  return point === undefined ? no(refuse('nothing-to-read')) : goTo(host, { agenda: point.id });
}

/**
 * D4: a yes to one decision holds for the words that were read, and no others: when the fact changes it is asked
 * again. Who said it is not asked here. Where the wall shows the decision, it goes on to the next.
 */
export function confirmDecision(host: HostRoom, input: CommandInput<'decision.confirm'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { room } = meeting.value;
  if (room.readBack === 'not-begun') return no(refuse('not-read-back'));
  const decision = seenDecisions(host, meeting.value).find((one) => one.id === input.decision);
  if (decision === undefined) return no(refuse('unknown-item'));
  const { [decision.id]: _before, ...others } = room.confirmed ?? {};
  const confirmed = input.confirmed ? { ...others, [decision.id]: decision.text } : others;
  const page = input.confirmed ? pageAfter(host, meeting.value, decision.id) : undefined;
  if (page !== undefined) stopReading(host);
  return changeRoom(host, meeting.value, { confirmed, ...(page === undefined ? {} : { page }) });
}

/** The next decision on the wall, if this one stands there now. */
function pageAfter(host: HostRoom, { room }: OpenMeeting, decision: string): number | undefined {
  const deck = openDeck(host) ?? [];
  const shown = deck[room.page];
  if (shown?.kind !== 'read-back' || shown.decision !== decision) return undefined;
  const next = deck.findIndex(
    (page, at) => at > room.page && page.kind === 'read-back' && page.decision !== decision,
  );
  return next < 0 ? undefined : next;
}

/** Puts one decision on the wall: also the way back from the point where it was put right. */
export function showDecision(host: HostRoom, input: CommandInput<'decision.show'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  if (meeting.value.room.readBack === 'not-begun') return no(refuse('not-read-back'));
  const gone = goToReadBack(host, meeting.value);
  if (!gone.ok) return gone;
  const deck = openDeck(host) ?? [];
  const page = deck.findIndex((one) => one.kind === 'read-back' && one.decision === input.decision);
  return page < 0 ? done : changeRoom(host, meeting.value, { page });
}
