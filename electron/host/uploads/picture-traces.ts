import { endMark, scanMark, segmentsOf } from './picture-head.ts';

/**
 * R10: a photograph tells where and when it was taken, and by which machine; a picture may carry remarks. None of it is
 * kept, nor what lies behind the picture's end. How the picture is to be turned stays. Only for bytes that were
 * looked through; everything but pictures is answered as it came.
 */
export function withoutTraces(bytes: Buffer, mediaType: string): Buffer {
  switch (mediaType) {
    case 'image/jpeg':
      return stripJpeg(bytes);
    case 'image/png':
      return stripPng(bytes);
    case 'image/webp':
      return stripWebp(bytes);
    default:
      return bytes;
  }
}

function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let turn = 1;
  let from = 2;
  let isDrawn = false;
  for (const { marker, content, end } of segmentsOf(bytes)) {
    if (marker === exifMark) turn = readTurn(content) ?? turn;
    // What stands between two scans is drawn with them.
    if (isDrawn || !isTrace(marker, content)) kept.push(bytes.subarray(from, end));
    isDrawn ||= marker === scanMark;
    from = end;
    if (marker === endMark) break;
  }
  const turned = turn === 1 ? [] : [writeTurn(turn)];
  return Buffer.concat([bytes.subarray(0, 2), ...turned, ...kept]);
}

const exifMark = 0xe1;
const profileMark = 0xe2;
const remarkMark = 0xfe;
/** JFIF, and Adobe’s mark: without them the colours are others. */
const neededMarks: readonly number[] = [0xe0, 0xee];

/** Of what an application adds only colours are needed to draw it. */
function isTrace(marker: number, content: Buffer): boolean {
  if (marker === profileMark) return content.toString('latin1', 0, 11) !== 'ICC_PROFILE';
  const isAdded = (marker >= 0xe0 && marker <= 0xef) || marker === remarkMark;
  return isAdded && !neededMarks.includes(marker);
}

const turnTag = 0x01_12;

/** From 1, as the camera was held, to 8. */
function readTurn(content: Buffer): number | undefined {
  if (content.length < 22 || content.toString('latin1', 0, 4) !== 'Exif') return undefined;
  const tiff = content.subarray(6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => {
    if (at + 2 > tiff.length) return 0;
    return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let entry = 0; entry < short(first); entry += 1) {
    const at = first + 2 + entry * 12;
    const value = short(at + 8);
    if (short(at) === turnTag) return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** One entry and no other. */
function writeTurn(turn: number): Buffer {
  const segment = Buffer.from(
    'ffe1 0022 457869660000 4d4d 002a 00000008 0001 0112 0003 00000001'.replaceAll(' ', ''),
    'hex',
  );
  return Buffer.concat([segment, Buffer.from([0, turn, 0, 0, 0, 0, 0, 0])]);
}

const pngTraces: readonly string[] = ['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'];

function stripPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    const next = at + 12 + bytes.readUInt32BE(at);
    if (!pngTraces.includes(name)) kept.push(bytes.subarray(at, next));
    at = name === 'IEND' ? bytes.length : next;
  }
  return Buffer.concat(kept);
}

const webpTraces: readonly string[] = ['EXIF', 'XMP '];
/** In the flags of a picture that says what it holds. */
const traceFlags = 0b1100;

function stripWebp(bytes: Buffer): Buffer {
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept = [Buffer.from(bytes.subarray(0, 12))];
  for (let at = 12; at + 8 <= end;) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const chunk = Buffer.from(bytes.subarray(at, at + 8 + length + (length % 2)));
    if (name === 'VP8X' && chunk.length > 8) chunk.writeUInt8(chunk.readUInt8(8) & ~traceFlags, 8);
    if (!webpTraces.includes(name)) kept.push(chunk);
    at += chunk.length;
  }
  const stripped = Buffer.concat(kept);
  stripped.writeUInt32LE(stripped.length - 8, 4);
  return stripped;
}
