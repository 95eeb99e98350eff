import { describe, expect, it } from 'vitest';
import type { Decided, DecidedTexts } from '#language/decided.ts';
import { decidedText } from '#language/decided.ts';
import nbFamily from '../../resources/locales/nb/family.json' with { type: 'json' };
import nnFamily from '../../resources/locales/nn/family.json' with { type: 'json' };

const texts: Readonly<Record<'nb' | 'nn', DecidedTexts>> = { nb: nbFamily.decided, nn: nnFamily.decided };

const cases: readonly (readonly [decided: Decided, nb: string, nn: string])[] = [
  [
    { kind: 'goal-added', what: 'Ada sover godt' },
    'Vi har fått et nytt mål: Ada sover godt.',
    'Vi har fått eit nytt mål: Ada sover godt.',
  ],
  [
    { kind: 'goal-reached', what: 'Ada sover godt.' },
    'Vi har nådd dette målet: Ada sover godt.',
    'Vi har nådd dette målet: Ada sover godt.',
  ],
  [
    { kind: 'goal-ended', what: 'Leker Ada mer?' },
    'Vi slutter med dette målet: Leker Ada mer?',
    'Vi sluttar med dette målet: Leker Ada mer?',
  ],
  [
    { kind: 'activity-added', what: 'Vi leser', who: [] },
    'Dette skal vi gjøre: Vi leser.',
    'Dette skal vi gjere: Vi leser.',
  ],
  [
    { kind: 'activity-added', what: 'Vi leser', who: ['Marit', 'mor', 'Ada'] },
    'Dette skal vi gjøre: Vi leser. Marit, mor og Ada gjør det.',
    'Dette skal vi gjere: Vi leser. Marit, mor og Ada gjer det.',
  ],
  [
    { kind: 'activity-added', what: 'Vi leser', who: ['Marit'], day: '2027-03-09' },
    'Dette skal vi gjøre: Vi leser. Marit gjør det innen tirsdag 9. mars.',
    'Dette skal vi gjere: Vi leser. Marit gjer det innan tysdag 9. mars.',
  ],
  [
    { kind: 'deadline-changed', what: 'Vi leser', day: '2027-03-13' },
    'Vi har en ny frist, lørdag 13. mars: Vi leser.',
    'Vi har ein ny frist, laurdag 13. mars: Vi leser.',
  ],
  [{ kind: 'activity-done', what: 'Vi leser' }, 'Dette er gjort: Vi leser.', 'Dette er gjort: Vi leser.'],
  [
    { kind: 'activity-ended', what: 'Vi leser' },
    'Dette slutter vi med: Vi leser.',
    'Dette sluttar vi med: Vi leser.',
  ],
  [
    { kind: 'next-meeting', day: '2027-03-09' },
    'Vi møtes igjen tirsdag 9. mars.',
    'Vi møtest igjen tysdag 9. mars.',
  ],
  [
    { kind: 'next-meeting', day: '2027-03-09', clock: '13:00', place: 'Furua' },
    'Vi møtes igjen tirsdag 9. mars klokken 13.00. Stedet er Furua.',
    'Vi møtest igjen tysdag 9. mars klokka 13.00. Staden er Furua.',
  ],
  [{ kind: 'no-meeting' }, 'Vi har ikke avtalt noe nytt møte.', 'Vi har ikkje avtalt noko nytt møte.'],
];

describe('what was decided', () => {
  it.each(cases)('is said in short sentences in both written forms: %o', (decided, nb, nn) => {
    expect(decidedText(texts.nb, decided, 'nb')).toBe(nb);
    expect(decidedText(texts.nn, decided, 'nn')).toBe(nn);
  });
});
