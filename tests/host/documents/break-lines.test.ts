import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { breakLines, measureWith } from '#host/documents/pdf/break-lines.ts';
import type { Measure } from '#host/documents/pdf/break-lines.ts';
import { readFonts } from '#host/documents/pdf/fonts.ts';
import { tones } from '#host/documents/pdf/style.ts';

let measure: Measure;
beforeAll(async () => {
  measure = measureWith(await readFonts(join(import.meta.dirname, '../../../resources')));
});

const letter = fc.constantFrom('a', 'm', 'Å', 'ŋ', 'i', ' ', ' ', ' ', '-', '.', '\u00A0', '–', '1');
const run = fc.record({
  text: fc.string({ unit: letter, minLength: 1, maxLength: 60 }),
  bold: fc.boolean(),
  italic: fc.boolean(),
});

describe('breaking lines', () => {
  it('loses no character, and no line but its last space goes over the edge', () => {
    const style = tones.body;
    const property = fc.property(
      fc.array(run, { maxLength: 6 }),
      fc.integer({ min: 20, max: 300 }),
      (runs, width) => {
        const lines = breakLines(runs, measure, { style, width });
        const set = lines.map((line) => line.runs.map(({ text }) => text).join('')).join('');
        expect(set).toBe(runs.map(({ text }) => text).join(''));
        for (const line of lines) {
          const last = line.runs.at(-1);
          if (!last) continue;
          const end = last.x + measure.width(last.text.trimEnd(), last.font, style.size);
          expect(end).toBeLessThanOrEqual(width + 1);
        }
      },
    );
    fc.assert(property, { numRuns: 150, verbose: 1 });
  });

  it('never parts a day from its month', () => {
    const room = { style: tones.body, width: 60 };
    const lines = breakLines([{ text: 'innen 12.\u00A0mai' }], measure, room);
    expect(lines.map((line) => line.runs.map(({ text }) => text).join(''))).toEqual([
      'innen ',
      '12.\u00A0mai',
    ]);
  });
});
