import { describe, expect, it } from 'vitest';
import { keepPrepared } from '#host/speech/prepared-sounds.ts';
import type { SpokenSound } from '#host/speech/speech-engine.ts';

const sound: SpokenSound = { sampleRate: 100, pcm: new Uint8Array(200), words: [] };

/** An engine that counts, and answers when the test says so. */
function countingEngine() {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  let speed = 4;
  let holds = false;
  return {
    asked,
    hold: () => void (holds = true),
    go: async () => {
      holds = false;
      for (const one of waiting.splice(0)) one();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
    voiceKey: () => String(speed),
    setSpeed: (given: number) => void (speed = given),
    synthesize: async (text: string) => {
      asked.push(`${text}${speed}`);
      if (holds) await new Promise<void>((resolve) => waiting.push(resolve));
      return { ok: true as const, value: sound };
    },
  };
}

const list = (texts: string): { spoken: string; language: 'nb' }[] =>
  Array.from(texts, (spoken) => ({ spoken, language: 'nb' }));

describe('sounds made ahead', () => {
  it('are there at once, and made only once', async () => {
    const engine = countingEngine();
    const prepared = keepPrepared({ engine });
    await prepared.prepare(list('ab'));
    expect(await prepared.synthesize('a', 'nb')).toEqual({ ok: true, value: sound });
    await prepared.prepare(list('abc'));
    await prepared.synthesize('x', 'nb');
    expect(engine.asked).toEqual(['a4', 'b4', 'c4', 'x4']);
  });

  it('are those of the newest list alone: what the room may no longer hear is not kept', async () => {
    const engine = countingEngine();
    const prepared = keepPrepared({ engine });
    await prepared.prepare(list('ab'));
    await prepared.prepare(list('b'));
    await prepared.synthesize('a', 'nb');
    prepared.drop();
    await prepared.synthesize('b', 'nb');
    expect(engine.asked).toEqual(['a4', 'b4', 'a4', 'b4']);
  });

  it('of an older list are given up after the one that is being made', async () => {
    const engine = countingEngine();
    const prepared = keepPrepared({ engine });
    engine.hold();
    void prepared.prepare(list('abc'));
    void prepared.prepare(list('z'));
    await engine.go();
    expect(engine.asked).toEqual(['a4', 'z4']);
    await prepared.synthesize('a', 'nb');
    expect(engine.asked).toEqual(['a4', 'z4', 'a4']);
  });

  it('stay below what they may take', async () => {
    const engine = countingEngine();
    const prepared = keepPrepared({ engine, mostBytes: 500 });
    await prepared.prepare(list('abcd'));
    expect(engine.asked).toEqual(['a4', 'b4', 'c4']);
    await prepared.synthesize('b', 'nb');
    expect(engine.asked).toHaveLength(3);
    await prepared.synthesize('c', 'nb');
    expect(engine.asked).toHaveLength(4);
  });

  it('are made again at another speed', async () => {
    const engine = countingEngine();
    const prepared = keepPrepared({ engine });
    await prepared.prepare(list('a'));
    prepared.setSpeed(7);
    await engine.go();
    await prepared.synthesize('a', 'nb');
    expect(engine.asked).toEqual(['a4', 'a7']);
  });
});
