import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { seenDocuments } from '../views/deck-document.ts';
import { offeredParts } from '../views/deck-parts.ts';
import { deckNeeds } from '../views/screen-view.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, done, meetingOf } from './host-room.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { stopReading } from './reading.ts';

/** Puts a part of the point on the wall, or its own pages again. */
export function showPart(host: HostRoom, input: CommandInput<'screen.part'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { part } = input;
  const needs = deckNeeds(host);
  if (part !== undefined && (needs === undefined || !offeredParts(needs).includes(part)))
    return no(refuse('not-allowed', 'part'));
  stopReading(host);
  const shown = part === undefined ? { mode: 'show' as const } : { mode: 'part' as const, part };
  return changeRoom(host, meeting.value, { ...shown, page: 0 });
}

/** Puts a document of the plan on the wall, from its first page, or takes it away. */
export function showDocument(host: HostRoom, input: CommandInput<'screen.document'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { document } = input;
  const needs = deckNeeds(host);
  // M12, A6: one that the room may not see answers like one that is not there.
  if (document !== undefined && !(needs && seenDocuments(needs).some(({ id }) => id === document)))
    return no(refuse('unknown-item'));
  stopReading(host);
  const shown = document === undefined ? { mode: 'show' as const } : { mode: 'document' as const, document };
  return changeRoom(host, meeting.value, { ...shown, page: 0 });
}

/** M8: puts a service's conclusion card on the wall, or takes it away. */
export function showCard(host: HostRoom, input: CommandInput<'card.show'>): Answer {
  const meeting = meetingOf(host);
  if (!meeting.ok) return meeting;
  const { service } = input;
  if (service === undefined) return hideCard(host, meeting.value);
  const card = deckNeeds(host)
    ?.cards?.()
    .find((one) => one.service === service);
  // A4, A6: a card that the room may not see all of answers like one that is not there.
  if (card === undefined) return no(refuse('unknown-item'));
  stopReading(host);
  return changeRoom(host, meeting.value, { mode: 'card', card: { ...card }, page: 0, covered: false });
}

function hideCard(host: HostRoom, meeting: OpenMeeting): Answer {
  if (meeting.room.mode !== 'card') return done;
  stopReading(host);
  return changeRoom(host, meeting, { mode: 'show', page: 0 });
}
