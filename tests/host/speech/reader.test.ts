import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '#host/speech/reader.ts';
import type { Reader, ReadingState, SentenceSound } from '#host/speech/reader-types.ts';
import type { SpokenSound } from '#host/speech/speech-engine.ts';

const oneSecond: SpokenSound = { sampleRate: 100, pcm: new Uint8Array(200), words: [] };
const sentences = Array.from('abcdef', (id) => ({ id, text: id, spoken: id, language: 'nb' as const }));

/** A room without sound or clock: the test decides when a sentence is made, when it ended, and what time it is. */
function fakeRoom() {
  const played: SentenceSound[] = [];
  const silenced: number[] = [];
  const states: ReadingState[] = [];
  const making: (() => void)[] = [];
  const timers = new Map<object, { at: number; run: () => void }>();
  let now = 0;
  const fail = { next: false };
  const reader: Reader = createReader({
    engine: {
      synthesize: () =>
        new Promise((resolve) => {
          const failing = fail.next;
          making.push(() =>
            resolve(
              failing
                ? { ok: false, refusal: { kind: 'voice-unavailable' } }
                : { ok: true, value: oneSecond },
            ),
          );
        }),
    },
    loudspeaker: { play: (sound) => played.push(sound), silence: (generation) => silenced.push(generation) },
    onChange: (state) => states.push(state),
    after: (milliseconds, run) => {
      const key = {};
      timers.set(key, { at: now + milliseconds, run });
      return () => timers.delete(key);
    },
  });
  return {
    reader,
    played,
    silenced,
    states,
    fail,
    /** The newest request is answered first: the reader must not rely on the engine's order. */
    make: async () => {
      for (const finish of making.splice(0).toReversed()) finish();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
      for (const [key, timer] of timers) {
        if (timer.at <= now && timers.delete(key)) timer.run();
      }
    },
    ended: () => {
      const state = states.at(-1);
      if (state?.reading !== true) return;
      reader.report({ generation: state.generation, sentenceId: state.sentenceId, state: 'ended' });
    },
  };
}

describe('reading aloud', () => {
  it('keeps the loudspeaker one sentence ahead and moves on when it has ended', async () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    await room.make();
    await room.make();
    await room.make();
    expect(room.played.map(({ sentenceId }) => sentenceId)).toEqual(['a', 'b']);
    room.ended();
    await room.make();
    expect(room.played.map(({ sentenceId }) => sentenceId)).toEqual(['a', 'b', 'c']);
    expect(room.states.map((state) => state.reading && state.sentenceId)).toEqual(['a', 'b']);
  });

  it('says when the last sentence has ended', async () => {
    const room = fakeRoom();
    room.reader.read(sentences.slice(0, 1));
    await room.make();
    room.ended();
    expect(room.states.at(-1)).toEqual({ reading: false, generation: 2 });
  });

  it('sends nothing of what was stopped, also not what was being made', async () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    room.reader.stop();
    await room.make();
    room.pass(60_000);
    expect(room.played).toEqual([]);
    expect(room.silenced).toEqual([1]);
    expect(room.states.at(-1)?.reading).toBe(false);
  });

  it('skips forwards and back, and ends past the last one', async () => {
    const room = fakeRoom();
    room.reader.read(sentences.slice(0, 2));
    room.reader.skip();
    room.reader.skip(-1);
    room.reader.skip(-1);
    await room.make();
    expect(room.played.map(({ sentenceId, generation }) => [sentenceId, generation])).toEqual([['a', 4]]);
    room.reader.skip();
    room.reader.skip();
    expect(room.states.at(-1)?.reading).toBe(false);
  });

  it('ignores a report about an earlier reading', async () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    await room.make();
    room.reader.read(sentences);
    await room.make();
    room.reader.report({ generation: 1, sentenceId: 'a', state: 'ended' });
    room.reader.report({ generation: 1, sentenceId: 'a', state: 'failed' });
    expect(room.states.at(-1)).toEqual({ reading: true, generation: 2, sentenceId: 'a' });
  });

  it('moves on when a report is lost, and stops when nobody hears it twice in a row', async () => {
    const room = fakeRoom();
    room.reader.read(sentences);
    await room.make();
    await room.make();
    room.pass(4999);
    expect(room.states.at(-1)).toMatchObject({ sentenceId: 'a' });
    room.pass(1);
    expect(room.states.at(-1)).toMatchObject({ sentenceId: 'b' });
    room.pass(5000);
    expect(room.states.at(-1)).toMatchObject({ reading: false, problem: 'loudspeaker-lost' });
  });

  it('stops with its reason when there is no voice, and when the loudspeaker failed', async () => {
    const room = fakeRoom();
    room.fail.next = true;
    room.reader.read(sentences);
    await room.make();
    expect(room.states.at(-1)).toMatchObject({ reading: false, problem: 'voice-unavailable' });
    room.reader.read(sentences);
    room.reader.report({ generation: 3, sentenceId: 'a', state: 'failed' });
    expect(room.states.at(-1)).toMatchObject({ reading: false, problem: 'loudspeaker-lost' });
  });

  it('never plays an old generation, never skips or doubles a sentence, whatever is pressed', async () => {
    const step = fc.constantFrom(
      'read',
      'stop',
      'skip',
      'back',
      'make',
      'make',
      'ended',
      'ended',
      'wait',
      'late',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const room = fakeRoom();
        const act: Record<string, () => void | Promise<void>> = {
          read: () => room.reader.read(sentences),
          stop: () => room.reader.stop(),
          skip: () => room.reader.skip(),
          back: () => room.reader.skip(-1),
          make: room.make,
          ended: room.ended,
          wait: () => room.pass(5000),
          late: () => room.reader.report({ generation: 1, sentenceId: 'a', state: 'ended' }),
        };
        for (const name of steps) {
          const before = room.played.length;
          await act[name]?.();
          const state = room.states.at(-1);
          for (const sound of room.played.slice(before)) {
            expect(state?.reading).toBe(true);
            expect(sound.generation).toBe(state?.generation);
          }
        }
        const generations = Map.groupBy(room.played, ({ generation }) => generation);
        for (const sounds of generations.values()) {
          const order = sounds.map(({ sentenceId }) => sentenceId).join('');
          expect('abcdef').toContain(order);
        }
        room.reader.stop();
        const count = room.played.length;
        await room.make();
        room.pass(100_000);
        expect(room.played).toHaveLength(count);
        expect(room.states.at(-1)?.reading ?? false).toBe(false);
      }),
      { numRuns: 300, verbose: 1 },
    );
  });
});
