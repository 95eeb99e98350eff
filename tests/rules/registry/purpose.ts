import type { Rules } from '../rule.ts';

/** P1–P7: the purpose. */
export const purposeRules: Rules = {
  P1: {
    gist: 'One place shows goals, activities, who, by when, and how it went',
    source: 'all',
    decision: 'shared/domain/screen-order.ts#seenGoals',
    page: 'wall · goal',
    off: [
      {
        file: 'shared/domain/screen-order.ts',
        find: 'activitiesOf(state, goal.id).filter(',
        replace: '[].filter(',
      },
      {
        file: 'shared/domain/screen-order.ts',
        find: 'return evaluationsOf(state, activity).filter(',
        replace: 'return [].filter(',
      },
    ],
  },
  P2: {
    gist: 'No break when services, schools or people change',
    source: 'all',
    decision: 'shared/domain/decisions-people.ts#planPeopleCommand',
    page: 'chair · handover',
    off: [
      {
        file: 'shared/domain/evolve-people.ts',
        find: "takeRole(draft, handover.incoming, 'relay-holder');",
        replace: '',
      },
    ],
  },
  P3: {
    gist: 'Plan owner and guardians take part and are heard',
    source: 'all',
    decision: 'shared/domain/rights.ts#mayWrite',
    page: 'chair · messages; minutes document',
    off: [
      {
        file: 'shared/domain/rights.ts',
        find: "if (hasTable('family', writer.verb)) return true;",
        replace: '',
      },
    ],
  },
  P4: {
    gist: 'A supplement: the duty to write in the own record systems stays',
    source: 'MG; HV 42; ÅS; ME',
    decision: 'shared/domain/reminders.ts#remindersFor',
    page: 'chair · reminders; conclusion card',
    off: [
      {
        file: 'shared/domain/reminders.ts',
        find: "[{ kind: 'own-records' }, { kind: 'conclusion' }]",
        replace: "[{ kind: 'conclusion' }]",
      },
    ],
  },
  P5: {
    gist: 'The plan follows the plan owner, whoever provides the service',
    source: 'ÅS, MG; ME 93',
    decision: 'shared/domain/evolve-people.ts#foldPeople',
    page: 'chair · handover',
    off: [
      { file: 'shared/domain/evolve-people.ts', find: 'change(draft, participant, { role });', replace: '' },
    ],
  },
  P6: {
    gist: 'Voluntary, no statutory service; the consent page says so and what a no means',
    source: 'HV 38; ours',
    decision: 'shared/language/consent-text.ts#consentText',
    page: 'wall · consent',
    off: [
      {
        file: 'shared/language/consent-text.ts',
        find: 'section(composer, words.voluntary.heading, composeVoluntary(composer)),',
        replace: '',
      },
    ],
  },
  P7: {
    gist: 'No claim of an approval by any authority',
    source: 'ours',
    decision: 'electron/host/documents/law-texts.ts#readLawTexts',
    page: '–',
    off: [
      {
        file: 'resources/locales/nb/screen.json',
        find: '"Ingen tar opp lyd eller bilde her."',
        replace: '"Godkjent av Datatilsynet."',
      },
    ],
  },
};
