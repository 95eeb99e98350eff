import { no, type Result, yes } from '#domain/result.ts';
import type { EspeakSound, Pronounced } from './espeak-voice.ts';
import { addOnnxOutput } from './onnx-graph.ts';
import { findOnnxRuntime, type OnnxRuntime, type Session } from './onnx-runtime.ts';
import { type PiperConfig, type PiperModel, readPiperFolder, readPiperModel } from './piper-folder.ts';
import type { PiperRefusal } from './piper-refusals.ts';
import { usualRate } from './speeds.ts';
import type { EngineWord } from './word-times.ts';

export type PiperSound = {
  readonly sampleRate: number;
  readonly samples: Int16Array;
  readonly words: readonly EngineWord[];
  readonly timing?: 'estimated';
};

/** A neural voice. It gets its sounds from eSpeak's reading of the same text. */
export type PiperVoice = {
  speak(text: string, read: EspeakSound, rate: number): Promise<PiperSound>;
};

type Loaded = {
  readonly runtime: OnnxRuntime;
  readonly session: Session;
  readonly config: PiperConfig;
  readonly durations?: string;
};

/** A folder as a voice, or the one reason why it is none. `find` stands in for the package in tests. */
export async function loadPiper(
  folder: string,
  find: (folder: string) => Promise<OnnxRuntime | undefined> = findOnnxRuntime,
): Promise<Result<PiperVoice, PiperRefusal>> {
  const found = readPiperFolder(folder);
  if (!found.ok) return found;
  const model = readPiperModel(found.value);
  if (!model.ok) return model;
  const runtime = await find(folder);
  if (runtime === undefined) return no({ kind: 'runtime-missing' });
  const opened = await openModel(runtime, model.value);
  if (opened === undefined) return no({ kind: 'broken-model' });
  const loaded: Loaded = { runtime, config: found.value.config, ...opened };
  return yes({ speak: (text, read, rate) => speak(loaded, { text, read, rate }) });
}

/** With its durations as an output where it has them; some runtimes may refuse that, and it still speaks. */
async function openModel(
  runtime: OnnxRuntime,
  { bytes, durations }: PiperModel,
): Promise<Pick<Loaded, 'session' | 'durations'> | undefined> {
  if (durations !== undefined) {
    const session = await createSession(runtime, addOnnxOutput(bytes, durations));
    if (session?.outputNames.includes(durations) === true) return { session, durations };
  }
  const session = await createSession(runtime, bytes);
  return session === undefined ? undefined : { session };
}

/** Errors alone: a runtime that talks would write where nobody reads. */
const quiet = { logSeverityLevel: 4 };

async function createSession(runtime: OnnxRuntime, model: Uint8Array): Promise<Session | undefined> {
  try {
    return await runtime.InferenceSession.create(model, quiet);
  } catch {
    return undefined;
  }
}

type Said = { readonly text: string; readonly read: EspeakSound; readonly rate: number };

async function speak(loaded: Loaded, { text, read, rate }: Said): Promise<PiperSound> {
  const { runtime, session, config, durations } = loaded;
  const { ids, starts } = spellSounds(text, read.words, config.phoneme_id_map);
  const { noise_scale: noise, length_scale: length, noise_w: rhythm } = config.inference;
  const scales = [noise, (length * usualRate) / rate, rhythm];
  const given = await session.run({
    input: new runtime.Tensor('int64', BigInt64Array.from(ids, BigInt), [1, ids.length]),
    input_lengths: new runtime.Tensor('int64', BigInt64Array.of(BigInt(ids.length)), [1]),
    scales: new runtime.Tensor('float32', Float32Array.from(scales), [3]),
  });
  const wave = floatsOf(given['output']?.data);
  const samples = toSamples(wave);
  const sampleRate = config.audio.sample_rate;
  const milliseconds = (samples.length / sampleRate) * 1000;
  const lasting = durations === undefined ? undefined : floatsOf(given[durations]?.data);
  if (lasting?.length === ids.length) {
    return { sampleRate, samples, words: exactTimes(read.words, { starts, lasting, milliseconds }) };
  }
  return { sampleRate, samples, words: stretchTimes(read, milliseconds), timing: 'estimated' };
}

function floatsOf(data: unknown): Float32Array {
  if (data instanceof Float32Array) return data;
  throw new Error('The voice gave no sound');
}

/** As loud as it can be: such models leave the level to whoever plays them. */
function toSamples(wave: Float32Array): Int16Array {
  const loudest = wave.reduce((most, value) => Math.max(most, Math.abs(value)), 0.01);
  return Int16Array.from(wave, (value) => Math.round((value / loudest) * 32_767));
}

type Spelled = { readonly ids: number[]; readonly starts: number[] };

/** Each sound is followed by the sign for nothing, as these voices were trained; unknown sounds are left out. */
function spellSounds(
  text: string,
  words: readonly Pronounced[],
  map: PiperConfig['phoneme_id_map'],
): Spelled {
  const pad = map['_'] ?? [];
  const ids = [...(map['^'] ?? []), ...pad];
  const starts: number[] = [];
  const characters = Array.from(text);
  words.forEach((word, index) => {
    starts.push(ids.length);
    const after = characters.slice(word.position - 1, (words[index + 1]?.position ?? Infinity) - 1);
    const stop = /[.,:;!?](?=[^\p{L}\p{N}]*$)/u.exec(after.join(''))?.[0] ?? '';
    const space = index === words.length - 1 ? '' : ' ';
    for (const sound of `${word.sounds.normalize('NFD')}${stop}${space}`) {
      const known = map[sound];
      if (known !== undefined) ids.push(...known, ...pad);
    }
  });
  ids.push(...(map['$'] ?? []));
  return { ids, starts };
}

type Lasting = {
  readonly starts: readonly number[];
  readonly lasting: Float32Array;
  readonly milliseconds: number;
};

/** The model's own durations: a word begins when everything before its first sound is over. */
function exactTimes(words: readonly EngineWord[], { starts, lasting, milliseconds }: Lasting): EngineWord[] {
  const before = [0];
  for (const one of lasting) before.push((before.at(-1) ?? 0) + one);
  const whole = before.at(-1) ?? 0;
  return words.map(({ position }, index) => ({
    position,
    ms: whole === 0 ? 0 : ((before[starts[index] ?? 0] ?? 0) / whole) * milliseconds,
  }));
}

function stretchTimes(read: EspeakSound, milliseconds: number): EngineWord[] {
  const length = (read.samples.length / read.sampleRate) * 1000;
  return read.words.map(({ position, ms }) => ({ position, ms: (ms / length) * milliseconds }));
}
