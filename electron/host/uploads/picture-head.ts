/**
 * What a picture says about itself, read from its bytes before anything is decoded. `end` is where the picture
 * ends: what follows is no part of it. Undefined: damaged, cut off, or more than one still picture.
 */
export interface PictureHead {
  readonly width: number;
  readonly height: number;
  readonly end: number;
}

export function readPngHead(bytes: Buffer): PictureHead | undefined {
  let at = 8;
  let size: { width: number; height: number } | undefined;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (size === undefined) {
      if (name !== 'IHDR' || length !== 13 || at + 25 > bytes.length) return undefined;
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    } else if (name === 'IHDR' || name === 'acTL') return undefined;
    at += length + 12;
    if (name === 'IEND') return at <= bytes.length ? { ...size, end: at } : undefined;
  }
  return undefined;
}

/** Of a frame: SOF0 to SOF15 without the tables and extensions among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

export const endMark = 0xd9;
export const scanMark = 0xda;

function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= endMark);
}

/** Segment by segment, so that a thumbnail within one is never taken for the picture. */
export function readJpegHead(bytes: Buffer): PictureHead | undefined {
  let size: { width: number; height: number } | undefined;
  for (const { marker, content, end } of segmentsOf(bytes)) {
    if (marker === endMark) return size && { ...size, end };
    if (isFrame(marker)) size = largerOf(size, content);
  }
  return undefined;
}

type Segment = { readonly marker: number; readonly content: Buffer; readonly end: number };

/** Up to the end mark and what comes after it, if that looks like a segment. */
export function* segmentsOf(bytes: Buffer): Generator<Segment> {
  let at = 2;
  while (at + 2 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const end = endOfSegment(bytes, at, marker);
    if (end > bytes.length) return;
    yield { marker, content: bytes.subarray(at + 4, end), end };
    at = marker === scanMark ? endOfScan(bytes, end) : end;
  }
}

function endOfSegment(bytes: Buffer, at: number, marker: number): number {
  if (marker === 0xff) return at + 1;
  if (standsAlone(marker)) return at + 2;
  return at + 4 <= bytes.length ? at + 2 + bytes.readUInt16BE(at + 2) : Number.POSITIVE_INFINITY;
}

function largerOf(
  known: { width: number; height: number } | undefined,
  frame: Buffer,
): { width: number; height: number } | undefined {
  if (frame.length < 6) return known;
  const [height, width] = [frame.readUInt16BE(1), frame.readUInt16BE(3)];
  return known === undefined || width * height > known.width * known.height ? { width, height } : known;
}

/** Within a scan 0xFF is followed by 0 or by a restart mark; anything else ends it. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length;
}

const movingNames = ['ANIM', 'ANMF'];
const frameNames = ['VP8 ', 'VP8L'];

/** A canvas and a frame may name different sizes: the larger one counts. Animations are no still picture. */
export function readWebpHead(bytes: Buffer): PictureHead | undefined {
  if (bytes.length < 20) return undefined;
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return undefined;
  let [width, height, frames] = [0, 0, 0];
  for (const { name, content } of chunksOf(bytes.subarray(0, end))) {
    if (content === undefined || movingNames.includes(name)) return undefined;
    const [wide, high] = readWebpSize(name, content) ?? [0, 0];
    [width, height] = [Math.max(width, wide), Math.max(height, high)];
    frames += Number(frameNames.includes(name));
  }
  return frames === 1 && width * height > 0 ? { width, height, end } : undefined;
}

/** Without content: cut off. */
function* chunksOf(bytes: Buffer): Generator<{ readonly name: string; readonly content?: Buffer }> {
  let at = 12;
  while (at + 8 <= bytes.length) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const content = bytes.subarray(at + 8, at + 8 + length);
    yield content.length === length ? { name, content } : { name };
    at += 8 + length + (length % 2);
  }
}

function readWebpSize(name: string, chunk: Buffer): readonly [number, number] | undefined {
  if (name === 'VP8X' && chunk.length >= 10) return [chunk.readUIntLE(4, 3) + 1, chunk.readUIntLE(7, 3) + 1];
  if (name === 'VP8L' && chunk.length >= 5) {
    const bits = chunk.readUInt32LE(1);
    return [(bits & 0x3f_ff) + 1, ((bits >>> 14) & 0x3f_ff) + 1];
  }
  if (name === 'VP8 ' && chunk.length >= 10) {
    return [chunk.readUInt16LE(6) & 0x3f_ff, chunk.readUInt16LE(8) & 0x3f_ff];
  }
  return undefined;
}
