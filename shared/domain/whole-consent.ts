import type { Body, Topic } from './bodies.ts';
import { allTopics } from './bodies.ts';
import type { Id } from './identity.ts';
import type { ConsentDraft, Signature } from './standing.ts';
import type { Signers } from './who-signs.ts';
import { healthIsSigned } from './who-signs.ts';

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
