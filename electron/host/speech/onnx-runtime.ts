import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

export type Tensor = { readonly data: unknown; readonly dims: readonly number[] };
export type Session = {
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
};
export type OnnxRuntime = {
  readonly InferenceSession: { create(model: Uint8Array, options: object): Promise<Session> };
  readonly Tensor: new (
    type: 'int64' | 'float32',
    data: BigInt64Array | Float32Array,
    dims: readonly number[],
  ) => Tensor;
};

/** The shape that we rely on: the package is not ours to type, for most rooms do not have it. */
const runtimeSchema = z.custom<OnnxRuntime>(
  (value) => z.object({ InferenceSession: z.unknown(), Tensor: z.unknown() }).safeParse(value).success,
);
const moduleSchema = z.object({ default: runtimeSchema });

const packageName = 'onnxruntime-node';

/**
 * An optional package: beside the app, or in the folder that holds the voice folders. Never from inside a voice
 * folder, which is data from elsewhere and brings no program with it.
 */
export async function findOnnxRuntime(voiceFolder: string): Promise<OnnxRuntime | undefined> {
  const places = [import.meta.url, pathToFileURL(path.join(path.dirname(voiceFolder), 'voice')).href];
  for (const place of places) {
    const runtime = await loadFrom(place);
    if (runtime !== undefined) return runtime;
  }
  return undefined;
}

async function loadFrom(place: string): Promise<OnnxRuntime | undefined> {
  try {
    const found = createRequire(place).resolve(packageName);
    const loaded: unknown = await import(pathToFileURL(found).href);
    return moduleSchema.parse(loaded).default;
  } catch {
    return undefined;
  }
}
