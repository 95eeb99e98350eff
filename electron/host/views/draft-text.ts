import { consentWordingOf } from '#domain/consent-wording.ts';
import type { ConsentLine } from '#language/consent-text.ts';
import { consentText } from '#language/consent-text.ts';
import { readLawTexts } from '../documents/law-texts.ts';
import type { HostRoom } from '../room/host-room.ts';
import { openDraft } from '../room/open-draft.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';

/** The text that is signed, as it stands today: what the wall shows, the voice reads, and the paper has (C2, C9). */
export function draftText(host: HostRoom, meeting: OpenMeeting, today: string): readonly ConsentLine[] {
  const draft = openDraft(meeting, today);
  if (draft === undefined) return [];
  host.lawTexts ??= readLawTexts(host.needs.resources);
  const { profile } = meeting.plan;
  return consentText(host.lawTexts, consentWordingOf(meeting.state, draft, { today, profile }));
}
