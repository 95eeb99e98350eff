import { describe, expect, it } from 'vitest';
import { rateOf, speeds, usualSpeed } from '#host/speech/speeds.ts';
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

  it('gives a word that the engine passes over a time between its neighbours, and none after the sound', () => {
    const events = [
      { position: 1, ms: 100 },
      { position: 7, ms: 500 },
    ];
    expect(wordTimes('en to tre', events, 450)).toEqual([
      { start: 0, end: 2, ms: 100 },
      { start: 3, end: 5, ms: 300 },
      { start: 6, end: 9, ms: 449 },
    ]);
    expect(wordTimes('en to', [])).toEqual([
      { start: 0, end: 2, ms: 0 },
      { start: 3, end: 5, ms: 0 },
    ]);
  });
});

describe('the seven speeds', () => {
  it('are evenly apart around the usual one, and any other number is the usual one', () => {
    expect(speeds.map((_, index) => rateOf(index + 1))).toEqual([100, 120, 140, 160, 180, 200, 220]);
    expect([rateOf(usualSpeed), rateOf(0), rateOf(8), rateOf(2.5)]).toEqual([160, 160, 160, 160]);
  });
});
