import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '#renderer/styles/stage.css';
import { packSound } from '#contract/sound.ts';
import { createFollowClock } from '#renderer/speaker/follow-clock.ts';
import { createLoudspeaker } from '#renderer/speaker/loudspeaker.ts';
import { textRange } from '#renderer/speaker/text-range.ts';
import { createWordHighlight } from '#renderer/speaker/word-highlight.ts';
import type { SpokenTimeline, WordHighlight } from '#renderer/speaker/word-highlight.ts';

const text = 'Møtet starter kl. 10.30 hos Kari.';
/** «klokka», «ti» and «tretti» are said while «kl. 10.30» is marked. */
const words: SpokenTimeline['words'] = [
  [0, 5, 0],
  [6, 13, 400],
  [14, 23, 900],
  [14, 23, 1200],
  [14, 23, 1500],
  [24, 27, 2000],
  [28, 32, 2300],
];

let element: HTMLElement;
let highlight: WordHighlight;
let clock: { at: number; due: { at: number; run: () => void }[] };

beforeEach(() => {
  element = document.createElement('p');
  element.append(
    'Møtet starter ',
    Object.assign(document.createElement('b'), { textContent: 'kl. 10.30' }),
    ' hos Kari.',
  );
  document.body.append(element);
  clock = { at: 1000, due: [] };
  highlight = createWordHighlight({
    now: () => clock.at,
    after: (milliseconds, run) => {
      const one = { at: clock.at + milliseconds, run };
      clock.due.push(one);
      return () => {
        clock.due = clock.due.filter((other) => other !== one);
      };
    },
  });
});
afterEach(() => {
  highlight.stop();
  element.remove();
});

/** Lets time pass, and rings what is due on the way. */
function pass(milliseconds: number): void {
  const end = clock.at + milliseconds;
  for (;;) {
    const next = clock.due.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
    if (next === undefined) break;
    clock.due = clock.due.filter((one) => one !== next);
    clock.at = Math.max(clock.at, next.at);
    next.run();
  }
  clock.at = end;
}

function markedBy(name: string): string {
  return [...(CSS.highlights.get(name) ?? [])]
    .map((range) => (range instanceof Range ? range.toString() : ''))
    .join('|');
}

describe('the mark on the words that are said', () => {
  it('moves at the time of each word, on text that is left as it is', () => {
    const before = element.innerHTML;
    highlight.follow(element, { startedAt: 1000, words });
    const seen = [markedBy('spoken-word')];
    for (let at = 0; at < 2500; at += 100) {
      pass(100);
      if (seen.at(-1) !== markedBy('spoken-word')) seen.push(markedBy('spoken-word'));
    }
    expect(seen).toEqual(['Møtet', 'starter', 'kl. 10.30', 'hos', 'Kari']);
    expect(markedBy('spoken-sentence')).toBe(text);
    expect(element.innerHTML).toBe(before);
    expect(clock.due).toEqual([]);
  });

  it('begins at the word that sounds now when a page joins late', () => {
    clock.at = 3100;
    highlight.follow(element, { startedAt: 1000, words });
    expect(markedBy('spoken-word')).toBe('hos');
  });

  it('marks no word before the sound is heard', () => {
    highlight.follow(element, { startedAt: 1200, words });
    expect(markedBy('spoken-word')).toBe('');
    pass(200);
    expect(markedBy('spoken-word')).toBe('Møtet');
  });

  it('never steps back when the clock does', () => {
    highlight.follow(element, { startedAt: 1000, words });
    pass(950);
    clock.at = 1100;
    highlight.follow(element, { startedAt: 1000, words });
    expect(markedBy('spoken-word')).toBe('kl. 10.30');
  });

  it('finds its place again when the page is drawn anew, and is gone after the end', () => {
    highlight.follow(element, { startedAt: 1000, words });
    pass(450);
    element.textContent = text;
    highlight.follow(element, { startedAt: 1000, words });
    expect(markedBy('spoken-word')).toBe('starter');
    highlight.follow(undefined, undefined);
    expect([markedBy('spoken-word'), markedBy('spoken-sentence'), clock.due.length]).toEqual(['', '', 0]);
  });

  it('marks nothing for a place that the text does not have', () => {
    highlight.follow(element, { startedAt: 1000, words: [[0, 500, 0]] });
    expect(markedBy('spoken-word')).toBe('');
    expect(textRange(element, 33, 40)).toBeUndefined();
  });

  it('looks different without colour, and changes no size', () => {
    const before = element.getBoundingClientRect();
    highlight.follow(element, { startedAt: 1000, words });
    const style = getComputedStyle(element, '::highlight(spoken-word)');
    expect(style.textDecorationLine).toBe('underline');
    expect(element.getBoundingClientRect()).toEqual(before);
  });
});

describe('the clock of a follower', () => {
  it('is its own where both are on one machine', () => {
    const follower = createFollowClock(() => 10_020);
    follower.hear(10_000);
    expect(follower.now()).toBe(10_020);
  });

  it('is set by the fastest message where it is off, in either direction', () => {
    let at = 300_050;
    const follower = createFollowClock(() => at);
    follower.hear(0);
    at = 310_010;
    follower.hear(10_000);
    expect(follower.now()).toBe(10_000);
    const behind = createFollowClock(() => 5000);
    behind.hear(65_000);
    expect(behind.now()).toBe(65_000);
  });
});

describe('sound and mark together', () => {
  function after(milliseconds: number, run: () => void): () => void {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  }

  // A machine that others use too is late now and then: a second take is as good a proof.
  it('are within 50 milliseconds for every word, and the mark never goes back', { retry: 2 }, async () => {
    const count = 20;
    const many = Array.from({ length: count }, (_, index): [number, number, number] => [
      index,
      index + 1,
      index * 60,
    ]);
    const moves: number[] = [];
    const live = createWordHighlight({
      now: () => performance.now(),
      after: (milliseconds, run) =>
        after(milliseconds, () => {
          const before = markedBy('spoken-word');
          run();
          if (markedBy('spoken-word') !== before) moves.push(performance.now());
        }),
    });
    const context = new AudioContext();
    let begun = 0;
    const createSource = context.createBufferSource.bind(context);
    Object.assign(context, {
      createBufferSource: () => {
        const source = createSource();
        const start = source.start.bind(source);
        return Object.assign(source, {
          start: (at: number) => {
            begun = at;
            start(at);
          },
        });
      },
    });
    const states: string[] = [];
    const speaker = createLoudspeaker({
      report: ({ state }) => {
        states.push(state);
        if (state !== 'started') return;
        live.follow(element, { startedAt: performance.now(), words: many });
        moves.push(performance.now());
      },
      newContext: () => context,
      after,
    });
    const samples = new Uint8Array(22_050 * 2 * 1.3);
    speaker.play(packSound({ generation: 1, sentence: 'a', sampleRate: 22_050, words: [] }, samples).buffer);
    await vi.waitFor(() => expect(states).toEqual(['started', 'ended']), { timeout: 5000 });
    const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
    const heard = performanceTime + (begun - contextTime) * 1000;
    const late = moves.map((at, index) => at - heard - index * 60).toSorted((one, other) => one - other);
    speaker.stop();
    live.stop();
    expect(moves).toHaveLength(count);
    expect(late[count - 2]).toBeLessThan(50);
    expect(late[0]).toBeGreaterThan(-50);
  });
});
