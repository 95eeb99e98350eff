import type { ScreenPage } from '#contract/views.ts';
import type { Audience } from '#domain/audience.ts';
import type { HostRoom } from '../room/host-room.ts';
import { ownerName } from './deck-needs.ts';

/** Above this they are drawn a step smaller, so that all of them stand on one page. */
const longWords = 140;

/** The child's words stand there while it is in the room and the room may see its plan. */
export function ownWordsPage({ meeting, ownWords }: HostRoom, seen: Audience): ScreenPage | undefined {
  if (meeting === undefined || ownWords === undefined || seen.covered !== undefined) return undefined;
  const { text } = ownWords;
  return { kind: 'own-words', name: ownerName(meeting.state), text, small: text.length > longWords };
}
