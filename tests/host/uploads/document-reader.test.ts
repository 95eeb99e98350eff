import { createCanvas, Image } from '@napi-rs/canvas';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fitInto } from '#host/uploads/draw-picture.ts';
import { limits } from '#host/uploads/limits.ts';
import { hostileDocuments } from '../../fixtures/hostile/hostile-documents.ts';
import { exif, jpegWith, paintQuarters } from '../../fixtures/hostile/pictures.ts';
import { tryDocument } from '../../fixtures/hostile/try-document.ts';
import { writeDayBoard, writeTimetable } from './good-documents.ts';
import { openReader } from './open-reader.ts';

const { reader, events } = openReader();
let calls = 0;
const outside = createServer((_request, response) => {
  calls += 1;
  response.end('<script></script>');
});
let address = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => void outside.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(outside.address());
  address = `http://127.0.0.1:${port}/a.png`;
});

afterAll(async () => {
  await reader.stop();
  outside.close();
});

/** The colour in the middle of each quarter, from top left to bottom right: r, g, b or w. */
async function quartersOf(bytes: Uint8Array): Promise<string> {
  const image = new Image();
  image.src = bytes;
  await image.decode();
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const middle = (across: number, down: number): string => {
    const [red = 0, green = 0] = context.getImageData(
      Math.floor(image.width * across),
      Math.floor(image.height * down),
      1,
      1,
    ).data;
    if (red > 150 && green > 150) return 'w';
    if (red > 150) return 'r';
    return green > 150 ? 'g' : 'b';
  };
  return [middle(0.25, 0.25), middle(0.75, 0.25), middle(0.25, 0.75), middle(0.75, 0.75)].join('');
}

describe('an uploaded document', () => {
  it('of two pages is drawn page by page, to fit within its box, with the text that stands there', async () => {
    const bytes = await writeDayBoard();
    expect(await reader.open(bytes)).toEqual({
      ok: true,
      value: { kind: 'drawn', mediaType: 'application/pdf', pages: 2 },
    });
    const first = await reader.draw(bytes, 0, { width: 800, height: 600 });
    expect(first).toMatchObject({
      value: { width: 424, height: 600, text: 'Mandag: buss æøå ŋ š ž đ' },
    });
    const second = await reader.draw(bytes, 1, { width: 800, height: 600 });
    expect(second).toMatchObject({ value: { text: 'Tirsdag: svømming' } });
    for (const page of [-1, 2, 0.5, Number.NaN]) {
      const refused = await reader.draw(bytes, page, { width: 100, height: 100 });
      expect(refused).toEqual({ ok: false, refusal: { kind: 'document-empty' } });
    }
  });

  it('is drawn no larger than what may be drawn, whatever box is asked for', () => {
    for (const side of [60_000, Number.POSITIVE_INFINITY, 1e300]) {
      const { width, height } = fitInto({ width: 595, height: 842 }, { width: side, height: side }, 1e9);
      expect(width * height).toBeLessThanOrEqual(limits.drawnPixels * 1.01);
    }
    expect(fitInto({ width: 0.01, height: 200_000 }, { width: 1920, height: 1080 }, 1e9)).toMatchObject({
      width: 1,
      height: 1080,
    });
  });

  it.each([
    ['image/png', paintQuarters(400, 200).toBuffer('image/png')],
    ['image/jpeg', paintQuarters(400, 200).toBuffer('image/jpeg', 95)],
    ['image/webp', paintQuarters(400, 200).toBuffer('image/webp', 95)],
  ])('that is a picture (%s) is drawn anew, smaller but never larger', async (mediaType, bytes) => {
    expect(await reader.open(bytes)).toEqual({ ok: true, value: { kind: 'drawn', mediaType, pages: 1 } });
    const [small, whole] = [
      await reader.draw(bytes, 0, { width: 100, height: 100 }),
      await reader.draw(bytes, 0, { width: 1920, height: 1080 }),
    ];
    expect(small).toMatchObject({ value: { width: 100, height: 50, text: '' } });
    expect(whole).toMatchObject({ value: { width: 400, height: 200 } });
    if (!whole.ok) throw new Error(whole.refusal.kind);
    expect(await quartersOf(whole.value.bytes)).toBe('rgbw');
  });

  it.each([
    [1, 'rgbw', 40],
    [2, 'grwb', 40],
    [3, 'wbgr', 40],
    [4, 'bwrg', 40],
    [5, 'rbgw', 20],
    [6, 'brwg', 20],
    [7, 'wgbr', 20],
    [8, 'gwrb', 20],
  ])(
    'from a camera that was held in way %i is turned as it was seen',
    async (orientation, quarters, width) => {
      const bytes = jpegWith([exif(orientation)]);
      const drawn = await reader.draw(bytes, 0, { width: 1920, height: 1080 });
      if (!drawn.ok) throw new Error(drawn.refusal.kind);
      expect(drawn.value.width).toBe(width);
      expect(await quartersOf(drawn.value.bytes)).toBe(quarters);
      expect(Buffer.from(drawn.value.bytes).includes('N59.9139')).toBe(false);
    },
  );

  it('of Word becomes blocks of plain text, with its pictures drawn anew', async () => {
    const opened = await reader.open(await writeTimetable());
    if (!opened.ok || opened.value.kind !== 'written') throw new Error('It was not written.');
    expect(opened.value.blocks).toMatchObject([
      { kind: 'heading', text: 'Timeplan', level: 1 },
      { kind: 'text', text: 'Vi møtes klokka ni' },
      { kind: 'item', text: 'Ta med gymtøy', level: 1 },
      { kind: 'row', text: 'Mandag, Čáhci', cells: ['Mandag', 'Čáhci'] },
      { kind: 'row', text: 'Tirsdag, Svømming' },
      { kind: 'picture', picture: { width: 40, height: 20, text: 'Et flagg' } },
    ]);
  });
});

describe('a hostile document', () => {
  it.each(hostileDocuments.filter(({ isHeavy }) => isHeavy !== true).map((one) => [one.name, one] as const))(
    'is refused, or shown as pictures and plain text: %s',
    async (_name, document) => {
      const tried = await tryDocument(reader, document, address);
      expect(tried.faults).toEqual([]);
      expect(tried.milliseconds).toBeLessThan(5500);
    },
  );

  it('is one of more than 35, and none of them has called anybody or ended the process', () => {
    expect(hostileDocuments.length).toBeGreaterThan(35);
    expect(calls).toBe(0);
    expect(events).toEqual([]);
  });
});
