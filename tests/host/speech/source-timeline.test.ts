import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceTimeline } from '#host/speech/source-timeline.ts';
import { spokenWords } from '#host/speech/word-times.ts';
import { prepareSpoken } from '#language/spoken-text.ts';
import { speechCasesSchema } from '../../fixtures/speech-cases.ts';

const file = path.join(import.meta.dirname, '../../fixtures/speech-cases.json');
const { cases } = speechCasesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

function evenTimes(spoken: string): { start: number; end: number; ms: number }[] {
  return spokenWords(spoken).map((word, index) => ({ ...word, ms: index * 100 }));
}

/** What is marked while each spoken word sounds. */
function marked(text: string, language: 'nb' | 'nn' = 'nb'): [string, string][] {
  const parts = prepareSpoken(text, language);
  const spoken = parts.map((one) => one.spoken).join(' ');
  const times = evenTimes(spoken);
  const places = sourceTimeline({ text, spoken, changes: parts.flatMap(({ changes }) => changes) }, times);
  return places.map(({ start, end }, index) => [
    spoken.slice(times[index]?.start, times[index]?.end),
    text.slice(start, end),
  ]);
}

describe('the mark in the written text', () => {
  it('stands on a whole changed piece for as long as its words are said', () => {
    expect(marked('Vi møtes kl. 10.30 hos Kari.')).toEqual([
      ['Vi', 'Vi'],
      ['møtes', 'møtes'],
      ['klokka', 'kl. 10.30'],
      ['ti', 'kl. 10.30'],
      ['tretti', 'kl. 10.30'],
      ['hos', 'hos'],
      ['Kari', 'Kari'],
    ]);
  });

  it.each([
    ['Hei <b class="hei">der</b>, Kari 🙂!', ['Hei', 'der', 'Kari']],
    ['Mor (og far) les «Ronja» saman.', ['Mor', 'og', 'far', 'les', 'Ronja', 'saman']],
    ['Sko\u{ad}le og e-post går bra.', ['Sko\u{ad}le', 'og', 'e-post', 'går', 'bra']],
    ['Det går. Det går. Det går bra.', ['Det', 'går', 'Det', 'går', 'Det', 'går', 'bra']],
  ])('finds the words of %s among what is silent', (text, words) => {
    expect(marked(text).map(([, source]) => source)).toEqual(words);
  });

  it('follows every word of the cases: one mark for each, in order, on the same word or on its change', () => {
    const wrong = cases.flatMap(({ id, sentences }) =>
      sentences.flatMap((sentence) => {
        const { text, spoken } = sentence;
        const changes = sentence.changes.map((one) => ({
          ...one,
          start: one.start - sentence.start,
          end: one.end - sentence.start,
        }));
        const times = evenTimes(spoken);
        const places = sourceTimeline({ text, spoken, changes }, times);
        return places.flatMap(({ start, end }, index) => {
          const said = spoken.slice(times[index]?.start, times[index]?.end).toLowerCase();
          const source = text.slice(start, end).toLowerCase();
          const change = changes.find((one) => one.start === start && one.end === end);
          const isRight = change === undefined ? source === said : change.spoken.toLowerCase().includes(said);
          const isBack = start < (places[index - 1]?.start ?? 0);
          return isRight && !isBack ? [] : [`${id}: ${said} on ${source}`];
        });
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('never steps back, never leaves the text and gives every word a place, whatever is said', () => {
    const word = fc.constantFrom(
      'Kari',
      'les',
      '12',
      'kl. 9',
      '&',
      '🙂',
      '<b>',
      '(og',
      'far)',
      '[[x]]',
      '–',
      'Å',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.array(word, { maxLength: 30 }), (one, other) => {
        const text = one.join(' ');
        const parts = prepareSpoken(text, 'nb');
        const changes = parts.flatMap((part) => part.changes);
        const spoken = other.length > 20 ? other.join(' ') : parts.map((part) => part.spoken).join(' ');
        const times = evenTimes(spoken);
        const places = sourceTimeline({ text, spoken, changes }, times);
        expect(places).toHaveLength(times.length);
        places.forEach(({ start, end, ms }, index) => {
          expect(start).toBeGreaterThanOrEqual(places[index - 1]?.start ?? 0);
          expect(ms).toBeGreaterThanOrEqual(places[index - 1]?.ms ?? 0);
          expect(end).toBeLessThanOrEqual(text.length);
        });
      }),
      { numRuns: 300, verbose: 1 },
    );
  });
});
