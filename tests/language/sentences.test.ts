import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '#language/language.ts';
import { splitSentences } from '#language/sentences.ts';
import { readSpeechCases } from '../fixtures/speech-cases.ts';

const cases = [...readSpeechCases('speech-cases'), ...readSpeechCases('own-speech-cases')];

/** One line break is no white space to JavaScript. */
const blank = /^[\s\u0085]*$/;

describe('splitting text into sentences', () => {
  it.each(cases)('splits the case $id: $why', ({ text, lang, sentences }) => {
    const want = sentences.map(({ start, end, text: words }) => ({ start, end, text: words }));
    expect(splitSentences(text, lang)).toEqual(want);
  });

  const fresh: readonly (readonly [Language, readonly string[]])[] = [
    ['nb', ['Dr. Lie og A. B. Dahl møter Kari.', 'De tar med f.eks. Per.', 'Da er alle her.']],
    ['nb', ['Jf. oppl.l. § 5-1 og kap. 2.', 'Vedtaket gjelder til 31.07.2026.', 'Da lager vi en ny plan.']],
    ['nb', ['«Kan vi lese sammen?» spurte Kari.', '«Ja!»', 'Han smilte.']],
    ['nb', ['Ola går i 3 B.', 'Kari er i gruppe A.', 'Læreren heter Per.']],
    ['nb', ['Vi øver i 15 min. hver dag.', 'Det gikk fra 15 min. til 20 min.', 'Nå øver han lenger.']],
    ['nb', ['Boka er tom.', 'Hun er min.', 'Vi har lampe, el. ovn og bord.']],
    ['nb', ['Ring kl. 9.', 'Vi møtes kl. 10.30 på rom nr. 12 i 2. etg. på skolen.']],
    ['nb', ['Fra 1. august til 31. juli.', 'Kom den 17. mai.', 'Vi sees, evt. på telefon.']],
    ['nn', ['Les t.d. Kari sin bok, m.a. kvelden før.', 'Ta med mat, drikke o.l.', 'Vi går kl. 8.']],
    ['nn', ['«Når kjem du?» spurde mor.', 'Ho venta ca. 10 minutt.', 'Så gjekk ho.']],
    ['nb', ['Nå skjer det noe! jubler Per.', 'Har du sovet? spør mor.', 'Ja.']],
    ['nb', ['Hva?', 'Nei, sa Kari.', '– Kom nå!', '– Jeg vil ikke, sa Per.']],
    ['nb', ['Buksa er i str. 98.', 'F.v. Kari, Per og Ola.', 'De bodde i Washington D.C.', 'Nå er de her.']],
    ['nb', ['... Og så gikk han.', 'Se https://www.eksempel.no/?a=b&c=d for mer.']],
    ['nb', ['Bra! 🎉👏🏽', 'Mer! 🙂']],
    ['nn', ['– Ja, sa Ada.', '– «Nei», sa Per.', '« Nei! » skreiv ho.']],
    ['nn', ['Møtet varer 1 time, jf. avtalen s. 4.', 'Ha med tlf. 12 34 56 78.', 'Takk!']],
  ];
  it.each(fresh)('keeps abbreviations, initials and quotes together (%s: %j)', (language, want) => {
    expect(splitSentences(want.join(' '), language).map(({ text }) => text)).toEqual(want);
  });

  it('ends a sentence at every line break and keeps the number of a list with its line', () => {
    const lines = ['Oppsummering', '1. Vi leser hver dag.', '2. Mor ringer.', '– Kommer du? spør Per.'];
    expect(splitSentences(lines.join('\r\n'), 'nb').map(({ text }) => text)).toEqual(lines);
  });

  it('never loses a character that is not white space, whatever the text', () => {
    const signs = fc.constantFrom(
      ...'aÅ. ?!»«–\n\t\v\u0085\u20281§('.split(''),
      'kl.',
      'f.eks. ',
      '🙂',
      '\u00AD',
      ' – Å',
    );
    const text = fc.oneof(fc.string({ unit: signs }), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(text, fc.constantFrom<Language>('nb', 'nn'), (source, language) => {
        let at = 0;
        for (const sentence of splitSentences(source, language)) {
          expect(source.slice(at, sentence.start)).toMatch(blank);
          expect(source.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(sentence.text.trim()).toBe(sentence.text);
          expect(sentence.text).not.toBe('');
          at = sentence.end;
        }
        expect(source.slice(at)).toMatch(blank);
      }),
      { numRuns: 300, verbose: 1 },
    );
  });
});
