/** The screen's diagonal in inches (16:9), and metres from it to the chair that is farthest away. */
export type RoomMeasures = { readonly inches: number; readonly metres: number; readonly large?: boolean };

/** Pixels of reading text at 1080 lines. `tooSmall`: no text that fits the page is large enough to read there. */
export type TextSize = { readonly pixels: number; readonly tooSmall: boolean };

/** For a room that nobody has measured: 65″ at 5.2 m, 75″ at 6 m. */
export const defaultTextPixels = 64;

const smallest = 56;
const largest = 84;
/** «Stor skrift»: for a visual acuity of 0.5. */
const largeFactor = 1.4;
/** Inter's x-height of an em. */
const xHeight = 0.546;

/** The x-height is at least a two-hundredth of the distance, which is what can be read without effort. */
export function textSizeFor({ inches, metres, large = false }: RoomMeasures): TextSize {
  const screenHeight = (inches * 25.4 * 9) / Math.hypot(16, 9);
  const needed = ((metres * 1000) / 200 / xHeight / screenHeight) * 1080;
  const pixels = Math.min(largest, Math.max(smallest, Math.ceil(needed)));
  return { pixels: Math.round(pixels * (large ? largeFactor : 1)), tooSmall: needed > largest };
}
