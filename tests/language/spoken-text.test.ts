import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '#language/language.ts';
import { prepareSpoken } from '#language/spoken-text.ts';
import { readSpeechCases } from '../fixtures/speech-cases.ts';

const cases = [...readSpeechCases('speech-cases'), ...readSpeechCases('own-speech-cases')];

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

  it.each<[Language, string, string]>([
    [
      'nb',
      'Ring 113 eller 116 117. Vi er 150.',
      'Ring en en tre eller en en seks en en sju. Vi er hundre og femti.',
    ],
    ['nb', 'Han går i 3.klasse, 2 t/uke.', 'Han går i tredje klasse, to timer per uke.'],
    [
      'nb',
      '1.250 kr, 99,90 kr, kr 5–10.',
      'Ett tusen to hundre og femti kroner, nittini kroner og nitti øre, fem til ti kroner.',
    ],
    ['nb', '3. juni–5. juli, mandag–onsdag.', 'Tredje juni til femte juli, mandag til onsdag.'],
    [
      'nb',
      'Vi 12.500 møtes 10.30, se pkt. 2.1.',
      'Vi tolv tusen fem hundre møtes ti tretti, se punkt to punkt en.',
    ],
    ['nb', 'Fra 1/9 i 3 mnd., 2 t. pr. dag.', 'Fra første september i tre måneder, to timer per dag.'],
    ['nn', 'Det kostar 1 kr ute i -5 grader.', 'Det kostar ei krone ute i minus fem grader.'],
    ['nb', 'IP/IOP', 'I pe eller i o pe'],
    ['nb', 'NÅ MÅ ALLE LESE', 'NÅ MÅ ALLE LESE'],
    [
      'nb',
      'P\u00ADP\u200BT og f.\u00ADeks. 21\u206034',
      'Pe pe te og for eksempel to tusen ett hundre og trettifire',
    ],
    ['nn', 'Ho er 1½ år. 2 × pr. veke.', 'Ho er eitt og eit halvt år. To gonger per veke.'],
    ['nn', 'På 1990-talet og i 2.-klassen.', 'På nittennittitalet og i andreklassen.'],
  ])('says what a hasty log holds, in %s: %s', (language, text, want) => {
    expect(spoken(text, language)).toBe(want);
  });

  it('gives the engine nothing to obey', () => {
    const text = 'Hei <break time="3s"/> [[hei]] &amp; 🙂 der\u0007, hyp\u00ADhen & <b>slutt</b>.';
    expect(spoken(text, 'nb')).toBe('Hei hei der, hyphen og slutt.');
  });

  it('leaves out a line that nothing is said for', () => {
    expect(prepareSpoken('– \n🙂🙂\n***', 'nb')).toEqual([]);
  });

  const unit = fc.constantFrom(
    ...'<>&[]{}()/§-–.,: 1230aåK«»\n\t\u0000\u0085\u00AD\u202E\u2066\u061C\u200F\uFEFF'.split(''),
    '🙂',
    '👍🏽',
    'kl. ',
    '[[',
    ']]',
    '&amp;',
    '<b>',
    'PPT',
    ' % ',
    'a@b.no',
    '\uD83D',
    '\u{E0041}',
    'e\u0301',
  );
  const anyText = fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 40 }));
  const anyCorrections = fc.array(fc.record({ written: anyText, spoken: anyText }), { maxLength: 3 });

  it('keeps what an engine obeys away and every change true to its source, whatever the text', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom<Language>('nb', 'nn'),
        anyCorrections,
        (source, language, corrections) => {
          let last = 0;
          for (const sentence of prepareSpoken(source, language, corrections)) {
            expect(sentence.spoken).not.toMatch(/[<>&[\]{}\p{Cc}\p{Cf}\p{Cs}\p{Extended_Pictographic}]/u);
            expect(sentence.start).toBeGreaterThanOrEqual(last);
            expect(source.slice(sentence.start, sentence.end)).toBe(sentence.text);
            last = sentence.start;
            for (const change of sentence.changes) {
              expect(change.start).toBeGreaterThanOrEqual(last);
              expect(change.end).toBeGreaterThan(change.start);
              expect(source.slice(change.start, change.end)).toBe(change.text);
              expect(sentence.spoken.toLowerCase()).toContain(change.spoken.toLowerCase());
              last = change.end;
            }
            expect(last).toBeLessThanOrEqual(sentence.end);
            last = sentence.end;
          }
        },
      ),
      { numRuns: 400, verbose: 1 },
    );
  });

  const long = [
    'Vi leser 15 min. hver dag kl. 10.30 med PPT, ',
    'a.',
    'A. ',
    'a-',
    '<a',
    '1.2',
    '🙂',
    '\t',
    '– A. ',
    '"',
    'kr 1 ',
  ];
  it.each(long)('reads a line of 5000 characters in well under a second: %j again and again', (piece) => {
    const line = piece.repeat(5000 / piece.length + 1).slice(0, 5000);
    const began = performance.now();
    prepareSpoken(line, 'nb', [{ written: 'PPT', spoken: 'pedagogisk tjeneste' }]);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
