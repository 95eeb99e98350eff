import { type Canvas, createCanvas, Image } from '@napi-rs/canvas';
import { no, type Result, yes } from '#domain/result.ts';
import { limits } from './limits.ts';
import { hasForeignTail, type MediaType } from './media-type.ts';
import { type PictureHead, readJpegHead, readPngHead, readWebpHead } from './picture-head.ts';
import type { Box, DocumentRefusalKind, DrawnPicture } from './upload-messages.ts';

export interface OpenPicture {
  readonly image: Image;
  /** As it is seen: the decoder turns a picture the way its camera was held. */
  readonly size: Box;
}

const quality = 90;
/** The longest side that WebP knows. */
const longestSide = 16_383;

/** Never decoded before its size is known; what is decoded is told by its content, and is no SVG. */
export async function openPicture(
  bytes: Buffer,
  mediaType: MediaType,
): Promise<Result<OpenPicture, DocumentRefusalKind>> {
  const head = readHead(bytes, mediaType);
  if (head === undefined || head.width === 0 || head.height === 0) return no('document-damaged');
  if (head.width * head.height > limits.pixels) return no('document-too-large');
  if (hasForeignTail(bytes.subarray(head.end))) return no('document-unknown-type');
  const image = new Image();
  try {
    image.src = bytes.subarray(0, head.end);
    await image.decode();
  } catch {
    return no('document-damaged');
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  const isAsTold = [head.width, head.height].includes(width) && width * height === head.width * head.height;
  return isAsTold ? yes({ image, size: { width, height } }) : no('document-damaged');
}

function readHead(bytes: Buffer, mediaType: MediaType): PictureHead | undefined {
  if (mediaType === 'image/png') return readPngHead(bytes);
  return mediaType === 'image/jpeg' ? readJpegHead(bytes) : readWebpHead(bytes);
}

/** Smaller when it does not fit, never larger than it is: a page scales it up as well as we could. */
export async function drawPicture(picture: OpenPicture, box: Box, text = ''): Promise<DrawnPicture> {
  const { image, size } = picture;
  const { width, height } = fitInto(size, box, 1);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  return encode(canvas, text);
}

export async function encode(canvas: Canvas, text: string): Promise<DrawnPicture> {
  const { width, height } = canvas;
  return { bytes: new Uint8Array(await canvas.encode('webp', quality)), width, height, text };
}

/** Within the box and within what may be drawn at all. */
export function fitInto(size: Box, box: Box, mostScale: number): Box & { readonly scale: number } {
  const wide = sideOf(box.width);
  const high = sideOf(box.height);
  const area = Math.sqrt(limits.drawnPixels / (size.width * size.height));
  const scale = Math.min(wide / size.width, high / size.height, area, mostScale);
  const width = Math.min(wide, Math.max(1, Math.round(size.width * scale)));
  const height = Math.min(high, Math.max(1, Math.round(size.height * scale)));
  return { width, height, scale };
}

function sideOf(asked: number): number {
  return Number.isFinite(asked) ? Math.min(longestSide, Math.max(1, Math.round(asked))) : 1;
}
