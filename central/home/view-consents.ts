import { allTopics } from '#domain/bodies.ts';
import { consentInForce } from '#domain/consent.ts';
import type { Id } from '#domain/identity.ts';
import { draftIsGone } from '#domain/objections-consent.ts';
import type { ConsentDraft } from '#domain/standing.ts';
import type { Consent, PlanState } from '#domain/state.ts';
import type { Signers } from '#domain/who-signs.ts';
import { missingSignatures, whoSigns } from '#domain/who-signs.ts';
import type { HomeConsent, HomeText } from '#sync/home-messages.ts';
import type { Store } from '../store.ts';
import type { Here } from './find-here.ts';
import { nameIn, toNamed } from './view-people.ts';

/** C1, C3: drafts are between family and holders, and so is what a consent says of others. */
export function viewConsents(
  store: Store,
  here: Here,
  compose: (draft: ConsentDraft) => HomeText,
): HomeConsent[] {
  if (here.standing === 'participant') return [];
  const drafts = openDrafts(store, here).map((draft) => ({
    ...viewDraft(store, here, draft),
    text: compose(draft),
  }));
  return [...drafts, ...standingConsents(here).map((consent) => viewStanding(here.state, consent))];
}

/** C1: what is not too old to be signed, newest first. */
export function openDrafts(store: Store, { state, at }: Here): readonly ConsentDraft[] {
  const { today } = at;
  return [...state.drafts.values()]
    .filter((one) => !draftIsGone(one.writtenOn, { today, profile: store.profile }))
    .toReversed();
}

/** The newest that is in force for the plan, and those for a meeting that is not over (C10). */
function standingConsents({ state, at }: Here): readonly Consent[] {
  const inForce = state.consents.filter((one) => consentInForce(one, at.today));
  const ofPlan = inForce.findLast((one) => one.meeting === undefined);
  const ofMeetings = inForce.filter(
    ({ meeting }) => meeting !== undefined && state.meetings.get(meeting)?.ended !== true,
  );
  return ofPlan === undefined ? ofMeetings : [ofPlan, ...ofMeetings];
}

type Part = HomeConsent['toSign'][number];

/**
 * C6, C9: what this person signs for themselves, and has not. Health comes first: the last signature to the plan puts
 * the consent in force as it then stands (C6e). On paper alone where the profile, or a consent for one meeting, says so.
 */
export function partsToSign(store: Store, { state, me, at, standing }: Here, draft: ConsentDraft): Part[] {
  const signers = whoSigns(state, { today: at.today, profile: store.profile });
  if (standing !== 'family' || isForPaper(store, draft) || signers.kind === 'ask') return [];
  const asked = (part: Part, groups: readonly (readonly Id[])[]): Part[] => {
    const isMine = groups.some((group) => group.includes(me.id));
    const isDone = draft.signed.some((one) => one.participant === me.id && one.part === part);
    return isMine && !isDone ? [part] : [];
  };
  return [...asked('health', healthGroups(signers, draft)), ...asked('plan', signers.groups)];
}

/** C9, C10: signed on paper alone, in front of the chair. */
export function isForPaper({ profile }: Store, { meeting }: ConsentDraft): boolean {
  return profile.consentForm === 'written' || meeting !== undefined;
}

/** C6e: apart only where this consent shares health information at all. */
function healthGroups(signers: Signers, draft: ConsentDraft): readonly (readonly Id[])[] {
  if (signers.kind === 'ask' || signers.health === undefined) return [];
  const isShared = draft.names.some(({ topics }) => topics === undefined || topics.includes('health'));
  return isShared ? signers.health : [];
}

function viewDraft(store: Store, here: Here, draft: ConsentDraft): Omit<HomeConsent, 'text'> {
  const { state, at } = here;
  const signers = whoSigns(state, { today: at.today, profile: store.profile });
  const signed = draft.signed.map(({ participant, part, on }) => ({
    person: nameIn(state, participant),
    part,
    on,
  }));
  return {
    ...viewTerms(state, draft),
    kind: 'draft',
    writtenOn: draft.writtenOn,
    toSign: partsToSign(store, here, draft),
    signed,
    waitsFor: missingSignatures(signers, draft).map((id) => nameIn(state, id)),
  };
}

function viewStanding(state: PlanState, consent: Consent): HomeConsent {
  const { signedOn: on, signedBy, healthSignedBy = [] } = consent;
  const signed = (part: Part, ids: readonly Id[]): HomeConsent['signed'] =>
    ids.map((id) => ({ person: nameIn(state, id), part, on }));
  return {
    ...viewTerms(state, consent),
    kind: 'standing',
    writtenOn: on,
    toSign: [],
    signed: [...signed('plan', signedBy), ...signed('health', healthSignedBy)],
    waitsFor: [],
  };
}

type Terms = Pick<HomeConsent, 'id' | 'names' | 'expiresOn' | 'forMeeting' | 'oldContent' | 'transition'>;

function viewTerms(state: PlanState, consent: ConsentDraft | Consent): Terms {
  const { id, names, expiresOn, meeting, oldContent, transition } = consent;
  return {
    id,
    names: names.flatMap(({ participant, topics = allTopics }) => {
      const person = state.participants.get(participant);
      return person === undefined || topics.length === 0 ? [] : [toNamed(person, topics)];
    }),
    forMeeting: meeting !== undefined,
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(oldContent === undefined ? {} : { oldContent }),
    ...(transition === undefined ? {} : { transition }),
  };
}
