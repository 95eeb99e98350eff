import type { Body, Topic } from './bodies.ts';
import { allTopics } from './bodies.ts';
import type { Day } from './calendar.ts';
import type { Id } from './identity.ts';
import type { Profile } from './profile.ts';
import type { ConsentDraft, Signature } from './standing.ts';
import type { PlanState } from './state.ts';
import type { Signers } from './who-signs.ts';
import { healthIsSigned, missingSignatures, whoSigns } from './who-signs.ts';

/** C6e: health information is left out for everybody until the one it is about has signed for it. */
export function wholeConsent(
  draft: ConsentDraft,
  signers: Signers,
  form: 'eid' | 'paper',
): Body<'consent.given/1'> {
  const { names, signed, id: _id, writtenOn: _on, reminder: _reminder, ...rest } = draft;
  const health = signers.kind === 'groups' && signers.health !== undefined;
  const isShared = healthIsSigned(signers, draft);
  const forHealth = signersOf(signed, 'health');
  return {
    ...rest,
    signedOn: lastDay(signed),
    signedBy: signersOf(signed, 'plan'),
    form,
    names: isShared ? names : names.flatMap((one) => withoutHealth(one)),
    ...(health && isShared && forHealth.length > 0 ? { healthSignedBy: forHealth } : {}),
  };
}

/**
 * C6: what a draft puts in force once everybody has signed it, or nothing yet. Two who sign in different places, on
 * paper and at home, do not see each other's: whoever sees both says it.
 */
export function consentOnceSigned(
  state: PlanState,
  consent: Id,
  context: { readonly today: Day; readonly profile: Profile },
): Body<'consent.given/1'> | undefined {
  const draft = state.drafts.get(consent);
  const signers = whoSigns(state, context);
  if (draft === undefined || signers.kind === 'ask') return undefined;
  if (missingSignatures(signers, draft).length > 0) return undefined;
  return wholeConsent(draft, signers, draft.signed.at(-1)?.form ?? 'paper');
}

function signersOf(signed: readonly Signature[], part: 'plan' | 'health'): Id[] {
  return [...new Set(signed.filter((one) => one.part === part).map((one) => one.participant))];
}

function lastDay(signed: readonly Signature[]): string {
  return signed.map((one) => one.on).reduce((last, on) => (on > last ? on : last), '');
}

function withoutHealth(named: { participant: Id; topics?: Topic[] }): { participant: Id; topics: Topic[] }[] {
  const topics = (named.topics ?? [...allTopics]).filter((topic) => topic !== 'health');
  return topics.length === 0 ? [] : [{ participant: named.participant, topics }];
}
