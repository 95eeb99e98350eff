import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
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
