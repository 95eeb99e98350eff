import type { Rules } from '../rule.ts';

/** R9–R15: people. */
export const peopleRules: Rules = {
  R9: {
    gist: 'People from outside where the profile allows; the confidentiality declaration comes first',
    source: 'MG 41; ÅS 256; FJ 41',
    decision: 'shared/domain/objections.ts#objectTo',
    page: 'chair · people',
    off: [
      {
        file: 'shared/domain/audience.ts',
        find: 'if (person.needsDeclaration !== true) return false;',
        replace: 'return false;',
      },
      {
        file: 'shared/domain/objections-people.ts',
        find: "if (at.profile.privatePersons === 'no') return { kind: 'outside-not-allowed' };",
        replace: '',
      },
    ],
  },
  R10: {
    gist: 'No home address, no identity number; contact details on no screen and in no minutes',
    source: 'MG 266–280; ours',
    decision: 'shared/domain/evolve-people.ts#foldPeople',
    page: 'chair · people',
    off: [
      {
        file: 'shared/domain/evolve-people.ts',
        find: 'return isOwner ? { id, ...known, born } : { id, ...known };',
        replace: 'return { id, ...body };',
      },
    ],
  },
  R11: {
    gist: 'The family can ask for another holder, without a reason',
    source: 'MG 58–64; HV 95',
    decision: 'shared/domain/rights.ts#mayWrite',
    page: 'chair · people',
    off: [
      {
        file: 'shared/domain/verb-rights.ts',
        find: "'consent.withdrawn/1',\n    'holder.askedFor/1',",
        replace: "'consent.withdrawn/1',",
      },
    ],
  },
  R12: {
    gist: 'The family always sees who the holder is, how to reach them, and who steps in',
    source: 'HV 26; ME 131',
    decision: 'shared/domain/consent.ts#holdersOn',
    page: 'wall · people; minutes document',
    off: [
      {
        file: 'shared/domain/consent.ts',
        find: "person.role === 'relay-holder' && !accessHasEnded(person, today)",
        replace: 'false',
      },
      {
        file: 'shared/domain/evolve-meeting.ts',
        find: 'standIns: new Map(draft.state.standIns).set(fact.body.meeting, fact.body.participant),',
        replace: '',
      },
    ],
    notYet: 'The way to reach them is on the home page of the family (issue 4)',
  },
  R13: {
    gist: 'On the 18th birthday guardians see nothing unless the plan owner names them',
    source: 'ours',
    decision: 'shared/domain/consent.ts#ownerIsAdult',
    page: 'chair · reminders',
    off: [
      {
        file: 'shared/domain/reminders.ts',
        find: 'return daysBetween(at.today, date) <= adultWarnDays ?',
        replace: 'return false ?',
      },
      {
        file: 'shared/domain/audience.ts',
        find: "if (!ownerIsAdult(state, at)) return { kind: 'family' };",
        replace: "return { kind: 'family' };",
      },
      {
        file: 'shared/domain/rights.ts',
        find: "if (person.role === 'guardian' && ownerIsAdult(state, writer)) {",
        replace: 'if (false) {',
      },
    ],
  },
  R14: {
    gist: 'A parent without parental responsibility is a participant, and does not sign',
    source: 'ours',
    decision: 'shared/domain/objections-consent.ts#objectToConsent',
    page: 'chair · consent',
    off: [
      {
        file: 'shared/domain/objections-consent.ts',
        find: 'return groups.some((group) => group.includes(participant))',
        replace: 'return true',
      },
    ],
  },
  R15: {
    gist: "A stand-in for one meeting has the chair's rights, without consent, access and closing",
    source: 'ours',
    decision: 'shared/domain/rights.ts#mayWrite',
    page: 'chair · people',
    off: [
      {
        file: 'shared/domain/rights.ts',
        find: "return !hasTable('neverOfAStandIn', writer.verb);",
        replace: 'return true;',
      },
      {
        file: 'shared/domain/rights.ts',
        find: 'return !meeting.ended && meeting.chair === writer.person;',
        replace: 'return meeting.chair === writer.person;',
      },
      {
        file: 'shared/domain/objections-people.ts',
        find: "return topicsFor(state, participant, at).length === 0 ? { kind: 'consent-missing' } : undefined;",
        replace: 'return undefined;',
      },
    ],
  },
};
