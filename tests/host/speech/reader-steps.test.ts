import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '#host/speech/reader.ts';
import type { ReadingSentence, ReadingState, SentenceSound } from '#host/speech/reader-types.ts';
import { findStep } from '#host/speech/reading-units.ts';
import { prepareSpoken } from '#language/spoken-text.ts';

/** Two items; the first has two paragraphs. */
const sentences: readonly ReadingSentence[] = [
  ['a', 'one', 1],
  ['b', 'one', 1],
  ['c', 'one', 2],
  ['d', 'two', 1],
  ['e', 'two', 1],
].map(([id, item, paragraph]) => ({
  id: String(id),
  item: String(item),
  paragraph: Number(paragraph),
  text: String(id),
  spoken: String(id),
  language: 'nb',
}));

/** A room whose clock and engine the test moves; everything that reaches anybody is written down. */
function fakeRoom() {
  const heard: { generation: number; what: string }[] = [];
  const played: SentenceSound[] = [];
  const states: ReadingState[] = [];
  const speeds: number[] = [];
  const making: (() => void)[] = [];
  const timers = new Map<object, { at: number; run: () => void }>();
  let now = 0;
  let holdsBack = false;
  const reader = createReader({
    engine: {
      synthesize: (text) =>
        new Promise((resolve) => {
          const words = [{ start: 0, end: text.length, ms: 0 }];
          const value = { sampleRate: 100, pcm: new Uint8Array(200), words };
          making.push(() => resolve({ ok: true, value }));
        }),
      setSpeed: (speed) => speeds.push(speed),
    },
    loudspeaker: {
      play: (sound) => {
        played.push(sound);
        heard.push({ generation: sound.generation, what: 'sound' });
      },
      silence: () => undefined,
    },
    onChange: (state) => {
      states.push(state);
      heard.push({ generation: state.generation, what: state.reading ? 'place' : 'end' });
    },
    mayGoOn: () => !holdsBack,
    after: (milliseconds, run) => {
      const key = {};
      timers.set(key, { at: now + milliseconds, run });
      return () => timers.delete(key);
    },
  });
  function report(state: 'started' | 'ended'): void {
    const last = states.at(-1);
    if (last?.reading === true)
      reader.report({ generation: last.generation, sentenceId: last.sentenceId, state });
  }
  return {
    reader,
    heard,
    played,
    states,
    speeds,
    report,
    setHold: (value: boolean) => void (holdsBack = value),
    make: async () => {
      for (const finish of making.splice(0)) finish();
      for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
      for (const [key, timer] of timers) if (timer.at <= now && timers.delete(key)) timer.run();
    },
  };
}

function place(room: ReturnType<typeof fakeRoom>): string | undefined {
  const state = room.states.at(-1);
  return state?.reading === true ? state.sentenceId : undefined;
}

describe('moving in what is read', () => {
  it('goes by sentence, by paragraph and by item, and ends past the last', () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    room.reader.skip(1, 'paragraph');
    expect(place(room)).toBe('c');
    room.reader.skip(1, 'item');
    expect(place(room)).toBe('d');
    room.reader.skip(1);
    expect(place(room)).toBe('e');
    room.reader.skip(1, 'item');
    expect(place(room)).toBeUndefined();
  });

  it('goes back to the beginning of where it is, and from there to the one before', () => {
    const steps = (from: number, unit: 'paragraph' | 'item'): number =>
      findStep(sentences, { from, step: -1, unit });
    expect([steps(4, 'item'), steps(3, 'item'), steps(2, 'item'), steps(0, 'item')]).toEqual([3, 0, 0, 0]);
    expect([steps(2, 'paragraph'), steps(1, 'paragraph'), steps(3, 'paragraph')]).toEqual([0, 0, 2]);
  });

  it('takes every sentence without an item for one of its own', () => {
    const loose = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    expect(findStep(loose, { from: 0, step: 1, unit: 'item' })).toBe(1);
    expect(findStep(loose, { from: 2, step: -1, unit: 'paragraph' })).toBe(1);
  });

  it('goes on at the same sentence at another speed, and reads it again when asked', async () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    room.reader.skip(1);
    await room.make();
    room.reader.setSpeed(6);
    await room.make();
    room.reader.again();
    await room.make();
    expect(room.speeds).toEqual([6]);
    expect(room.played.map(({ sentenceId, generation }) => [sentenceId, generation])).toEqual([
      ['b', 2],
      ['b', 3],
      ['b', 4],
    ]);
  });

  it('keeps waiting at another speed, and goes on when told to', async () => {
    const room = fakeRoom();
    room.setHold(true);
    room.reader.read(sentences);
    await room.make();
    room.report('ended');
    expect(room.states.at(-1)).toMatchObject({ sentenceId: 'a', waits: true });
    room.reader.setSpeed(2);
    expect(room.states.at(-1)).toMatchObject({ sentenceId: 'a', waits: true });
    room.reader.goOn();
    expect(place(room)).toBe('b');
  });

  it('takes the start of the next for the end of the last, when that report is late', async () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    await room.make();
    await room.make();
    room.reader.report({ generation: 1, sentenceId: 'b', state: 'started' });
    expect(room.states.at(-1)).toMatchObject({ sentenceId: 'b', sounds: true });
    room.reader.report({ generation: 1, sentenceId: 'a', state: 'ended' });
    expect(place(room)).toBe('b');
  });

  it('tells with the first sound when each word of the written text is said', async () => {
    const room = fakeRoom();
    const text = 'Kl. 9.';
    const [spoken] = prepareSpoken(text, 'nb');
    const { changes = [], spoken: said = '' } = spoken ?? {};
    room.reader.read([{ id: 'a', text, spoken: said, changes, language: 'nb' }]);
    await room.make();
    room.report('started');
    expect(room.states.at(-1)).toMatchObject({ sounds: true, words: [[0, expect.any(Number), 0]] });
  });
});

describe('a thousand commands in any order', () => {
  it('never let anything of an old generation out, and after a stop nothing follows', async () => {
    const command = fc.constantFrom(
      ...([
        'read',
        'stop',
        'next',
        'back',
        'item',
        'paragraph back',
        'speed',
        'again',
        'hold',
        'free',
        'go on',
      ] as const),
      ...(['make', 'make', 'make', 'ended', 'ended', 'started', 'wait', 'old'] as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1000, maxLength: 1000 }), async (commands) => {
        const room = fakeRoom();
        const { reader } = room;
        const act: Record<(typeof commands)[number], () => void | Promise<void>> = {
          read: () => reader.read(sentences),
          stop: () => reader.stop(),
          next: () => reader.skip(1),
          back: () => reader.skip(-1),
          item: () => reader.skip(1, 'item'),
          'paragraph back': () => reader.skip(-1, 'paragraph'),
          speed: () => reader.setSpeed(5),
          again: () => reader.again(),
          hold: () => room.setHold(true),
          free: () => room.setHold(false),
          'go on': () => reader.goOn(),
          make: room.make,
          ended: () => room.report('ended'),
          started: () => room.report('started'),
          wait: () => room.pass(4000),
          old: () => reader.report({ generation: 1, sentenceId: 'a', state: 'ended' }),
        };
        let after = 0;
        for (const name of commands) {
          await act[name]();
          if (name !== 'stop') continue;
          const count = room.heard.length;
          await room.make();
          room.pass(100_000);
          after += room.heard.length - count;
        }
        expect(after).toBe(0);
        const generations = room.heard.map(({ generation }) => generation);
        expect(generations).toEqual(generations.toSorted((one, other) => one - other));
        const ended = new Set(
          room.heard.filter(({ what }) => what === 'end').map(({ generation }) => generation),
        );
        expect(
          room.heard.filter(({ what, generation }) => what === 'sound' && ended.has(generation)),
        ).toEqual([]);
      }),
      { numRuns: 10, verbose: 1 },
    );
  });
});
