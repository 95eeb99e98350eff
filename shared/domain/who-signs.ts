import type { Day } from './calendar.ts';
import { yearsOn } from './calendar.ts';
import { accessHasEnded, ownerIsAdult } from './consent.ts';
import type { Id } from './identity.ts';
import type { Profile } from './profile.ts';
import type { ConsentDraft } from './standing.ts';
import type { PlanState } from './state.ts';
import { planOwnerOf } from './state.ts';

/** The part of a profile that says who signs (C6). */
export type SigningRules = Pick<Profile, 'youthSigns' | 'custody' | 'healthSignsFrom' | 'adultAge'>;

/**
 * Who must sign a consent. `groups`: any one whole group is enough. `health`: the groups for health information,
 * where that is a part of its own. `ask`: nobody can tell from what is known, and the page asks (C6g).
 */
export type Signers =
  | {
      readonly kind: 'groups';
      readonly groups: readonly (readonly Id[])[];
      readonly health?: readonly Id[][];
    }
  | { readonly kind: 'ask'; readonly about: 'custody' | 'guardians' };

interface At {
  readonly today: Day;
  readonly profile: SigningRules;
}

export function whoSigns(state: PlanState, at: At): Signers {
  const owner = planOwnerOf(state);
  if (owner === undefined) return { kind: 'ask', about: 'guardians' };
  const { today, profile } = at;
  if (state.plan?.about === 'pregnant' || ownerIsAdult(state, { today, adultAge: profile.adultAge })) {
    return { kind: 'groups', groups: [[owner.id]] };
  }
  const guardians = guardianGroup(state, at);
  if (guardians.kind === 'ask') return guardians;
  const age = owner.born === undefined ? undefined : yearsOn(owner.born, today);
  const groups = youthGroups({ ...at, owner: owner.id, age }, guardians.group);
  return withHealth({ ...at, owner: owner.id, age }, groups);
}

type Guardians =
  | { readonly kind: 'group'; readonly group: readonly Id[] }
  | { readonly kind: 'ask'; readonly about: 'custody' | 'guardians' };

/** C6c, C6g: all holders of parental responsibility, unless the situation names who decides. */
function guardianGroup(state: PlanState, { today }: At): Guardians {
  const { custody } = state;
  const isSpecial = custody !== undefined && asksWho.has(custody.situation);
  if (custody?.signers !== undefined && custody.basis !== undefined) {
    return { kind: 'group', group: custody.signers };
  }
  if (isSpecial) return { kind: 'ask', about: 'custody' };
  const all = [...state.participants.values()].filter(
    (person) => person.role === 'guardian' && !accessHasEnded(person, today),
  );
  if (all.length === 0) return { kind: 'ask', about: 'guardians' };
  return { kind: 'group', group: all.map((person) => person.id) };
}

/** Situations in which the list of guardians does not say who signs. */
const asksWho: ReadonlySet<string> = new Set(['foster-home', 'care-order', 'other']);

interface Youth extends At {
  readonly owner: Id;
  readonly age: number | undefined;
}

/** C6b: what an unknown age would allow is not allowed. */
function youthGroups({ profile, owner, age }: Youth, guardians: readonly Id[]): readonly (readonly Id[])[] {
  const { mode, from } = profile.youthSigns;
  if (mode === 'no' || age === undefined || age < from) return [guardians];
  switch (mode) {
    case 'either':
      return [guardians, [owner]];
    case 'instead':
      return [[owner]];
    case 'together':
      return [[...guardians, owner]];
  }
}

/** C6e: sharing health information is signed for apart where the profile has an age for it. */
function withHealth({ profile, owner, age }: Youth, groups: readonly (readonly Id[])[]): Signers {
  const { healthSignsFrom: from } = profile;
  if (from === undefined || age === undefined || age < from) return { kind: 'groups', groups };
  return { kind: 'groups', groups, health: [[owner]] };
}

/** Whose signature is still missing: of the group that is nearest to being whole. Empty: everybody has signed. */
export function missingSignatures(signers: Signers, draft: Pick<ConsentDraft, 'signed'>): readonly Id[] {
  if (signers.kind === 'ask') return [];
  return nearest(signers.groups, signedIds(draft, 'plan'));
}

/** C6e: whether health information may be shared by this consent. */
export function healthIsSigned(signers: Signers, draft: Pick<ConsentDraft, 'signed'>): boolean {
  if (signers.kind === 'ask') return false;
  if (signers.health === undefined) return true;
  return nearest(signers.health, signedIds(draft, 'health')).length === 0;
}

function signedIds(draft: Pick<ConsentDraft, 'signed'>, part: 'plan' | 'health'): ReadonlySet<Id> {
  return new Set(draft.signed.filter((one) => one.part === part).map((one) => one.participant));
}

function nearest(groups: readonly (readonly Id[])[], signed: ReadonlySet<Id>): readonly Id[] {
  const missing = groups.map((group) => group.filter((id) => !signed.has(id)));
  return missing.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

/** Whether these people are enough for a consent to be in force (C6). */
export function areEnough(signers: Signers, signedBy: readonly Id[]): boolean {
  if (signers.kind === 'ask') return false;
  const signed = new Set(signedBy);
  return signers.groups.some((group) => group.length > 0 && group.every((id) => signed.has(id)));
}
