import { addDays } from './calendar.ts';
import { consentInForce } from './consent.ts';
import type { Id } from './identity.ts';
import { system } from './identity.ts';
import type { KnownFact } from './known-fact.ts';
import type { ObjectionContext } from './objection-context.ts';
import type { LawRefusal } from './refusal.ts';
import type { PlanState } from './state.ts';
import { isFamily } from './state.ts';
import { wholeConsent } from './whole-consent.ts';
import type { Signers } from './who-signs.ts';
import { areEnough, missingSignatures, whoSigns } from './who-signs.ts';

/** C1–C10, S5: what the rules of consent have against a fact. */
export function objectToConsent(
  state: PlanState,
  fact: KnownFact,
  at: ObjectionContext,
): LawRefusal | undefined {
  switch (fact.verb) {
    case 'consent.signed/1':
      return objectToSignature(state, fact, at);
    case 'consent.given/1':
      return objectToGiven(state, fact, at);
    case 'consent.withdrawn/1':
      return objectToWithdrawal(state, fact);
    case 'plan.reopened/1':
      return objectToReopening(state, fact, at);
    case 'deletion.demanded/1':
      return at.profile.deletionMayBeDemanded ? undefined : { kind: 'deletion-not-offered' };
    case 'deletion.decided/1':
      return state.deletion === undefined || state.deletion.decided !== undefined
        ? { kind: 'deletion-not-demanded' }
        : undefined;
    case 'deletion.executed/1':
      return mayDelete(state, at) ? undefined : { kind: 'deletion-not-demanded' };
    default:
      return undefined;
  }
}

/** S5: what was demanded and granted; C5: what a whole withdrawal does where the profile says delete. */
function mayDelete(state: PlanState, at: ObjectionContext): boolean {
  if (state.deletion?.decided?.granted === true) return true;
  return state.withdrawn !== undefined && at.profile.withdrawal === 'delete';
}

/** C1: an unsigned draft is gone after the profile's days. */
export function draftIsGone(writtenOn: string, at: Pick<ObjectionContext, 'today' | 'profile'>): boolean {
  return addDays(writtenOn, at.profile.draftDays) < at.today;
}

/** C6, R14: of those who sign for this plan, on a draft that is still there. */
function objectToSignature(
  state: PlanState,
  fact: KnownFact & { verb: 'consent.signed/1' },
  at: ObjectionContext,
): LawRefusal | undefined {
  const { consent, participant, part } = fact.body;
  if (!mayAttest(state, fact.writtenBy, participant)) return { kind: 'does-not-sign', participant };
  const draft = state.drafts.get(consent);
  if (draft === undefined || draftIsGone(draft.writtenOn, at)) return { kind: 'draft-gone' };
  const signers = whoSigns(state, at);
  if (signers.kind === 'ask') return { kind: 'who-signs-unknown' };
  const groups = part === 'health' ? (signers.health ?? []) : signers.groups;
  return groups.some((group) => group.includes(participant))
    ? undefined
    : { kind: 'does-not-sign', participant };
}

/** C9: with an own log-in each signs for themselves; a paper form is seen by who holds the plan. */
function mayAttest(state: PlanState, writer: Id, signer: Id): boolean {
  const person = state.participants.get(writer);
  return writer === signer || person === undefined || !isFamily(person);
}

/**
 * C9: whom the family signs for themselves, the consent is what they read: draft and signatures, word for word. The
 * store, which puts together what was signed in two places, adds nothing to it either.
 */
function standsOnDraft(
  state: PlanState,
  fact: KnownFact & { verb: 'consent.given/1' },
  signers: Signers,
): boolean {
  const writer = state.participants.get(fact.writtenBy);
  const mustMatch = fact.writtenBy === system || (writer !== undefined && isFamily(writer));
  if (!mustMatch) return true;
  const draft = state.drafts.get(fact.item);
  if (draft === undefined) return false;
  const whole = wholeConsent(draft, signers, fact.body.form);
  return sameJson(whole, fact.body);
}

/** The order of fields says nothing. */
function sameJson(one: object, other: object): boolean {
  return jsonInOrder(one) === jsonInOrder(other);
}

function jsonInOrder(of: object): string {
  return JSON.stringify(Object.entries(of).toSorted(([first], [second]) => first.localeCompare(second)));
}

/** C6: in force only when everybody who must has signed. */
function objectToGiven(
  state: PlanState,
  fact: KnownFact & { verb: 'consent.given/1' },
  at: ObjectionContext,
): LawRefusal | undefined {
  const signers = whoSigns(state, at);
  if (signers.kind === 'ask') return { kind: 'who-signs-unknown' };
  const { signedBy, names, healthSignedBy } = fact.body;
  if (!standsOnDraft(state, fact, signers)) return { kind: 'draft-gone' };
  if (!areEnough(signers, signedBy)) {
    const signed = signedBy.map((participant) => ({
      participant,
      part: 'plan' as const,
      on: fact.body.signedOn,
      form: fact.body.form,
    }));
    return { kind: 'signature-missing', participants: missingSignatures(signers, { signed }) };
  }
  if (signers.health === undefined) return undefined;
  const sharesHealth = names.some((one) => one.topics === undefined || one.topics.includes('health'));
  const isSigned = signers.health.some((group) => group.every((id) => healthSignedBy?.includes(id) === true));
  return sharesHealth && !isSigned
    ? { kind: 'signature-missing', participants: signers.health[0] ?? [] }
    : undefined;
}

/** C4: one person, one topic, everything; of what is not there nothing can be taken back. */
function objectToWithdrawal(
  state: PlanState,
  fact: KnownFact & { verb: 'consent.withdrawn/1' },
): LawRefusal | undefined {
  const { participant } = fact.body;
  if (state.withdrawn !== undefined) return { kind: 'nothing-to-withdraw' };
  if (participant === undefined) return undefined;
  const isNamed = state.consents.some((one) => one.names.some((name) => name.participant === participant));
  return isNamed ? undefined : { kind: 'nothing-to-withdraw' };
}

/** C8: a consent that was asked about the old content, signed since the plan ended. */
function objectToReopening(
  state: PlanState,
  fact: KnownFact & { verb: 'plan.reopened/1' },
  at: ObjectionContext,
): LawRefusal | undefined {
  const consent = state.consents.find((one) => one.id === fact.body.consent);
  const ended = state.ended?.on;
  if (consent === undefined || ended === undefined || consent.meeting !== undefined) {
    return { kind: 'consent-missing' };
  }
  const isNew = consent.oldContent !== undefined && consent.signedOn >= ended;
  if (!isNew || !consentInForce(consent, at.today)) return { kind: 'new-consent-needed' };
  return consent.oldContent === fact.body.oldContent ? undefined : { kind: 'bad-input', field: 'oldContent' };
}
