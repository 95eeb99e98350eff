import { emptyState } from '#domain/state.ts';
import type { Setting } from '#domain/profile-file.ts';
import type { Profile } from '#domain/profile.ts';
import { remindersFor } from '#domain/reminders.ts';
import {
  after,
  answer,
  ask,
  consent,
  meeting,
  opened,
  room,
  seen,
  smallPlan,
  today,
} from '../rules/small-plan.ts';

/** One thing that happens in every municipality, what comes of it, and the settings that it hangs on. */
export interface Situation {
  readonly rule: string;
  readonly what: string;
  readonly settings: readonly Setting[];
  readonly play: (profile: Profile) => string;
}

const named = [{ participant: 'holder' }, { participant: 'teacher' }];
const youth = { people: { owner: { born: '2010-05-01' } }, about: 'youth' } as const;

/** Asked to put a consent in force, signed by these. */
function signing(
  profile: Profile,
  who: { of: Parameters<typeof smallPlan>[0]; by: readonly string[] },
): string {
  const state = smallPlan({ consents: [], ...who.of });
  const body = { signedOn: today, signedBy: [...who.by], form: 'paper' as const };
  // Without health information: that may be a part of its own (situation 5).
  const names = named.map((one) => ({ ...one, topics: ['school' as const] }));
  return answer(state, 'holder', { kind: 'consent.give', body: { ...body, names } }, { profile });
}

function invitedFromOutside(profile: Profile): string {
  const body = {
    role: 'participant',
    name: 'Trener Nes',
    access: 'read',
    employee: false,
    outside: true,
  } as const;
  const bare = answer(
    smallPlan(),
    'holder',
    { kind: 'participant.add', participant: 'trainer', body },
    { profile },
  );
  if (bare !== 'declaration-missing') return bare;
  const bound = { ...body, needsDeclaration: true };
  const state = after(
    smallPlan(),
    'holder',
    { kind: 'participant.add', participant: 'trainer', body: bound },
    { profile },
  );
  return `sees ${room(state, ['trainer'], { profile }).covered ?? 'the plan'} first`;
}

function healthOfAYouth(profile: Profile): string {
  const plan = smallPlan({ ...youth, consents: [] });
  const drafted = after(
    plan,
    'holder',
    { kind: 'consent.draft', consent: 'd', body: { names: named } },
    { profile },
  );
  const signatures = ['mother', 'father', 'owner'].map((participant) => ({
    participant,
    part: 'plan' as const,
    on: today,
  }));
  const asOf = { profile };
  const may = signatures.filter(
    (one) =>
      answer(
        drafted,
        'holder',
        { kind: 'consent.sign', consent: 'd', form: 'paper', signatures: [one] },
        asOf,
      ) === 'yes',
  );
  const signed = after(
    drafted,
    'holder',
    { kind: 'consent.sign', consent: 'd', form: 'paper', signatures: may },
    asOf,
  );
  const topics = signed.consents[0]?.names[0]?.topics;
  return topics === undefined || topics.includes('health')
    ? 'shared with the rest'
    : 'left out until the youth signs for it';
}

function expiryOfADraft(profile: Profile): string {
  const state = after(
    smallPlan(),
    'holder',
    { kind: 'consent.draft', consent: 'd', body: { names: named } },
    { profile },
  );
  return state.drafts.get('d')?.expiresOn ?? 'no expiry date';
}

function afterExpiry(profile: Profile): string {
  const { consentMonths } = profile;
  if (consentMonths === undefined) return 'does not happen';
  const state = smallPlan({ consents: [consent({ expiresOn: '2026-11-22' })] });
  const teacher = seen(state, ['teacher'], { profile }).length;
  const mother = seen(state, ['mother'], { profile }).length;
  return `teacher sees ${teacher}, mother sees ${mother > 0 ? 'all' : 'nothing'}`;
}

function wholeWithdrawal(profile: Profile): string {
  const state = smallPlan({ later: [opened()] });
  const command = { kind: 'consent.withdraw', body: { form: 'spoken' } } as const;
  const left = after(state, 'holder', command, { profile, meeting });
  const teacher = seen(left, ['teacher'], { profile, meeting }).length;
  return `${profile.withdrawal}; teacher sees ${teacher}`;
}

function familyWrites(profile: Profile): string {
  const command = { kind: 'evaluation.add', activity: 'group', text: 'Det går bedre.' } as const;
  return answer(smallPlan(), 'mother', command, { profile });
}

function offeredTheWord(profile: Profile): string {
  const state = smallPlan({ people: { owner: { born: '2019-11-01' } }, later: [opened()] });
  const offered = remindersFor(state, { today, profile, meeting, moment: 'during' });
  return offered.some((one) => one.kind === 'child-offer') ? 'asked' : 'not asked';
}

function openedForAPregnantWoman(profile: Profile): string {
  const body = { about: 'pregnant', language: 'nb' } as const;
  return answer(emptyState, 'holder', { kind: 'plan.open', body }, { profile });
}

/** Domain §12: the same twelve under each profile. */
export const situations: readonly Situation[] = [
  {
    rule: 'C6a',
    what: 'A plan is opened for a pregnant woman',
    settings: ['pregnantPlans'],
    play: openedForAPregnantWoman,
  },
  {
    rule: 'C6b',
    what: 'A youth of 16 signs alone',
    settings: ['youthSigns'],
    play: (profile) => signing(profile, { of: youth, by: ['owner'] }),
  },
  {
    rule: 'C6b',
    what: 'The guardians of a youth of 16 sign, the youth does not',
    settings: ['youthSigns'],
    play: (profile) => signing(profile, { of: youth, by: ['mother', 'father'] }),
  },
  {
    rule: 'C6c',
    what: 'One of two guardians signs for a child',
    settings: ['custody'],
    play: (profile) => signing(profile, { of: {}, by: ['mother'] }),
  },
  {
    rule: 'C6e',
    what: 'All sign for a youth of 16, nobody for health information apart',
    settings: ['healthSignsFrom'],
    play: healthOfAYouth,
  },
  { rule: 'C2', what: 'A consent is drafted', settings: ['consentMonths'], play: expiryOfADraft },
  { rule: 'C7', what: 'The day after a consent ran out', settings: ['consentMonths'], play: afterExpiry },
  { rule: 'R9', what: 'A private person is invited', settings: ['privatePersons'], play: invitedFromOutside },
  { rule: 'R6', what: 'A guardian writes an evaluation', settings: ['familyWrites'], play: familyWrites },
  {
    rule: 'C5',
    what: 'Everything is withdrawn in a meeting',
    settings: ['withdrawal'],
    play: wholeWithdrawal,
  },
  {
    rule: 'S5',
    what: 'The family demands deletion',
    settings: ['deletionMayBeDemanded'],
    play: (profile) => {
      const asked = ask(smallPlan(), 'mother', { kind: 'deletion.demand' }, { profile });
      return asked.ok ? 'recorded' : asked.refusal.kind;
    },
  },
  {
    rule: 'M11',
    what: 'A meeting about a child of seven',
    settings: ['childOfferedFrom'],
    play: offeredTheWord,
  },
];
