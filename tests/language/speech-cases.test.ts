import { describe, expect, it } from 'vitest';
import { readSpeechCases } from '../fixtures/speech-cases.ts';

const own = readSpeechCases('own-speech-cases');
const all = [...readSpeechCases('speech-cases'), ...own];

describe('the cases of spoken text', () => {
  it('has 60 of our own, 30 in each language, and no two alike', () => {
    expect(own).toHaveLength(60);
    expect(own.filter(({ lang }) => lang === 'nn')).toHaveLength(30);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });

  it.each(all)('places the sentences and changes of $id in its text, in order', ({ text, sentences }) => {
    let at = 0;
    for (const sentence of sentences) {
      expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
      expect(text.slice(at, sentence.start).trim()).toBe('');
      let inside = sentence.start;
      for (const change of sentence.changes) {
        expect(change.start).toBeGreaterThanOrEqual(inside);
        expect(text.slice(change.start, change.end)).toBe(change.text);
        expect(sentence.spoken).toContain(change.spoken);
        inside = change.end;
      }
      expect(inside).toBeLessThanOrEqual(sentence.end);
      at = sentence.end;
    }
    expect(text.slice(at).trim()).toBe('');
  });
});
