import { describe, expect, it } from 'vitest';
import { wordTimes } from '#host/speech/word-times.ts';

describe('word times of the engine', () => {
  it('turns code points counted from one into UTF-16 offsets', () => {
    const text = 'Å 🙂 i «dag».';
    const events = [
      { position: 1, ms: 0 },
      { position: 5, ms: 200 },
      { position: 8, ms: 300 },
    ];
    const times = wordTimes(text, events);
    expect(times.map(({ start, end }) => text.slice(start, end))).toEqual(['Å', 'i', 'dag']);
  });

  it('gives a word with a hyphen one time, drops repeats, and never steps back', () => {
    const events = [
      { position: 1, ms: 0 },
      { position: 3, ms: 150 },
      { position: 8, ms: 140 },
      { position: 8, ms: 500 },
      { position: 90, ms: 600 },
    ];
    expect(wordTimes('e-post til', events)).toEqual([
      { start: 0, end: 6, ms: 0 },
      { start: 7, end: 10, ms: 140 },
    ]);
    const back = [
      { position: 1, ms: 400 },
      { position: 8, ms: 140 },
    ];
    expect(wordTimes('e-post til', back).map(({ ms }) => ms)).toEqual([400, 400]);
  });
});
