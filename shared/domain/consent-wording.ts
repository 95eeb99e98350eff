import type { Language, Topic } from './bodies.ts';
import type { Day } from './calendar.ts';
import { hasPlanConsent, holdersOn, ownerIsAdult } from './consent.ts';
import type { Id } from './identity.ts';
import type { Profile } from './profile.ts';
import type { ConsentDraft } from './standing.ts';
import type { PlanState } from './state.ts';
import { planOwnerOf } from './state.ts';
import type { Signers } from './who-signs.ts';
import { whoSigns } from './who-signs.ts';

interface ConsentName {
  readonly name: string;
  readonly service?: string;
  readonly topics?: readonly Topic[];
}

interface ConsentSigner {
  readonly name: string;
  readonly isOwner?: boolean;
}

/** What the text of a consent is made from: the same for the wall, the paper and the phone (C2, C9). */
export interface ConsentWording {
  readonly language: Language;
  readonly profile: Profile;
  readonly owner: string;
  readonly about: 'child' | 'youth' | 'pregnant' | 'adult';
  readonly names: readonly ConsentName[];
  readonly holders: readonly string[];
  readonly signers: readonly (readonly ConsentSigner[])[];
  readonly healthSigners?: readonly string[];
  readonly expiresOn?: Day;
  readonly transition?: NonNullable<ConsentDraft['transition']>;
  readonly reopening?: { readonly oldContent: boolean };
  readonly meetingOnly: boolean;
  readonly hasEarlier: boolean;
}

interface At {
  readonly today: Day;
  readonly profile: Profile;
}

/** What a draft in a plan says. The free text beside a limit stays behind: no program applies it (C2). */
export function consentWordingOf(state: PlanState, draft: ConsentDraft, at: At): ConsentWording {
  const { expiresOn, transition, oldContent, meeting } = draft;
  const signers = whoSigns(state, at);
  return {
    language: state.plan?.language ?? at.profile.language,
    profile: at.profile,
    owner: ownerNameOf(state),
    about: aboutOf(state, at),
    names: draft.names.flatMap((one) => nameOf(state, one)),
    holders: holdersOn(state, at.today).map(({ name }) => name),
    signers: groupsOf(state, signers),
    ...healthOf(state, draft, signers),
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(transition === undefined ? {} : { transition }),
    // C8: of a plan that is open nothing is opened again.
    ...(oldContent === undefined || state.ended === undefined ? {} : { reopening: { oldContent } }),
    meetingOnly: meeting !== undefined,
    hasEarlier: hasEarlier(state, at.today),
  };
}

/** The plan owner goes by first name on every page. */
function ownerNameOf(state: PlanState): string {
  const owner = planOwnerOf(state);
  if (owner === undefined) return '';
  return owner.shownAs ?? owner.name.trim().split(/\s+/u)[0] ?? '';
}

function aboutOf(state: PlanState, { today, profile }: At): ConsentWording['about'] {
  const about = state.plan?.about ?? 'child';
  if (about === 'pregnant') return about;
  return ownerIsAdult(state, { today, adultAge: profile.adultAge }) ? 'adult' : about;
}

/** Full names in a consent, also the plan owner's: it is clear beyond doubt who signs and who is named. */
function nameOf(
  state: PlanState,
  { participant, topics }: ConsentDraft['names'][number],
): readonly ConsentName[] {
  const person = state.participants.get(participant);
  if (person === undefined) return [];
  const { name, service } = person;
  return [
    { name, ...(service === undefined ? {} : { service }), ...(topics === undefined ? {} : { topics }) },
  ];
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
): Pick<ConsentWording, 'healthSigners'> {
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
