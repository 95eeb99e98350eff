/**
 * Just enough of the ONNX file format to see what a model takes and gives, and to ask it for one tensor more.
 * Only the outermost fields are walked, so that 60 MB of weights cost nothing.
 */
export type OnnxGraph = {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** What the nodes of type `Ceil` give: in a voice of this kind, how long each sound lasts. */
  readonly ceilings: readonly string[];
};

type Field = { readonly number: number; readonly bytes: Uint8Array };

// Field numbers of ModelProto, GraphProto, NodeProto, TensorProto and ValueInfoProto.
const modelGraph = 7;
const graphNode = 1;
const graphInitializer = 5;
const graphInput = 11;
const graphOutput = 12;
const nodeOutput = 2;
const nodeType = 4;
const tensorName = 8;
const valueName = 1;

/** Nothing when this is no model: the walk ran out of the file, or there is no graph in it. */
export function readOnnxGraph(model: Uint8Array): OnnxGraph | undefined {
  const graph = readFields(model)?.findLast((field) => field.number === modelGraph);
  const fields = graph === undefined ? undefined : readFields(graph.bytes);
  if (fields === undefined) return undefined;
  const constants = new Set(namesIn(fields, graphInitializer, tensorName));
  const inputs = namesIn(fields, graphInput, valueName).filter((name) => !constants.has(name));
  return { inputs, outputs: namesIn(fields, graphOutput, valueName), ceilings: ceilingsOf(fields) };
}

function namesIn(fields: readonly Field[], number: number, name: number): string[] {
  return all(fields, number).flatMap((bytes) => textOf(readFields(bytes) ?? [], name).slice(0, 1));
}

function ceilingsOf(fields: readonly Field[]): string[] {
  return all(fields, graphNode).flatMap((bytes) => {
    const node = readFields(bytes) ?? [];
    return textOf(node, nodeType)[0] === 'Ceil' ? textOf(node, nodeOutput) : [];
  });
}

function all(fields: readonly Field[], number: number): Uint8Array[] {
  return fields.filter((field) => field.number === number).map(({ bytes }) => bytes);
}

function textOf(fields: readonly Field[], number: number): string[] {
  return all(fields, number).map((bytes) => new TextDecoder().decode(bytes));
}

/**
 * The same model with one output more. Fields of one number are merged by whoever reads the format, so a second
 * graph that holds nothing but the name is enough; the file on disk is left as it is.
 */
export function addOnnxOutput(model: Uint8Array, name: string): Uint8Array<ArrayBuffer> {
  const value = writeField(valueName, new TextEncoder().encode(name));
  const extra = writeField(modelGraph, writeField(graphOutput, value));
  const both = new Uint8Array(model.length + extra.length);
  both.set(model);
  both.set(extra, model.length);
  return both;
}

function writeField(number: number, bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...varint(number * 8 + 2), ...varint(bytes.length), ...bytes]);
}

function varint(value: number): number[] {
  const low = value % 128;
  return value < 128 ? [low] : [low + 128, ...varint(Math.floor(value / 128))];
}

/** The fields that hold bytes; numbers are passed over. */
function readFields(bytes: Uint8Array): Field[] | undefined {
  const fields: Field[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = readVarint(bytes, at);
    const content = tag === undefined ? undefined : readContent(bytes, tag);
    if (tag === undefined || content === undefined || content.end > bytes.length) return undefined;
    if (tag.value % 8 === 2) {
      fields.push({ number: Math.floor(tag.value / 8), bytes: bytes.subarray(content.start, content.end) });
    }
    at = content.end;
  }
  return fields;
}

type Varint = { readonly value: number; readonly end: number };

function readContent(bytes: Uint8Array, tag: Varint): { start: number; end: number } | undefined {
  const start = tag.end;
  const kind = tag.value % 8;
  if (kind === 1) return { start, end: start + 8 };
  if (kind === 5) return { start, end: start + 4 };
  const number = readVarint(bytes, start);
  if (number === undefined || (kind !== 0 && kind !== 2)) return undefined;
  return kind === 0 ? { start, end: number.end } : { start: number.end, end: number.end + number.value };
}

/** Ten bytes hold any number of the format; above 2^53 only its length matters to us. */
function readVarint(bytes: Uint8Array, start: number): Varint | undefined {
  let value = 0;
  for (let index = 0; index < 10; index += 1) {
    const byte = bytes[start + index];
    if (byte === undefined) return undefined;
    value += (byte % 128) * 128 ** index;
    if (byte < 128) return { value, end: start + index + 1 };
  }
  return undefined;
}
