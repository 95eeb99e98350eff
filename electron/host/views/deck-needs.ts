import type { Audience } from '#domain/audience.ts';
import type { PlanState } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import type { AgendaPoint } from '../room/room-state.ts';
import { nameOf } from './names.ts';

/** What a deck is made from: the room's own audience, and nothing a room may not see. */
export interface DeckNeeds {
  readonly meeting: OpenMeeting;
  readonly seen: Audience;
  readonly textPixels: number;
}

export function pointOf(meeting: OpenMeeting): AgendaPoint | undefined {
  return meeting.plan.agenda.find((point) => point.id === meeting.room.agenda);
}

export function ownerName(state: PlanState): string {
  const owner = planOwnerOf(state);
  return owner === undefined ? '' : nameOf(owner);
}
