import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '#language/language.ts';
import { prepareSpoken } from '#language/spoken-text.ts';
import { speechCasesSchema } from '../fixtures/speech-cases.ts';

const file = new URL('../fixtures/speech-cases.json', import.meta.url);
const { cases } = speechCasesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

function spoken(text: string, language: Language): string {
  return prepareSpoken(text, language)
    .map((sentence) => sentence.spoken)
    .join(' ');
}

describe('text as it is read aloud', () => {
  it.each(cases)('reads the case $id: $why', ({ text, lang, sentences }) => {
    expect(prepareSpoken(text, lang)).toEqual(sentences);
  });

  it.each<[Language, string, string]>([
    ['nb', 'Jf. oppl.l. § 5-1.', 'Jamfør opplæringsloven paragraf fem strek en.'],
    [
      'nb',
      'Den varer til 31.07.2026. Da slutter vi.',
      'Den varer til trettiførste juli to tusen og tjueseks. Da slutter vi.',
    ],
    ['nb', '1. august og 2., 3. og 4. klasse.', 'Første august og andre, tredje og fjerde klasse.'],
    ['nb', 'Det koster kr 300,- eller 1 kr.', 'Det koster tre hundre kroner eller en krone.'],
    ['nb', 'Han er født i 1998 og har 1 barn.', 'Han er født i nitten nittiåtte og har ett barn.'],
    [
      'nb',
      'A. B. Dahl, f.eks., kommer evt. kl. 14.00.',
      'A be Dahl, for eksempel, kommer eventuelt klokka fjorten.',
    ],
    [
      'nb',
      'Ring 123 45 678 om sak 2026/15.',
      'Ring tolv trettifire femtiseks syttiåtte om sak to tusen og tjueseks femten.',
    ],
    [
      'nb',
      'Ute er det -5 °C kl. 0830, og 5. kl. har 2 t gym.',
      'Ute er det minus fem grader klokka åtte tretti, og femte klasse har to timer gym.',
    ],
    [
      'nb',
      'Møt kl. 12.15–13.00 (rom 2), evt. 10:30.',
      'Møt klokka tolv femten til tretten, rom to, eventuelt ti tretti.',
    ],
    ['nn', 'Vi har 21 skjema og 101 elevar.', 'Vi har tjueeitt skjema og hundre og ein elevar.'],
    ['nn', 'Møt 20. mai, jf. § 11-6.', 'Møt tjuande mai, jamfør paragraf elleve strek seks.'],
    [
      'nn',
      'Les t.d. «Ronja», m.a. kvart 30. minutt.',
      'Les til dømes Ronja, mellom anna kvart trettiande minutt.',
    ],
  ])('says in %s: %s', (language, text, want) => {
    expect(spoken(text, language)).toBe(want);
  });

  it('gives the engine nothing to obey', () => {
    const text = 'Hei <break time="3s"/> [[hei]] &amp; 🙂 der\u0007, hyp\u00ADhen & <b>slutt</b>.';
    expect(spoken(text, 'nb')).toBe('Hei hei der, hyphen og slutt.');
  });

  it('leaves out a line that nothing is said for', () => {
    expect(prepareSpoken('– \n🙂🙂\n***', 'nb')).toEqual([]);
  });

  it('keeps what an engine obeys away and every change true to its source, whatever the text', () => {
    const unit = fc.constantFrom(
      ...'<>&[]{}()/§-–.,: 1230aåK«»\n\u0000\u00AD'.split(''),
      '🙂',
      'kl. ',
      '[[',
      'PPT',
      ' % ',
    );
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 40 }),
        fc.constantFrom<Language>('nb', 'nn'),
        (source, language) => {
          for (const sentence of prepareSpoken(source, language)) {
            expect(sentence.spoken).not.toMatch(/[<>&[\]{}\p{Cc}\p{Extended_Pictographic}\u00AD]/u);
            let at = sentence.start;
            for (const change of sentence.changes) {
              expect(change.start).toBeGreaterThanOrEqual(at);
              expect(source.slice(change.start, change.end)).toBe(change.text);
              expect(sentence.spoken.toLowerCase()).toContain(change.spoken.toLowerCase());
              at = change.end;
            }
            expect(at).toBeLessThanOrEqual(sentence.end);
          }
        },
      ),
      { numRuns: 500, verbose: 1 },
    );
  });

  it('reads a line of 5000 characters within a fifth of a second', () => {
    const started = performance.now();
    expect(prepareSpoken('Vi leser 15 min. hver dag kl. 10.30 med PPT, '.repeat(112), 'nb')).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
