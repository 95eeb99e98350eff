import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import { seenDocuments } from '../views/deck-document.ts';
import { offeredParts } from '../views/deck-parts.ts';
import { deckNeeds } from '../views/screen-view.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { changeRoom, meetingOf } from './host-room.ts';
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
