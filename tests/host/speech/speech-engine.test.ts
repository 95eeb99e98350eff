import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { forkSpeech } from '#host/speech/fork-speech.ts';
import { type SpeechEngine, type SpokenSound, startSpeechEngine } from '#host/speech/speech-engine.ts';
import { prepareSpoken } from '#language/spoken-text.ts';

const entry = path.resolve('electron/speech-process.ts');
const voice = path.resolve('resources/voices/espeak-ng');
const folder = mkdtempSync(path.join(tmpdir(), 'speech-'));
const engines: SpeechEngine[] = [];

function engineFor(door: string, log: string[] = []): SpeechEngine {
  const engine = startSpeechEngine({
    launch: () => forkSpeech({ entry: door, voice }),
    log: (line) => log.push(line),
  });
  engines.push(engine);
  return engine;
}

async function speak(engine: SpeechEngine, text: string): Promise<SpokenSound> {
  const sound = await engine.synthesize(text, 'nb', new AbortController().signal);
  if (!sound.ok) throw new Error(sound.refusal.kind);
  return sound.value;
}

function loudness(sound: SpokenSound): number {
  const view = new DataView(sound.pcm.buffer, sound.pcm.byteOffset, sound.pcm.byteLength);
  let sum = 0;
  for (let at = 0; at < sound.pcm.length; at += 2) sum += (view.getInt16(at, true) / 32_768) ** 2;
  return Math.sqrt(sum / (sound.pcm.length / 2));
}

afterEach(() => {
  for (const engine of engines.splice(0)) engine.stop();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the speech engine with the real voice', () => {
  it('is loud enough to hear, at the rate it says', async () => {
    const sound = await speak(engineFor(entry), 'Møtet starter klokka ti tretti i dag.');
    expect(sound.sampleRate).toBe(22_050);
    expect(sound.pcm.length / 2 / sound.sampleRate).toBeGreaterThan(2);
    expect(loudness(sound)).toBeGreaterThan(0.02);
  });

  it('times every word once, ascending and inside the sound', async () => {
    const engine = engineFor(entry);
    const paragraphs = [
      'PPT-rådgiveren sender e-post til Kari Døme kl. 10.30, jf. oppl.l. § 5-1.',
      'Det koster ca. 2 500 kr pr. mnd. Vi leser 15 min. hver dag, 3.–5. trinn. Hei 🙂 på deg!',
      'Mor/far til Ola (f. 2016) les «Ronja» 20. mai.',
    ];
    for (const { spoken } of paragraphs.flatMap((text) => prepareSpoken(text, 'nb'))) {
      const sound = await speak(engine, spoken);
      const words = spoken.match(/[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu);
      expect(sound.words.map(({ start, end }) => spoken.slice(start, end))).toEqual(words);
      const times = sound.words.map(({ ms }) => ms);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(times.at(-1)).toBeLessThan((sound.pcm.length / 2 / sound.sampleRate) * 1000);
    }
  });

  it('is not made longer by markup in the source', async () => {
    const engine = engineFor(entry);
    const [with3s] = prepareSpoken('Hei <break time="3s"/> der.', 'nb');
    const [without] = prepareSpoken('Hei der.', 'nb');
    const lengths = [
      (await speak(engine, with3s?.spoken ?? '')).pcm.length,
      (await speak(engine, without?.spoken ?? '')).pcm.length,
      (await speak(engine, 'Hei <break time="3s"/> der.')).pcm.length,
    ];
    expect(Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 0))).toBeLessThan(22_050 * 0.2);
    expect(lengths[2]).toBeGreaterThan((lengths[1] ?? 0) + 22_050 * 2);
  });

  it('answers a stopped reading at once and goes on with the next', async () => {
    const engine = engineFor(entry);
    const stop = new AbortController();
    const dropped = engine.synthesize('Dette blir aldri hørt.', 'nn', stop.signal);
    stop.abort();
    expect(await dropped).toEqual({ ok: false, refusal: { kind: 'stopped' } });
    expect((await speak(engine, 'Ja.')).words).toHaveLength(1);
  });

  it('ends with its parent, also when nobody stopped it', async () => {
    const child = fork(entry, [voice], { serialization: 'advanced', stdio: 'ignore', execArgv: [] });
    child.send({ kind: 'synthesize', id: 1, text: 'Hei.', rate: 160 });
    await once(child, 'message');
    const ended = once(child, 'exit');
    child.disconnect();
    expect((await ended)[0]).toBe(0);
  });
});

describe('the speech engine when its process fails', () => {
  function door(name: string, source: string): string {
    const file = path.join(folder, `${name}.mjs`);
    writeFileSync(file, source);
    return file;
  }
  const answer = `process.send({ kind: 'sound', id: m.id, sampleRate: 22050, pcm: new Uint8Array(4), words: [] })`;

  it('says that there is no voice after two tries', async () => {
    const log: string[] = [];
    const engine = engineFor(door('broken', 'process.exit(1)'), log);
    expect(await engine.synthesize('Hei.', 'nb')).toEqual({
      ok: false,
      refusal: { kind: 'voice-unavailable' },
    });
    expect(log).toHaveLength(2);
  });

  it('starts it again when it dies, and the sentence is still said', async () => {
    const once1 = path.join(folder, 'died');
    const source = `import { existsSync, writeFileSync } from 'node:fs';
      process.on('disconnect', () => process.exit(0));
      process.on('message', (m) => {
        if (!existsSync(${JSON.stringify(once1)})) { writeFileSync(${JSON.stringify(once1)}, ''); process.exit(1); }
        ${answer};
      });`;
    const sound = await engineFor(door('dies-once', source)).synthesize('Hei.', 'nb');
    expect(sound.ok).toBe(true);
  });

  it('ends one that hangs', async () => {
    const source = `process.on('disconnect', () => process.exit(0)); process.on('message', () => undefined);`;
    const entryThatHangs = door('hangs', source);
    const engine = startSpeechEngine({
      launch: () => forkSpeech({ entry: entryThatHangs, voice }),
      log: () => undefined,
      patienceMilliseconds: 300,
    });
    engines.push(engine);
    expect(await engine.synthesize('Hei.', 'nb')).toEqual({
      ok: false,
      refusal: { kind: 'voice-unavailable' },
    });
  });

  it('refuses after its stop', async () => {
    const engine = engineFor(entry);
    engine.stop();
    expect(await engine.synthesize('Hei.', 'nb')).toEqual({ ok: false, refusal: { kind: 'stopped' } });
  });
});
