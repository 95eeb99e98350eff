import { describe, expect, it } from 'vitest';
import { holdersOn } from '#domain/consent.ts';
import { remindersFor } from '#domain/reminders.ts';
import { seenEvaluations, seenGoals } from '#domain/screen-order.ts';
import type { PlanState } from '#domain/state.ts';
import { consentText } from '#language/consent-text.ts';
import { readLawTexts } from '#host/documents/law-texts.ts';
import { consentCases } from '../host/documents/consent-cases.ts';
import { profileNamed, tryOutProfile } from '../fixtures/profile.ts';
import { localeTexts } from './locale-texts.ts';
import { after, answer, everything, meeting, opened, room, seen, smallPlan, today } from './small-plan.ts';

const plan = smallPlan();

function handedOver(): PlanState {
  const body = { outgoing: 'holder', incoming: 'teacher', transition: 'none', after: 'removed' } as const;
  const prepared = after(plan, 'holder', { kind: 'handover.prepare', handover: 'h', body });
  return after(prepared, 'holder', { kind: 'handover.accept', handover: 'h' });
}

describe('the purpose', () => {
  it('P1: one place shows goals, activities, who does what, by when, and how it went', () => {
    const all = room(plan, ['mother']);
    const shown = seenGoals(plan, all).flatMap(({ goal, activities }) =>
      activities.map(({ id, description, responsible, deadline }) => [
        goal.title,
        description,
        responsible,
        deadline,
        seenEvaluations(plan, all, id).map(({ date, text }) => [date, text]),
      ]),
    );
    expect(shown[0]).toEqual([
      'Leser hver dag',
      'Leser i gruppe',
      [{ participant: 'teacher' }],
      '2026-12-01',
      [['2026-11-10', 'Det går fint.']],
    ]);
  });

  it('P2: help goes on without a break when the baton passes', () => {
    const days = [today, '2026-11-24', '2027-08-01'];
    expect(days.map((day) => holdersOn(handedOver(), day).map(({ id }) => id))).toEqual(
      days.map(() => ['teacher']),
    );
    expect(seen(handedOver(), ['mother', 'teacher'])).toEqual(everything);
  });

  it('P3: plan owner and guardians say what they mean, also where the profile lets them write nothing else', () => {
    const state = smallPlan({ later: [opened()] });
    const profile = { ...tryOutProfile, familyWrites: false };
    const said = [
      { kind: 'comment.add', activity: 'group', text: 'Hun gleder seg.' },
      { kind: 'remark.add', meeting, text: 'Jeg vil ha med dette.' },
      { kind: 'message.send', topic: 'school', text: 'Hei.' },
    ] as const;
    for (const who of ['owner', 'mother', 'father']) {
      expect(said.map((one) => answer(state, who, one, { profile, meeting }))).toEqual(said.map(() => 'yes'));
    }
  });

  it('P4: at the end of a meeting it is said that the own record systems still are to be written in', () => {
    const state = smallPlan({ later: [opened()] });
    const kinds = remindersFor(state, { today, profile: tryOutProfile, meeting, moment: 'end' }).map(
      ({ kind }) => kind,
    );
    expect(kinds).toContain('own-records');
  });

  it('P5: the plan follows the plan owner, whoever has the baton and whatever service they are of', () => {
    expect(handedOver().plan).toEqual(plan.plan);
    expect([...handedOver().items.keys()]).toEqual(everything);
    expect(seen(handedOver(), ['teacher'])).toEqual(everything);
    expect(seen(handedOver(), ['holder'])).toEqual([]);
    expect(profileNamed('meloy').followsUntil).toBe(18);
  });

  it('P6: the consent text says that the plan is voluntary and no statutory service, and what a no means', () => {
    const texts = readLawTexts('resources');
    for (const [name, input] of Object.entries(consentCases)) {
      for (const language of ['nb', 'nn'] as const) {
        const text = consentText(texts, { ...input, language })
          .map((line) => line.text)
          .join('\n');
        expect(text, `${name} ${language}`).toMatch(/frivil/);
        expect(text, `${name} ${language}`).toMatch(/lovpålagt|lovpålagd/);
        expect(text, `${name} ${language}`).toMatch(/(Sier|Seier) (dere|du|de) nei/);
      }
    }
  });

  it('P7: no text claims an approval by Datatilsynet or any other authority', async () => {
    const texts = await localeTexts();
    expect(texts.length).toBeGreaterThan(300);
    const claims = texts.filter(([, text]) =>
      /datatilsyn|(godkjent|godkjend|sertifisert|anbefalt) av/i.test(text),
    );
    expect(claims).toEqual([]);
  });
});
