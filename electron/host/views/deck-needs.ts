import type { Audience } from '#domain/audience.ts';
import type { PlanState } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import type { ConclusionCard } from '../documents/conclusion-card.ts';
import type { ShelvedDocuments } from '../room/document-shelf.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import type { AgendaPoint } from '../room/room-state.ts';
import type { SayOtherwise } from './deck-other.ts';
import { nameOf } from './names.ts';
import type { SaidLine } from './said-lines.ts';

/** What a deck is made from: the room's own audience, and nothing a room may not see. */
export interface DeckNeeds {
  readonly meeting: OpenMeeting;
  readonly seen: Audience;
  readonly textPixels: number;
  /** What the room has of the plan's documents; none where nothing opens them. */
  readonly documents?: ShelvedDocuments;
  /** Where the wall shows the other written form. */
  readonly say?: SayOtherwise;
  /** What this meeting decided, as these eyes may see it. */
  readonly decisions?: (seen: Audience) => readonly { readonly id: string; readonly text: string }[];
  /** What people said in it, word for word, each under whose it is. */
  readonly said?: (seen: Audience) => readonly SaidLine[];
  /** M8: the conclusion cards of which this room may see every word. */
  readonly cards?: () => readonly ConclusionCard[];
}

export function pointOf(meeting: OpenMeeting): AgendaPoint | undefined {
  return meeting.plan.agenda.find((point) => point.id === meeting.room.agenda);
}

export function ownerName(state: PlanState): string {
  const owner = planOwnerOf(state);
  return owner === undefined ? '' : nameOf(owner);
}
