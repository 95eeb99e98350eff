import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openVoices } from '#host/speech/engines.ts';
import { findPiperVoices } from '#host/speech/find-piper.ts';
import { forkSpeech } from '#host/speech/fork-speech.ts';
import { addOnnxOutput, readOnnxGraph } from '#host/speech/onnx-graph.ts';
import type { OnnxRuntime } from '#host/speech/onnx-runtime.ts';
import { loadPiper } from '#host/speech/piper-voice.ts';
import { type SpeechEngine, startSpeechEngine } from '#host/speech/speech-engine.ts';
import { hasRuntime, runtimeModules, withoutRuntime } from './find-runtime.ts';
import { frame, sampleRate, tinyConfig, tinyVoice, writeVoice } from './tiny-voice.ts';

const root = mkdtempSync(path.join(tmpdir(), 'piper-'));
const engines: SpeechEngine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.stop();
});
afterAll(() => rmSync(root, { recursive: true }));

const json = JSON.stringify(tinyConfig);
const good = {
  'tiny.onnx': tinyVoice(),
  'tiny.onnx.json': json,
  MODEL_CARD: 'Made by hand, of nobody’s voice.',
};
const noRuntime = (): Promise<undefined> => Promise.resolve(undefined);

let folders = 0;
function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  folders += 1;
  return writeVoice(path.join(root, `voices ${folders}`, 'tiny'), files);
}

/** One that runs nothing: it opens whatever it is given, and gives what the test wants. */
function fakeRuntime(outputs: Readonly<Record<string, (ids: number) => number[]>>): OnnxRuntime {
  return {
    InferenceSession: {
      create: async () => ({
        outputNames: Object.keys(outputs),
        run: async (feeds) => {
          const ids = feeds['input']?.dims[1] ?? 0;
          const made = Object.entries(outputs).map(([name, of]) => {
            return [name, { data: Float32Array.from(of(ids)), dims: [1] }] as const;
          });
          return Object.fromEntries(made);
        },
      }),
    },
    Tensor: class {
      readonly data: unknown;
      readonly dims: readonly number[];
      constructor(_type: string, data: unknown, dims: readonly number[]) {
        this.data = data;
        this.dims = dims;
      }
    },
  };
}

const heard = {
  sampleRate: 1000,
  samples: new Int16Array(1000),
  words: [
    { position: 1, ms: 0, sounds: 'hˈɛɪ' },
    { position: 5, ms: 500, sounds: 'dˈɛr' },
  ],
};
const frames = { output: (ids: number) => Array.from({ length: ids * frame }, () => 0.1) };

describe('a dropped-in voice', () => {
  it.each([
    ['a folder that is not there', 'unreadable-folder', undefined],
    ['nothing in it', 'no-model', {}],
    ['two models', 'more-than-one-model', { ...good, 'b.onnx': 'x' }],
    ['no settings beside the model', 'no-config', { 'tiny.onnx': 'x' }],
    ['settings that are no JSON', 'broken-config', { ...good, 'tiny.onnx.json': '{"audio":' }],
    ['settings without sounds', 'broken-config', { ...good, 'tiny.onnx.json': '{"espeak":{"voice":"nb"}}' }],
    ['an English voice', 'other-language', withConfig({ espeak: { voice: 'en-us' } })],
    ['a voice in Nogai', 'other-language', withConfig({ espeak: { voice: 'nog' } })],
    ['sounds of its own', 'other-phonemes', withConfig({ phoneme_type: 'text' })],
    ['a map without its frame', 'broken-config', withConfig({ phoneme_id_map: { a: [1] } })],
    ['a model that is a text', 'broken-model', { ...good, 'tiny.onnx': 'not a model' }],
    ['half a model', 'broken-model', { ...good, 'tiny.onnx': tinyVoice().subarray(0, 700) }],
    ['several speakers', 'unknown-inputs', withModel(['input', 'input_lengths', 'scales', 'sid'])],
    ['a model of another kind', 'unknown-inputs', withModel(['x', 'lengths', 'scales'])],
    ['nothing to run it with', 'runtime-missing', good],
  ])('is refused with %s: %s', async (_name, kind, files) => {
    const folder = files === undefined ? path.join(root, 'nowhere') : folderWith(files);
    expect(await loadPiper(folder, noRuntime)).toEqual({ ok: false, refusal: { kind } });
  });

  it('is refused when its model cannot be opened', async () => {
    const runtime = fakeRuntime(frames);
    const broken = { ...runtime, InferenceSession: { create: () => Promise.reject(new Error('bad')) } };
    const loaded = await loadPiper(folderWith(good), () => Promise.resolve(broken));
    expect(loaded).toEqual({ ok: false, refusal: { kind: 'broken-model' } });
  });

  it('tells when each word begins from the model’s own durations', async () => {
    // Six signs before the second word: begin, h, stress, ɛ, ɪ, space, each followed by the sign for nothing.
    const long = {
      ...frames,
      w_ceil: (ids: number) => Array.from({ length: ids }, (_, at) => (at < 12 ? 2 : 1)),
    };
    const loaded = await loadPiper(folderWith(good), () => Promise.resolve(fakeRuntime(long)));
    const sound = loaded.ok ? await loaded.value.speak('Hei der', heard, 160) : undefined;
    const ids = 2 + 10 + 8 + 1;
    const milliseconds = ((ids * frame) / sampleRate) * 1000;
    expect(sound?.timing).toBeUndefined();
    expect(sound?.words.map(({ position }) => position)).toEqual([1, 5]);
    expect(sound?.words[0]?.ms).toBeCloseTo((4 / (24 + 9)) * milliseconds, 5);
    expect(sound?.words[1]?.ms).toBeCloseTo((24 / (24 + 9)) * milliseconds, 5);
  });

  it('stretches the other voice’s times, and says so, when it has no durations', async () => {
    const loaded = await loadPiper(folderWith(good), () => Promise.resolve(fakeRuntime(frames)));
    const sound = loaded.ok ? await loaded.value.speak('Hei der', heard, 160) : undefined;
    const milliseconds = ((21 * frame) / sampleRate) * 1000;
    expect(sound?.timing).toBe('estimated');
    expect(sound?.words[1]?.ms).toBeCloseTo(milliseconds / 2, 5);
  });
});

describe('the file of a model', () => {
  it('tells its inputs, its outputs and the tensor that holds durations', () => {
    expect(readOnnxGraph(tinyVoice())).toEqual({
      inputs: ['input', 'input_lengths', 'scales'],
      outputs: ['output'],
      ceilings: ['w_ceil'],
    });
    expect(readOnnxGraph(tinyVoice({ ceil: false }))?.ceilings).toEqual([]);
  });

  it('is asked for one output more by bytes at its end', () => {
    const model = tinyVoice();
    const more = addOnnxOutput(model, 'w_ceil');
    expect(more.subarray(0, model.length)).toEqual(model);
    expect(more.length).toBeLessThan(model.length + 20);
  });
});

describe('the voices of a room', () => {
  it('lists every folder with its card or its reason, and nothing where there are no folders', async () => {
    const voices = path.join(root, 'listed');
    writeVoice(path.join(voices, 'a good one'), good);
    writeVoice(path.join(voices, 'b bad one'), { 'tiny.onnx': 'x' });
    mkdirSync(path.join(voices, 'node_modules'));
    const found = await findPiperVoices({ voices, inspect: () => Promise.resolve(undefined) });
    expect(found.map(({ name, card, refusal }) => [name, card, refusal])).toEqual([
      ['a good one', good.MODEL_CARD, undefined],
      ['b bad one', undefined, 'no-config'],
    ]);
    const without = await findPiperVoices({
      voices,
      inspect: () => Promise.resolve({ kind: 'runtime-missing' }),
    });
    expect(without[0]?.refusal).toBe('runtime-missing');
    expect(await findPiperVoices({ voices: path.join(root, 'none'), inspect: noRuntime })).toEqual([]);
  });

  it('chooses a good folder, then the machine’s own voice, then the one that comes along', () => {
    const bad = { folder: '/b', name: 'bad', refusal: 'no-config' as const };
    const nice = { folder: '/n', name: 'nice' };
    const jon = { id: 'jon', name: 'Microsoft Jon', language: 'nb' };
    expect(openVoices({ piper: [bad, nice], system: [jon] }).choose('nn').id).toBe('piper:nice');
    expect(openVoices({ piper: [bad], system: [jon] }).choose('nb').id).toBe('system:jon');
    expect(openVoices({ piper: [bad], system: [] }).choose('nn').id).toBe('espeak');
  });

  it('takes what the setting names, unless that cannot read the language', () => {
    const voices = openVoices({
      piper: [{ folder: '/b', name: 'bad', refusal: 'broken-model' }],
      system: [{ id: 'nn', name: 'N', language: 'nn' }],
    });
    expect(voices.choose('nn', 'espeak').id).toBe('espeak');
    expect(voices.choose('nb', 'system:nn').id).toBe('espeak');
    expect(voices.choose('nb', 'piper:bad').id).toBe('espeak');
    expect(voices.listVoices().map(({ id, note }) => [id, note?.kind])).toEqual([
      ['piper:bad', 'bad-folder'],
      ['system:nn', 'from-the-machine'],
      ['espeak', 'simple'],
    ]);
  });
});

function engineWith(piper: string, degraded: string[] = []): SpeechEngine {
  const engine = startSpeechEngine({
    launch: () =>
      forkSpeech({
        entry: path.resolve('electron/speech-process.ts'),
        voice: path.resolve('resources/voices/espeak-ng'),
      }),
    log: () => undefined,
    piperFor: () => piper,
    onDegraded: (folder) => degraded.push(folder),
  });
  engines.push(engine);
  return engine;
}

describe('a bad voice in the speech process', () => {
  it('is said once, and the sentence is read by eSpeak NG', async () => {
    const degraded: string[] = [];
    const engine = engineWith(folderWith({ ...good, 'tiny.onnx': 'x' }), degraded);
    const [first, second] = [await engine.synthesize('Hei.', 'nb'), await engine.synthesize('Ja.', 'nb')];
    expect([first.ok, second.ok]).toEqual([true, true]);
    expect(degraded).toHaveLength(1);
    expect(engine.voiceKey('nb')).toBe('160 ');
  });
});

describe.skipIf(!hasRuntime)(`the package that runs models (${hasRuntime ? 'here' : withoutRuntime})`, () => {
  function withRuntime(files: Readonly<Record<string, string | Uint8Array>>): string {
    const folder = folderWith(files);
    symlinkSync(runtimeModules, path.join(path.dirname(folder), 'node_modules'));
    return folder;
  }

  it('speaks with a voice from a folder, every word at its exact frame', async () => {
    const engine = engineWith(withRuntime(good));
    const spoken = await engine.synthesize('Hei på deg, Kari.', 'nb');
    const sound = spoken.ok ? spoken.value : undefined;
    expect(sound?.timing).toBeUndefined();
    expect(sound?.words.map(({ start }) => start)).toEqual([0, 4, 7, 12]);
    const perFrame = (frame / sampleRate) * 1000;
    for (const { ms } of sound?.words ?? []) expect((ms / perFrame) % 1).toBeCloseTo(0, 3);
    expect(sound?.pcm.length).toBeGreaterThan(22_050);
  });

  it('estimates where the model has no durations, and refuses what it cannot open', async () => {
    const plain = engineWith(withRuntime({ ...good, 'tiny.onnx': tinyVoice({ ceil: false }) }));
    const spoken = await plain.synthesize('Hei på deg.', 'nb');
    expect(spoken.ok && spoken.value.timing).toBe('estimated');
    const broken = tinyVoice();
    // The kind of that node, which comes after its name.
    broken.set(new TextEncoder().encode('Zin'), Buffer.from(broken).lastIndexOf('Sin'));
    const folder = withRuntime({ ...good, 'tiny.onnx': broken });
    expect(await plain.inspect(folder)).toEqual({ kind: 'broken-model' });
  });
});

function withConfig(change: object): Record<string, string | Uint8Array> {
  return { ...good, 'tiny.onnx.json': JSON.stringify({ ...tinyConfig, ...change }) };
}

function withModel(inputs: readonly string[]): Record<string, string | Uint8Array> {
  return { ...good, 'tiny.onnx': tinyVoice({ inputs }) };
}
