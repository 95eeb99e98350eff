import { draftIsGone } from '#domain/objections-consent.ts';
import type { ConsentDraft } from '#domain/standing.ts';
import type { OpenMeeting } from './open-meeting.ts';

/** C1: the consent that waits for signatures: the newest one, while it is not too old. */
export function openDraft({ state, plan }: OpenMeeting, today: string): ConsentDraft | undefined {
  const { profile } = plan;
  return [...state.drafts.values()].findLast((one) => !draftIsGone(one.writtenOn, { today, profile }));
}
