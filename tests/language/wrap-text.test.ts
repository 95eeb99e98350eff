import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { interRegular, interSemiBold } from '#language/inter-widths.ts';
import { measureText, wrapSpans, wrapText } from '#language/wrap-text.ts';

type Font = { layout(text: string, features: object, script: string): { positions: { xAdvance: number }[] } };
const fontKit = z
  .object({ openSync: z.custom<(file: string) => Font>((value) => typeof value === 'function') })
  .parse(createRequire(import.meta.url)('fontkit'));
const at64 = { pixels: 64, table: interRegular };
const unit = fc.constantFrom(...'abæåW -–.1\u00A0'.split(''), 'helsesykepleier', 'ž', '🙂');
const texts = fc.string({ unit, maxLength: 60 });

describe('wrapping text in a column', () => {
  it('measures a line as the font itself does, kerning included', () => {
    for (const [name, table] of [
      ['Regular', interRegular],
      ['SemiBold', interSemiBold],
    ] as const) {
      const font = fontKit.openSync(`node_modules/inter-ui/web/Inter-${name}.woff2`);
      for (const text of [
        'Tor ringer kl. 14.30, hver fredag.',
        'VÅRE «AVTALER» (LØP) på 7–9 år',
        'Áhkku čállá šiljus',
      ]) {
        const { positions } = font.layout(text, { cv05: true, cv08: true, calt: false, kern: true }, 'latn');
        const want = positions.reduce((sum, position) => sum + position.xAdvance, 0);
        expect(measureText(text, 2048, table)).toBeCloseTo(want, 6);
      }
    }
  });

  it('breaks at spaces and after hyphens and dashes, and leaves hard spaces whole', () => {
    const narrow = { ...at64, width: 330 };
    expect(wrapText('PP-rådgiveren og', narrow)).toEqual(['PP-', 'rådgiveren', 'og']);
    expect(wrapText('år 17–19 –', { ...at64, width: 220 })).toEqual(['år 17–', '19 –']);
    expect(wrapText('klokka\u00A09 nå', { ...at64, width: 240 })).not.toContain('klokka');
  });

  it('breaks a word that is wider than the column', () => {
    const lines = wrapText('helsesykepleieren', { ...at64, width: 200 });
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('')).toBe('helsesykepleieren');
  });

  it('keeps every character in order and every line inside the column, as full as it can be', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 90, max: 900 }), (text, width) => {
        const setting = { ...at64, width };
        let at = 0;
        for (const span of wrapSpans(text, setting)) {
          expect(text.slice(at, span.start).trim()).toBe('');
          const line = text.slice(span.start, span.end);
          expect(measureText(line, 64, interRegular) <= width || /^.$/su.test(line)).toBe(true);
          at = span.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
      { numRuns: 300, verbose: 1 },
    );
  });
});
