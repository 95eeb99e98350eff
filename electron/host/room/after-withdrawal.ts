import type { ChangedFact } from '#sync/messages.ts';
import { readFact } from '#domain/known-fact.ts';
import type { OpenMeeting } from './open-meeting.ts';
import type { RoomState } from './room-state.ts';

/** C4: nothing that was not approved is kept, nobody at the table keeps a page, and the meeting is over. */
export function afterEverything(withdrawn: NonNullable<RoomState['withdrawn']>): Partial<RoomState> {
  return {
    covered: true,
    mode: 'show',
    page: 0,
    pens: {},
    tables: [],
    delivery: 'documents',
    withdrawn,
  };
}

/** Everything was withdrawn somewhere else, and this room did not know of it. */
export function withdrawnElsewhere(
  { state, room }: OpenMeeting,
  facts: readonly ChangedFact[],
): RoomState['withdrawn'] {
  if (room.withdrawn !== undefined) return undefined;
  for (const { fact, outcome } of facts) {
    const reading = readFact(fact);
    if (outcome !== 'applied' || state.facts.has(fact.id) || reading.kind !== 'known') continue;
    if (reading.fact.verb !== 'consent.withdrawn/1') continue;
    const { on, form, participant, topic } = reading.fact.body;
    if (participant === undefined && topic === undefined) return { on, form };
  }
  return undefined;
}
