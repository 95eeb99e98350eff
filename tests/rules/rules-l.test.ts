import { describe, expect, it } from 'vitest';
import type { ConsentTextInput } from '#language/consent-text.ts';
import { consentText } from '#language/consent-text.ts';
import { readLawTexts } from '#host/documents/law-texts.ts';
import { prepareSpoken } from '#language/spoken-text.ts';
import { consentCases } from '../host/documents/consent-cases.ts';
import { answer, smallPlan } from './small-plan.ts';

const plan = smallPlan();
const texts = readLawTexts('resources');

function consentOf(name: string, change: Partial<ConsentTextInput> = {}): string {
  const input = consentCases[name];
  if (input === undefined) throw new Error(`No case ${name}`);
  return consentText(texts, { ...input, language: 'nb', ...change })
    .map(({ text }) => text)
    .join('\n');
}

describe('plain language', () => {
  it('L1: ordinary words stand where the program has its own', () => {
    const text = consentOf('child');
    expect(text).toContain('skole og helse');
    expect(text).not.toMatch(/school|health|relay|guardian/);
  });

  it('L2: the text speaks to those who read it: the family together, or the plan owner alone', () => {
    expect(consentOf('child')).toContain('Dere bestemmer.');
    expect(consentOf('pregnant')).toContain('Du bestemmer.');
    expect(consentOf('youth-alone')).toContain('Du bestemmer.');
  });

  it('L3: what is written is short: a longer text is refused and never cut', () => {
    const comment = (length: number): string =>
      answer(plan, 'teacher', { kind: 'comment.add', activity: 'group', text: 'a'.repeat(length) });
    expect([comment(2000), comment(2001)]).toEqual(['yes', 'text-too-long']);
  });

  it('L4: a deadline is a day, never words about time', () => {
    const by = (value: string): string =>
      answer(plan, 'teacher', {
        kind: 'activity.change',
        activity: 'group',
        change: { field: 'deadline', value },
      });
    expect([by('2026-12-15'), by('snarest'), by('2027-02-30')]).toEqual(['yes', 'bad-input', 'bad-input']);
  });

  it('L5: an abbreviation is read out as the words it stands for', () => {
    const spoken = prepareSpoken('Vi leser bl.a. hver dag.', 'nb').map((one) => one.spoken);
    expect(spoken.join(' ')).toContain('blant annet');
  });

  it('L6: an activity says who does it: without somebody it is refused', () => {
    const body = { goal: 'reading', description: 'Det leses hver dag' };
    expect(answer(plan, 'teacher', { kind: 'activity.add', body: { ...body, responsible: [] } })).toBe(
      'bad-input',
    );
  });
});
