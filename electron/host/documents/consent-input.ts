import type { Day } from '#domain/calendar.ts';
import { hasPlanConsent, holdersOn, ownerIsAdult } from '#domain/consent.ts';
import type { Id } from '#domain/identity.ts';
import type { Profile } from '#domain/profile.ts';
import type { ConsentDraft } from '#domain/standing.ts';
import type { PlanState } from '#domain/state.ts';
import { planOwnerOf } from '#domain/state.ts';
import type { Signers } from '#domain/who-signs.ts';
import { whoSigns } from '#domain/who-signs.ts';
import type { ConsentName, ConsentSigner, ConsentTextInput } from './consent-text.ts';
import { personName } from './minutes-people.ts';

interface At {
  readonly today: Day;
  readonly profile: Profile;
}

/** What a draft in a plan says, in words that `consentText` takes. The reminder stays behind (C2). */
export function consentInputOf(state: PlanState, draft: ConsentDraft, at: At): ConsentTextInput {
  const owner = planOwnerOf(state);
  if (owner === undefined) throw new Error('A draft without a plan owner has no text');
  const { expiresOn, transition, oldContent, meeting } = draft;
  const signers = whoSigns(state, at);
  return {
    language: state.plan?.language ?? at.profile.language,
    profile: at.profile,
    owner: personName(owner),
    about: aboutOf(state, at),
    names: draft.names.map((one) => nameOf(state, one)),
    holders: holdersOn(state, at.today).map(({ name }) => name),
    signers: groupsOf(state, signers),
    ...healthOf(state, draft, signers),
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(transition === undefined ? {} : { transition }),
    ...(oldContent === undefined ? {} : { reopening: { oldContent } }),
    meetingOnly: meeting !== undefined,
    hasEarlier: hasEarlier(state, at.today),
  };
}

function aboutOf(state: PlanState, { today, profile }: At): ConsentTextInput['about'] {
  const about = state.plan?.about ?? 'child';
  if (about === 'pregnant') return about;
  return ownerIsAdult(state, { today, adultAge: profile.adultAge }) ? 'adult' : about;
}

/** Full names in a consent, also the plan owner's: it is clear beyond doubt who signs and who is named. */
function nameOf(state: PlanState, { participant, topics }: ConsentDraft['names'][number]): ConsentName {
  const person = state.participants.get(participant);
  if (person === undefined) throw new Error('A draft names somebody who is not in the plan');
  const { name, service } = person;
  return {
    name,
    ...(service === undefined ? {} : { service }),
    ...(topics === undefined ? {} : { topics }),
  };
}

/** C6g: where nobody can tell who signs, the text has no line and says that we ask. */
function groupsOf(state: PlanState, signers: Signers): readonly (readonly ConsentSigner[])[] {
  if (signers.kind === 'ask') return [];
  return signers.groups.map((group) => signersOf(state, group));
}

function signersOf(state: PlanState, ids: readonly Id[]): readonly ConsentSigner[] {
  return ids.flatMap((id) => {
    const person = state.participants.get(id);
    if (person === undefined) return [];
    return [person.role === 'plan-owner' ? { name: person.name, isOwner: true } : { name: person.name }];
  });
}

/** C6e: apart only where this consent shares health information at all. */
function healthOf(
  state: PlanState,
  draft: ConsentDraft,
  signers: Signers,
): Pick<ConsentTextInput, 'healthSigners'> {
  if (signers.kind === 'ask' || signers.health === undefined) return {};
  const isShared = draft.names.some(({ topics }) => topics === undefined || topics.includes('health'));
  if (!isShared) return {};
  return { healthSigners: signersOf(state, signers.health.flat()).map(({ name }) => name) };
}

/** What a no leaves standing: nothing, once everything was withdrawn or the plan has ended. */
function hasEarlier(state: PlanState, today: Day): boolean {
  if (state.withdrawn !== undefined || state.ended !== undefined) return false;
  return hasPlanConsent(state, today);
}
