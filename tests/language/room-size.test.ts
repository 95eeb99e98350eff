import { describe, expect, it } from 'vitest';
import { textSizeFor } from '#language/room-size.ts';

describe('text size for a room', () => {
  it.each([
    [55, 4, 58],
    [55, 5, 73],
    [65, 5, 62],
    [65, 6, 74],
    [75, 6, 64],
  ])('makes %i inches readable from %i metres', (inches, metres, pixels) => {
    expect(textSizeFor({ inches, metres })).toEqual({ pixels, tooSmall: false });
  });

  it('never goes below 56, and says when the screen is too small for the room', () => {
    expect(textSizeFor({ inches: 86, metres: 4 })).toEqual({ pixels: 56, tooSmall: false });
    expect(textSizeFor({ inches: 55, metres: 6 })).toEqual({ pixels: 84, tooSmall: true });
  });

  it('enlarges all of it for large print', () => {
    expect(textSizeFor({ inches: 75, metres: 6, large: true }).pixels).toBe(90);
  });
});
