import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { readOnnxGraph } from './onnx-graph.ts';
import type { PiperRefusal } from './piper-refusals.ts';

/** What we use of `NAME.onnx.json`. */
const configSchema = z.object({
  audio: z.object({ sample_rate: z.number().int().min(8000).max(48_000) }),
  espeak: z.object({ voice: z.string() }),
  inference: z
    .object({
      noise_scale: z.number().default(0.667),
      length_scale: z.number().default(1),
      noise_w: z.number().default(0.8),
    })
    .default({ noise_scale: 0.667, length_scale: 1, noise_w: 0.8 }),
  phoneme_type: z.string().default('espeak'),
  phoneme_id_map: z.record(z.string(), z.array(z.number().int())),
});
export type PiperConfig = z.infer<typeof configSchema>;

/** A folder that looks like a voice: whether its model can be run is known when it is loaded. */
export type PiperFolder = {
  readonly folder: string;
  /** The name of its model, as people know the voice. */
  readonly name: string;
  readonly model: string;
  readonly config: PiperConfig;
  /** Where the voice comes from and what may be done with it, as its makers wrote it. */
  readonly card?: string;
};

const ending = '.onnx';
/** Signs that stand for begin, end and the space between sounds in every map of this kind. */
const frame = ['^', '$', '_'];

/** Reads a drop-in voice: one `*.onnx` with its `*.onnx.json`, in Norwegian, with eSpeak's sounds. */
export function readPiperFolder(folder: string): Result<PiperFolder, PiperRefusal> {
  const names = listFiles(folder);
  if (names === undefined) return no({ kind: 'unreadable-folder' });
  const [model, ...more] = names.filter((name) => name.endsWith(ending));
  if (model === undefined) return no({ kind: 'no-model' });
  if (more.length > 0) return no({ kind: 'more-than-one-model' });
  if (!names.includes(`${model}.json`)) return no({ kind: 'no-config' });
  const config = readConfig(path.join(folder, `${model}.json`));
  if (!config.ok) return config;
  const card = names.find((name) => /^model_card(?:\.\w+)?$/i.test(name));
  return yes({
    folder,
    name: model.slice(0, -ending.length),
    model: path.join(folder, model),
    config: config.value,
    ...(card === undefined ? {} : { card: readFileSync(path.join(folder, card), 'utf8') }),
  });
}

function listFiles(folder: string): string[] | undefined {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return undefined;
  }
}

function readConfig(file: string): Result<PiperConfig, PiperRefusal> {
  const config = configSchema.safeParse(readJson(file));
  if (!config.success) return no({ kind: 'broken-config' });
  const { espeak, phoneme_type: kind, phoneme_id_map: ids } = config.data;
  const [language] = espeak.voice.split(/[-_/]/).slice(espeak.voice.startsWith('gmq/') ? 1 : 0);
  if (language !== 'nb' && language !== 'no') return no({ kind: 'other-language' });
  if (kind !== 'espeak') return no({ kind: 'other-phonemes' });
  return frame.every((sign) => ids[sign] !== undefined) ? yes(config.data) : no({ kind: 'broken-config' });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

export type PiperModel = {
  readonly bytes: Uint8Array;
  /** The tensor that tells how long each sound lasts, where the model has exactly one of the kind. */
  readonly durations?: string;
};

const inputsOfVoice = ['input', 'input_lengths', 'scales'];

/** The model itself, looked at before anything runs it. */
export function readPiperModel(found: PiperFolder): Result<PiperModel, PiperRefusal> {
  const bytes = readFileSync(found.model);
  const graph = readOnnxGraph(bytes);
  if (graph === undefined) return no({ kind: 'broken-model' });
  const { inputs, outputs, ceilings } = graph;
  if (inputs.toSorted().join() !== inputsOfVoice.join() || !outputs.includes('output')) {
    return no({ kind: 'unknown-inputs' });
  }
  const [durations, ...more] = ceilings;
  return yes(durations === undefined || more.length > 0 ? { bytes } : { bytes, durations });
}
