import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, blockHeight, caps, columnFor, countWords, pageBlocks } from '#language/paging.ts';

const column = columnFor(64);
const sentence = (id: string, words: number): Block => ({
  id,
  kind: 'sentence',
  lines: [{ text: Array.from({ length: words }, () => 'leser').join(' ') }],
  scale: 1,
});
const activity = (id: string): Block => ({
  id,
  kind: 'activity',
  lines: [
    { text: 'Læreren finner en fadder til Jonas' },
    { text: 'Kari Nordby · innen fredag 14. mars', scale: 0.7 },
  ],
  scale: 1,
  indent: 96,
});
const heading: Block = {
  id: 'h',
  kind: 'heading',
  lines: [{ text: 'Mål 1 Trives på skolen', bold: true }],
  scale: 1.25,
};
const ids = (blocks: readonly Block[]): string[][] =>
  pageBlocks(blocks, column).map((page) => page.blocks.map((block) => block.id));

describe('pages of the big screen', () => {
  it('stops a page at 40 words, 4 sentences and 3 activities', () => {
    expect(ids([sentence('a', 20), sentence('b', 20), sentence('c', 1)])).toEqual([['a', 'b'], ['c']]);
    expect(ids('abcde'.split('').map((id) => sentence(id, 3)))).toEqual([['a', 'b', 'c', 'd'], ['e']]);
    expect(ids('abcd'.split('').map(activity))).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('repeats the heading on every page of its section, and begins a page at the next one', () => {
    const pages = pageBlocks(
      [heading, ...'abcde'.split('').map((id) => sentence(id, 3)), { ...heading, id: 'h2' }],
      column,
    );
    expect(pages.map((page) => [page.heading?.id, page.blocks.length])).toEqual([
      ['h', 4],
      ['h', 1],
      ['h2', 0],
    ]);
  });

  it('shows a sentence that is too long alone and smaller', () => {
    const pages = pageBlocks([sentence('a', 5), sentence('b', 44), sentence('c', 5)], column);
    expect(pages.map((page) => page.blocks)).toEqual([
      [{ id: 'a', scale: 1, tooLong: false }],
      [{ id: 'b', scale: 0.85, tooLong: true }],
      [{ id: 'c', scale: 1, tooLong: false }],
    ]);
  });

  it('loses nothing of a text that fills more than a page even then', () => {
    const long = sentence('a', 400);
    const pages = pageBlocks([heading, long], column);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap((page) => page.blocks[0]?.rows ?? []).join(' ')).toBe(long.lines[0]?.text);
  });

  it('makes no page of nothing', () => {
    expect(pageBlocks([], column)).toEqual([]);
  });

  const words = fc.array(
    fc.constantFrom('vi', 'leser', 'helsesykepleieren', 'PP-rådgiveren', 'W'.repeat(60)),
    { maxLength: 60 },
  );
  const block = fc.record({
    kind: fc.constantFrom('heading', 'sentence', 'sentence', 'activity', 'person', 'line'),
    text: words.map((list) => list.join(' ')),
    scale: fc.constantFrom(0.7, 1, 1.25),
    bold: fc.boolean(),
  });

  it('loses and doubles no block, keeps the order and the caps, and fits every page', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 25 }), fc.integer({ min: 56, max: 118 }), (drawn, pixels) => {
        const room = columnFor(pixels);
        const blocks = drawn.map<Block>(({ kind, text, scale, bold }, index) => ({
          id: String(index),
          kind,
          lines: [{ text, bold }],
          scale,
        }));
        const byId = new Map(blocks.map((one) => [one.id, one]));
        const pages = pageBlocks(blocks, room);
        const order = pages.flatMap((page) => [
          ...(page.heading ? [page.heading.id] : []),
          ...page.blocks.map(({ id }) => id),
        ]);
        const seen = order.filter((id, index) => order.indexOf(id) === index);
        expect(seen).toEqual(blocks.map(({ id }) => id));
        for (const page of pages) {
          expect(page.heading !== undefined || page.blocks.length > 0).toBe(true);
          expect(page.height).toBeLessThanOrEqual(room.height + 1e-6);
          const shown = page.blocks.flatMap(({ id }) => byId.get(id) ?? []);
          const whole = page.blocks.filter(({ tooLong }) => !tooLong);
          expect(whole.length === page.blocks.length || page.blocks.length === 1).toBe(true);
          if (whole.length === 0) continue;
          expect(shown.reduce((sum, one) => sum + countWords(one), 0)).toBeLessThanOrEqual(caps.words);
          expect(shown.filter(({ kind }) => kind === 'sentence').length).toBeLessThanOrEqual(caps.sentences);
          expect(shown.filter(({ kind }) => kind === 'activity').length).toBeLessThanOrEqual(caps.activities);
          const parts = shown.map((one) => blockHeight(one, one.scale, room));
          expect(page.height).toBeGreaterThanOrEqual(parts.reduce((sum, height) => sum + height, 0) - 1e-6);
        }
        const places = pages.flatMap((page) =>
          page.blocks.filter(({ rows }) => rows === undefined).map(({ id }) => id),
        );
        expect(new Set(places).size).toBe(places.length);
      }),
      { numRuns: 150, verbose: 1 },
    );
  });
});
