import type { Rules } from '../rule.ts';

/** C1–C10. */
export const consentRules: Rules = {
  C1: {
    gist: 'Without a signed consent there is only a draft; unsigned drafts go after 30 days',
    source: 'MG 177–190',
    decision: 'shared/domain/objections-consent.ts#draftIsGone',
    page: 'chair · consent',
    off: [
      {
        file: 'shared/domain/rights.ts',
        find: '&& planIsOpen(state, writer.today);',
        replace: '&& true;',
      },
      {
        file: 'shared/domain/objections-consent.ts',
        find: 'return addDays(writtenOn, at.profile.draftDays) < at.today;',
        replace: 'return false;',
      },
      {
        file: 'shared/domain/rights.ts',
        find: "return topicsOf(state, person, writer) || hasTable('beforeConsent', writer.verb);",
        replace: 'return true;',
      },
    ],
  },
  C2: {
    gist: 'A consent states who, what, limits and how to withdraw; every item carries one topic, and a limit is data',
    source: 'MG 183, 508–514; ÅS 278–287; ours',
    decision: 'shared/domain/consent.ts#topicsFor',
    page: 'chair · consent',
    off: [
      {
        file: 'shared/domain/audience.ts',
        find: 'return topics.has(item.topic) && (',
        replace: 'return (',
      },
      {
        file: 'shared/domain/bodies.ts',
        find: "'goal.added/1': z.strictObject({ title: line, topic: topicSchema,",
        replace: "'goal.added/1': z.strictObject({ title: line, topic: topicSchema.default('other'),",
      },
    ],
  },
  C3: {
    gist: 'Adding and every transition wait for a new signed consent; removing takes effect at once',
    source: 'MG 98, 131, 185; HV 55–57',
    decision: 'shared/domain/objections.ts#objectTo',
    page: 'chair · consent, handover',
    off: [
      {
        file: 'shared/domain/objections-meeting.ts',
        find: 'return isUnnamed ?',
        replace: 'return isUnnamed && false ?',
      },
      {
        file: 'shared/domain/objections-people.ts',
        find: "return isConsented ? undefined : { kind: 'new-consent-needed' };",
        replace: 'return undefined;',
      },
      {
        file: 'shared/domain/decisions-consent.ts',
        find: 'if (missingSignatures(signers, signed).length > 0) return yes(facts);',
        replace: '',
      },
      {
        file: 'shared/domain/evolve-consent.ts',
        find: 'if (topic === undefined) return [];',
        replace: 'if (topic === undefined) return [named];',
      },
    ],
  },
  C4: {
    gist: 'Changed or withdrawn at any moment, without a reason, also orally: one person, one topic, everything',
    source: 'MG 183, 498; HV 157; ours',
    decision: 'shared/domain/evolve-consent.ts#foldConsent',
    page: 'chair · consent; wall "Vi tar en pause"',
    off: [
      {
        file: 'shared/domain/evolve-consent.ts',
        find: 'consents: [], drafts: new Map(), withdrawn: fact.id',
        replace: 'drafts: new Map()',
      },
      {
        file: 'shared/domain/evolve-consent.ts',
        find: 'filter((one) => one !== topic)',
        replace: 'filter(() => true)',
      },
    ],
  },
  C5: {
    gist: 'What withdrawing everything does is a profile setting',
    source: 'MG 500; ÅS 30; HV 166; FJ 85; ME 161',
    decision: 'shared/domain/decisions-consent.ts#planConsentCommand',
    page: 'chair · ending',
    off: [
      {
        file: 'shared/domain/decisions-consent.ts',
        find: "return yes([withdrawn, { item: context.plan, verb: 'plan.closed/1', body: closed }]);",
        replace: 'return yes([withdrawn]);',
      },
    ],
  },
  C6: {
    gist: 'Who signs: the pregnant woman, the youth by the profile, all with parental responsibility, health apart, others are asked',
    source: 'MG 43, 195, 315; HV 47, 141–153; FJ 38; ME 85; ours',
    decision: 'shared/domain/who-signs.ts#whoSigns',
    page: 'chair · consent',
    off: [
      {
        file: 'shared/domain/who-signs.ts',
        find: "if (state.plan?.about === 'pregnant' ||",
        replace: 'if (',
      },
      {
        file: 'shared/domain/who-signs.ts',
        find: "if (mode === 'no' || age === undefined || age < from) return [guardians];",
        replace: 'return [guardians];',
      },
      {
        file: 'shared/domain/who-signs.ts',
        find: 'group.length > 0 && group.every((id) => signed.has(id))',
        replace: 'group.some((id) => signed.has(id))',
      },
      {
        file: 'shared/domain/who-signs.ts',
        find: "if (isSpecial) return { kind: 'ask', about: 'custody' };",
        replace: '',
      },
      {
        file: 'shared/domain/whole-consent.ts',
        find: 'names: isShared ? names :',
        replace: 'names: true ? names :',
      },
      {
        file: 'shared/domain/objections-people.ts',
        find: "if (body.role === 'guardian' && state.plan?.about === 'pregnant') return { kind: 'no-guardian-here' };",
        replace: '',
      },
    ],
  },
  C7: {
    gist: 'Once the date has passed participants see nothing, the family everything, the holder the consent dialogue',
    source: 'ÅS 282–287; ours',
    decision: 'shared/domain/consent.ts#consentHasExpired',
    page: 'chair · consent',
    off: [
      {
        file: 'shared/domain/agenda-due.ts',
        find: 'const isSoon = expiresOn !== undefined && expiresOn <= latest &&',
        replace: 'const isSoon = expiresOn !== undefined &&',
      },
      {
        file: 'shared/domain/consent.ts',
        find: 'return consent.expiresOn !== undefined && today > consent.expiresOn;',
        replace: 'return false;',
      },
      {
        file: 'shared/domain/decisions-consent.ts',
        find: 'const last = consentMonths === undefined ? undefined : addMonths(context.today, consentMonths);',
        replace: 'const last = undefined;',
      },
    ],
  },
  C8: {
    gist: 'A closed plan is reopened only with a new consent, which asks about the old content',
    source: 'MG 488; FJ 86; ME 163',
    decision: 'shared/domain/objections-consent.ts#objectToConsent',
    page: 'chair · ending',
    off: [
      {
        file: 'shared/domain/objections-consent.ts',
        find: "if (!isNew || !consentInForce(consent, at.today)) return { kind: 'new-consent-needed' };",
        replace: '',
      },
      {
        file: 'shared/domain/evolve-consent.ts',
        find: 'if (oldContent) return { ...open, consents };',
        replace: 'return { ...open, consents };',
      },
    ],
  },
  C9: {
    gist: 'Signed on the own phone or on paper that the chair has seen; never before the interpreter is done; unsigned opens nothing',
    source: 'MG 315–333; ÅS 252; ours',
    decision: 'shared/domain/decisions-consent.ts#planConsentCommand',
    page: 'chair · consent; wall · consent',
    off: [
      {
        file: 'shared/domain/objections-consent.ts',
        find: 'return writer === signer || person === undefined || !isFamily(person);',
        replace: 'return true;',
      },
      {
        file: 'shared/domain/decisions-consent.ts',
        find: "return no({ kind: 'draft-gone' });\n  if (command.interpreterIsDone === false) return no({ kind: 'interpreter-not-done' });",
        replace: "return no({ kind: 'draft-gone' });",
      },
      {
        file: 'shared/domain/whole-consent.ts',
        find: "signedBy: signersOf(signed, 'plan'),",
        replace: 'signedBy: [],',
      },
    ],
  },
  C10: {
    gist: 'A consent for this meeting only can name a substitute or a support person',
    source: 'ours',
    decision: 'shared/domain/decisions-consent.ts#planConsentCommand',
    page: 'chair · roll call, consent',
    off: [
      {
        file: 'shared/domain/consent.ts',
        find: "if (consent.meeting !== of.meeting || state.meetings.get(of.meeting ?? '')?.ended === true) return false;",
        replace: '',
      },
    ],
  },
};
