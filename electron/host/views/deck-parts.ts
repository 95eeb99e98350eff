import { screenPartSchema } from '#contract/screen-page.ts';
import type { ScreenPart } from '#contract/screen-page.ts';
import type { ChairView } from '#contract/views.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import type { Remembered } from '../room/remember.ts';
import { remember } from '../room/remember.ts';
import type { DeckNeeds } from './deck-needs.ts';
import { hasPart } from './deck-part-pages.ts';
import { deckNeeds } from './screen-view.ts';

const kept = new WeakMap<OpenMeeting, Remembered<readonly ScreenPart[]>>();

/** What the chair may put on the wall of this point beside its own pages, and what stands there now. */
export function partsOf(host: HostRoom, meeting: OpenMeeting): Pick<ChairView, 'parts' | 'part'> {
  const needs = deckNeeds(host);
  const parts = needs === undefined ? [] : [...offeredParts(needs)];
  const { mode, part } = meeting.room;
  return mode === 'part' && part !== undefined && parts.includes(part) ? { parts, part } : { parts };
}

/** Only what has something to show. */
export function offeredParts(needs: DeckNeeds): readonly ScreenPart[] {
  const { meeting, seen, textPixels } = needs;
  const { state, room } = meeting;
  const remembered = kept.get(meeting) ?? {};
  kept.set(meeting, remembered);
  return remember(remembered, [state, room.agenda, room.watching, seen, textPixels], () =>
    screenPartSchema.options.filter((part) => hasPart(needs, part)),
  );
}
