import type { Id } from './identity.ts';

/** Why the law says no. Each kind has its sentence in the locales; a page never sees the ids. */
export type LawRefusal =
  | { readonly kind: 'empty-text'; readonly field: string }
  | { readonly kind: 'text-too-long'; readonly field: string }
  | { readonly kind: 'bad-input'; readonly field: string }
  | { readonly kind: 'unknown-item'; readonly item: Id }
  | { readonly kind: 'unknown-person'; readonly participant: Id }
  | { readonly kind: 'already-closed'; readonly item: Id }
  | { readonly kind: 'date-passed'; readonly field: string }
  | { readonly kind: 'may-not-write' }
  | { readonly kind: 'consent-missing' }
  /** C7. */
  | { readonly kind: 'consent-expired' }
  | { readonly kind: 'changed-meanwhile'; readonly item: Id; readonly field: string }
  /** R1: nobody lets go of the baton before another has taken it. */
  | { readonly kind: 'last-holder' }
  /** R8, R15: only an approved employee. */
  | { readonly kind: 'not-approved'; readonly participant: Id }
  /** R9: the profile does not let people from outside in. */
  | { readonly kind: 'outside-not-allowed' }
  /** R9: the declaration comes first. */
  | { readonly kind: 'declaration-missing'; readonly participant: Id }
  /** C6: these have not signed. */
  | { readonly kind: 'signature-missing'; readonly participants: readonly Id[] }
  /** C6g: nobody can tell who signs before it is asked. */
  | { readonly kind: 'who-signs-unknown' }
  /** C6: this person does not sign for this plan (R14). */
  | { readonly kind: 'does-not-sign'; readonly participant: Id }
  /** C9: not before the interpreter has rendered the whole text. */
  | { readonly kind: 'interpreter-not-done' }
  /** C1: no such draft, or it is gone because nobody signed in time. */
  | { readonly kind: 'draft-gone' }
  /** C3: a transition waits for a new signed consent. */
  | { readonly kind: 'new-consent-needed' }
  /** C4: nothing of that is in force. */
  | { readonly kind: 'nothing-to-withdraw' }
  /** S2: locked; a new consent opens it (C8). */
  | { readonly kind: 'plan-ended' }
  | { readonly kind: 'plan-not-ended' }
  /** S5: not where the profile does not have it, not twice, not before it is demanded. */
  | { readonly kind: 'deletion-not-offered' }
  | { readonly kind: 'deletion-not-demanded' }
  /** The profile has no plan for a pregnant woman, or she is given guardians (C6a). */
  | { readonly kind: 'pregnant-not-offered' }
  | { readonly kind: 'no-guardian-here' }
  | { readonly kind: 'handover-unknown' }
  | { readonly kind: 'meeting-unknown' }
  /** Somebody has settled it, or it was never asked. */
  | { readonly kind: 'question-gone' }
  /** Held, and nothing that another can write again. */
  | { readonly kind: 'not-to-be-taken' };
