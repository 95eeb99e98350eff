import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A model shaped like a Piper voice and written byte for byte: it hums one frame of 256 samples for each sound, and
 * says so in the tensor of a `Ceil` node that is no output, as the real ones do.
 */
export type TinyVoice = { readonly ceil?: boolean; readonly inputs?: readonly string[] };

type Bytes = readonly number[];

function varint(value: bigint): number[] {
  const low = Number(value % 128n);
  return value < 128n ? [low] : [low + 128, ...varint(value / 128n)];
}

function bytes(number: number, content: Bytes): number[] {
  return [...varint(BigInt(number * 8 + 2)), ...varint(BigInt(content.length)), ...content];
}

function text(number: number, value: string): number[] {
  return bytes(number, [...new TextEncoder().encode(value)]);
}

function whole(number: number, value: number): number[] {
  return [...varint(BigInt(number * 8)), ...varint(BigInt.asUintN(64, BigInt(value)))];
}

const int64 = 7;
const float32 = 1;

function wholes(name: string, values: readonly number[]): number[] {
  const data = values.flatMap((value) => varint(BigInt.asUintN(64, BigInt(value))));
  return [
    ...bytes(1, varint(BigInt(values.length))),
    ...whole(2, int64),
    ...bytes(7, data),
    ...text(8, name),
  ];
}

function floats(name: string, dims: readonly number[], values: readonly number[]): number[] {
  const data = [...new Uint8Array(new Float32Array(values).buffer)];
  const sizes = dims.flatMap((one) => varint(BigInt(one)));
  return [...bytes(1, sizes), ...whole(2, float32), ...bytes(4, data), ...text(8, name)];
}

function node(
  kind: string,
  [from, to]: readonly [string, string],
  attributes: readonly Bytes[] = [],
): number[] {
  return [
    ...from.split(' ').flatMap((name) => text(1, name)),
    ...text(2, to),
    ...text(3, `${kind} ${to}`),
    ...text(4, kind),
    ...attributes.flatMap((one) => bytes(5, one)),
  ];
}

function setting(name: string, value: number): number[] {
  return [...text(1, name), ...whole(3, value), ...whole(20, 2)];
}

/** A size is a number, or a name where it differs from call to call. */
function tensor(name: string, kind: number, sizes: readonly (number | string)[]): number[] {
  const dims = sizes.flatMap((one) => bytes(1, typeof one === 'number' ? whole(1, one) : text(2, one)));
  return [...text(1, name), ...bytes(2, bytes(1, [...whole(1, kind), ...bytes(2, dims)]))];
}

export const frame = 256;
export const sampleRate = 22_050;

export function tinyVoice({
  ceil = true,
  inputs = ['input', 'input_lengths', 'scales'],
}: TinyVoice = {}): Uint8Array {
  const [ids = '', lengths = '', scales = '', ...more] = inputs;
  const ramp = Array.from({ length: frame }, (_, at) => (at / sampleRate) * 2 * Math.PI * 20);
  const nodes = [
    node('Cast', [ids, 'f'], [setting('to', float32)]),
    node('Unsqueeze', ['f last', 'f3']),
    node('Add', ['f3 ten', 'f4']),
    node('Mul', ['f4 ramp', 'phase']),
    node('Sin', ['phase', 'wave']),
    node('Reshape', ['wave shape', 'long']),
    node('ReduceMax', [scales, 'most'], [setting('keepdims', 0)]),
    node('Cast', [lengths, 'l'], [setting('to', float32)]),
    node('ReduceMax', ['l', 'longest'], [setting('keepdims', 0)]),
    node('Mul', ['most zero', 'none']),
    node('Mul', ['longest zero', 'nothing']),
    node('Add', ['long none', 'almost']),
    node('Add', ['almost nothing', 'output']),
    node('Mul', ['f zero', 'd0']),
    node('Add', ['d0 one', 'd1']),
    ...(ceil ? [node('Ceil', ['d1', 'w_ceil'])] : []),
  ];
  const constants = [
    wholes('last', [2]),
    wholes('shape', [1, 1, 1, -1]),
    floats('ten', [1], [10]),
    floats('ramp', [1, 1, frame], ramp),
    floats('zero', [1], [0]),
    floats('one', [1], [0.5]),
  ];
  const given = [
    tensor(ids, int64, ['b', 't']),
    tensor(lengths, int64, ['b']),
    tensor(scales, float32, [3]),
    ...more.map((name) => tensor(name, int64, ['b'])),
  ];
  const graph = [
    ...nodes.flatMap((one) => bytes(1, one)),
    ...text(2, 'tiny'),
    ...constants.flatMap((one) => bytes(5, one)),
    ...given.flatMap((one) => bytes(11, one)),
    ...bytes(12, tensor('output', float32, ['b', 1, 1, 'n'])),
  ];
  const opset = bytes(8, [...text(1, ''), ...whole(2, 13)]);
  return Uint8Array.from([...whole(1, 8), ...text(2, 'tiny'), ...bytes(7, graph), ...opset]);
}

const signs = "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœɐɑɒɔɕɖəɛɜɡɣɥɧɨɪɫɭɲɳɵɹɻɽɾʀʁʂʃʈʉʊʋʌʏʒʔʲˈˌːˑ̩";

export const tinyConfig = {
  audio: { sample_rate: sampleRate, quality: 'medium' },
  espeak: { voice: 'nb' },
  inference: { noise_scale: 0.667, length_scale: 1, noise_w: 0.8 },
  phoneme_type: 'espeak',
  phoneme_id_map: Object.fromEntries(Array.from(signs, (sign, id) => [sign, [id]])),
};

/** Writes a folder as a municipality would drop it in; what is given as undefined is left out. */
export function writeVoice(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
  return folder;
}
