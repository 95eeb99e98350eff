import { ownerIsAdult } from '#domain/consent.ts';
import type { ConsentDraft } from '#domain/standing.ts';
import type { PlanState } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import { whoSigns } from '#domain/who-signs.ts';
import type { ConsentLine, ConsentTextInput } from '../documents/consent-text.ts';
import { consentText } from '../documents/consent-text.ts';
import { readLawTexts } from '../documents/law-texts.ts';
import type { HostRoom } from '../room/host-room.ts';
import type { OpenMeeting } from '../room/open-meeting.ts';
import { openDraft } from '../room/open-draft.ts';
import { standingConsent } from './consent-standing.ts';
import { ownerName } from './deck-needs.ts';

/** The text that is signed, as it stands today: what the wall shows, the voice reads, and the paper has (C2, C9). */
export function draftText(host: HostRoom, meeting: OpenMeeting, today: string): readonly ConsentLine[] {
  const draft = openDraft(meeting, today);
  if (draft === undefined) return [];
  host.lawTexts ??= readLawTexts(host.needs.resources);
  return consentText(host.lawTexts, inputOf(meeting, draft, today));
}

function inputOf({ state, plan }: OpenMeeting, draft: ConsentDraft, today: string): ConsentTextInput {
  const { profile } = plan;
  const { expiresOn, transition, oldContent, meeting } = draft;
  return {
    language: state.plan?.language ?? profile.language,
    profile,
    owner: ownerName(state),
    about: aboutOf(state, { today, adultAge: profile.adultAge }),
    names: draft.names.flatMap((one) => nameLine(state, one)),
    holders: [...state.participants.values()]
      .filter((person) => person.role === 'relay-holder')
      .map((person) => person.name),
    ...signersOf(state, { today, profile }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(transition === undefined ? {} : { transition }),
    ...(oldContent === undefined || state.ended === undefined ? {} : { reopening: { oldContent } }),
    ...(meeting === undefined ? {} : { meetingOnly: true }),
    hasEarlier: standingConsent(state, today) !== undefined,
  };
}

function aboutOf(state: PlanState, at: { today: string; adultAge: number }): ConsentTextInput['about'] {
  const about = state.plan?.about ?? 'child';
  return about !== 'pregnant' && ownerIsAdult(state, at) ? 'adult' : about;
}

function nameLine(state: PlanState, named: ConsentDraft['names'][number]): ConsentTextInput['names'] {
  const person = state.participants.get(named.participant);
  if (person === undefined) return [];
  const { name, service } = person;
  const { topics } = named;
  return [
    { name, ...(service === undefined ? {} : { service }), ...(topics === undefined ? {} : { topics }) },
  ];
}

function signersOf(
  state: PlanState,
  at: Parameters<typeof whoSigns>[1],
): Pick<ConsentTextInput, 'signers' | 'healthSigners'> {
  const signers = whoSigns(state, at);
  if (signers.kind === 'ask') return { signers: [] };
  const owner = planOwnerOf(state)?.id;
  const name = (id: string): string => state.participants.get(id)?.name ?? '';
  const groups = signers.groups.map((group) =>
    group.map((id) => ({ name: name(id), isOwner: id === owner })),
  );
  const health = signers.health?.flat().map((id) => name(id));
  return { signers: groups, ...(health === undefined ? {} : { healthSigners: health }) };
}
