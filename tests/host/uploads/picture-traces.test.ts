import { loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { readJpegHead } from '#host/uploads/picture-head.ts';
import { withoutTraces } from '#host/uploads/picture-traces.ts';
import { paintQuarters } from '../../fixtures/hostile/pictures.ts';

const secret = 'Kirkeveien 4, 60.39 N';

/** Held upright, with a place behind it; little-endian, as most cameras write. */
function exif(turn: number): Buffer {
  const tiff = Buffer.from('49492a0008000000', 'hex');
  const entries = Buffer.from(
    `0200 0f01 0200 01000000 41000000 1201 0300 01000000 0${turn}000000`.replaceAll(' ', ''),
    'hex',
  );
  const content = Buffer.concat([
    Buffer.from('Exif\0\0'),
    tiff,
    entries,
    Buffer.alloc(4),
    Buffer.from(secret),
  ]);
  return segment(0xe1, content);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

function chunk(name: string, content: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(name + content), Buffer.alloc(4)]);
}

describe('a picture that is put into the plan', () => {
  const jpeg = paintQuarters(40, 20).toBuffer('image/jpeg');

  it('has lost where it was taken and whatever lies behind its end, and is turned as before', async () => {
    const told = [exif(6), segment(0xfe, Buffer.from(secret)), segment(0xed, Buffer.from(secret))];
    const photo = Buffer.concat([jpeg.subarray(0, 2), ...told, jpeg.subarray(2), Buffer.from(secret)]);
    const kept = withoutTraces(photo, 'image/jpeg');
    expect(kept.toString('latin1')).not.toContain('Kirkeveien');
    expect(readJpegHead(kept)).toMatchObject({ width: 40, height: 20, end: kept.length });
    const [before, after] = await Promise.all([loadImage(photo), loadImage(kept)]);
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    expect(withoutTraces(kept, 'image/jpeg').equals(kept)).toBe(true);
    expect(kept.toString('hex')).toContain('011200030000000100060000');
  });

  it('that says nothing of itself stays as it was, byte for byte', () => {
    expect(withoutTraces(jpeg, 'image/jpeg').equals(jpeg)).toBe(true);
    const pdf = Buffer.from(`%PDF-${secret}`);
    expect(withoutTraces(pdf, 'application/pdf')).toBe(pdf);
  });

  it('may be a PNG or a WebP', async () => {
    const png = paintQuarters(40, 20).toBuffer('image/png');
    const told = Buffer.concat([
      png.subarray(0, 33),
      chunk('tEXt', secret),
      png.subarray(33),
      Buffer.from(secret),
    ]);
    expect(withoutTraces(told, 'image/png').equals(png)).toBe(true);
    const webp = paintQuarters(40, 20).toBuffer('image/webp');
    const more = Buffer.concat([webp, Buffer.from('EXIF\x16\0\0\0'), Buffer.from(`${secret}!`)]);
    more.writeUInt32LE(more.length - 8, 4);
    const kept = withoutTraces(more, 'image/webp');
    expect(kept.equals(webp)).toBe(true);
  });
});
