import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scheme } from '#language/theme-colours.ts';
import { contrastOf, themeTokens, wallColours } from '#language/theme-colours.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((number) => `#${number.toString(16).padStart(6, '0')}`);
const scheme = fc.constantFrom<Scheme>('light', 'dark');

describe('the colours of a municipality on the big screen', () => {
  it('can be read, whatever two colours were chosen', () => {
    fc.assert(
      fc.property(colour, colour, scheme, (main, second, chosen) => {
        const { background, text } = wallColours[chosen];
        const tokens = themeTokens({ main, second }, chosen);
        expect(contrastOf(tokens.text, background)).toBeGreaterThanOrEqual(7);
        expect(contrastOf(tokens.base, background)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(tokens.tint, text)).toBeGreaterThanOrEqual(7);
        expect(contrastOf(tokens.word, text)).toBeGreaterThanOrEqual(7);
      }),
      { numRuns: 800 },
    );
  });

  it('stay as they were chosen where they are strong enough', () => {
    const tokens = themeTokens({ main: '#0a3a66', second: '#ffd166' }, 'light');
    expect(tokens).toMatchObject({ text: '#0a3a66', base: '#0a3a66' });
    expect(tokens.tint).not.toBe(wallColours.light.background);
  });

  it('makes a yellow darker on white and a navy blue lighter in the dark', () => {
    expect(themeTokens({ main: '#ffe000', second: '#ffe000' }, 'light').text).not.toBe('#ffe000');
    expect(themeTokens({ main: '#00205b', second: '#00205b' }, 'dark').base).not.toBe('#00205b');
  });

  it('measures contrast as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(() => themeTokens({ main: 'teal', second: '#ffffff' }, 'light')).toThrow('Not a colour');
  });
});
