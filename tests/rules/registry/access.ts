import type { Rules } from '../rule.ts';

/** R1–R8: roles and access. */
export const accessRules: Rules = {
  R1: {
    gist: 'One plan owner and at least one holder: nobody lets go of the baton before another has taken it',
    source: 'HV 97',
    decision: 'shared/domain/objections.ts#objectTo',
    page: 'chair · people, handover',
    off: [
      {
        file: 'shared/domain/objections-people.ts',
        find: 'return isSecond ? {',
        replace: 'return isSecond && false ? {',
      },
      {
        file: 'shared/domain/objections-people.ts',
        find: 'return holders.length === 1 && holders[0]?.id === participant;',
        replace: 'return false;',
      },
    ],
  },
  R2: {
    gist: 'Two holders in a transition; at a change of kindergarten or school the outgoing one must be removed',
    source: 'MG 106–128',
    decision: 'shared/domain/decisions-people.ts#planPeopleCommand',
    page: 'chair · handover',
    off: [
      {
        file: 'shared/domain/objections-people.ts',
        find: 'return writer === incoming ||',
        replace: 'return true ||',
      },
      {
        file: 'shared/domain/objections-people.ts',
        find: "const mustEnd = transition !== 'none' &&",
        replace: 'const mustEnd = false &&',
      },
      {
        file: 'shared/domain/evolve-people.ts',
        find: 'accessEnds: handover.ends ?? fact.body.on',
        replace: "accessEnds: '2999-01-01'",
      },
    ],
  },
  R3: {
    gist: 'The end of access can be set in advance and comes by itself; without a holder only the family sees',
    source: 'MG 124; the warning ours',
    decision: 'shared/domain/consent.ts#accessHasEnded',
    page: 'chair · reminders',
    off: [
      {
        file: 'shared/domain/reminders.ts',
        find: 'at.profile.holderWarnDays.filter((days) => left <= days)',
        replace: '[30].filter((days) => left <= days)',
      },
      {
        file: 'shared/domain/consent.ts',
        find: 'return person.accessEnds !== undefined && today >= person.accessEnds;',
        replace: 'return false;',
      },
      {
        file: 'shared/domain/audience.ts',
        find: "return holdersOn(state, at.today).length === 0 ? 'no-holder' : undefined;",
        replace: 'return undefined;',
      },
    ],
  },
  R4: {
    gist: 'The holder has every right; others read or write in full, and a role may be narrower',
    source: 'MG 205–219, 236',
    decision: 'shared/domain/rights.ts#mayWrite',
    page: 'chair · people',
    off: [
      {
        file: 'shared/domain/rights.ts',
        find: "(person.access === 'full' && !lacks(person, writer.verb))",
        replace: 'true',
      },
      {
        file: 'shared/domain/rights.ts',
        find: 'return part !== undefined && (person.without ?? []).includes(part);',
        replace: 'return false;',
      },
    ],
  },
  R5: {
    gist: 'An item may be limited to named participants, never hidden from guardians or holder; what stands under it is seen by no more',
    source: 'MG 225; ours',
    decision: 'shared/domain/audience.ts#audience',
    page: 'chair · "Hvem ser dette?"',
    off: [
      {
        file: 'shared/domain/audience.ts',
        find: 'return topics.has(item.topic) && (limitedTo === undefined ||',
        replace: 'return topics.has(item.topic) && (true ||',
      },
      {
        file: 'shared/domain/audience.ts',
        find: '(parent !== noParent && isSeen[parent] !== 1) ||',
        replace: '',
      },
      {
        file: 'shared/domain/audience.ts',
        find: "return person.role === 'relay-holder' ? { kind: 'holder' } :",
        replace: 'return',
      },
    ],
  },
  R6: {
    gist: 'Plan owner and guardians always see everything; whether they write is a profile setting',
    source: 'MG 233; HV 34; FJ 40',
    decision: 'shared/domain/audience.ts#audience',
    page: 'chair · people; wall',
    off: [
      {
        file: 'shared/domain/objections-people.ts',
        find: 'if (state.participants.has(participant)) return',
        replace: 'if (false) return',
      },
      {
        file: 'shared/domain/audience.ts',
        find: "if (person.role === 'guardian') return guardianSight(state, person, at);",
        replace: '',
      },
      {
        file: 'shared/domain/audience.ts',
        find: "if (person.role === 'plan-owner') return { kind: 'family' };",
        replace: '',
      },
      {
        file: 'shared/domain/rights.ts',
        find: "return writer.familyWrites && !hasTable('holder', writer.verb) &&",
        replace: "return !hasTable('holder', writer.verb) &&",
      },
      {
        file: 'shared/domain/objections-people.ts',
        find: "if (isFamily(person) && !isFromAbove) return { kind: 'may-not-write' };",
        replace: '',
      },
    ],
  },
  R7: {
    gist: 'Access exists only while a signed consent names the participant, within its limits',
    source: 'MG 188–197; ÅS 182–188',
    decision: 'shared/domain/consent.ts#topicsFor',
    page: 'chair · consent',
    off: [
      {
        file: 'shared/domain/audience.ts',
        find: 'const topics = topicsFor(state, person.id, at);',
        replace: 'const topics = allTopics;',
      },
    ],
  },
  R8: {
    gist: 'Only approved employees hold the relay; leader and administrator name one and see nothing',
    source: 'MG 73–84; HV 74–82; ÅS 18–50; ours',
    decision: 'shared/domain/objections.ts#objectTo',
    page: 'chair · people',
    off: [
      {
        file: 'shared/domain/objections-people.ts',
        find: 'person?.employee === true && !isFamily(person)',
        replace: 'true',
      },
      {
        file: 'shared/domain/audience.ts',
        find: "if (person === undefined) return nothing('stranger');",
        replace: "if (person === undefined) return { kind: 'holder' };",
      },
    ],
  },
};
