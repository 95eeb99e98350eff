import { leastPixels } from './paging.ts';

const scales: readonly number[] = [1, 0.85, 0.7, 0.6, 0.5, 0.4];

/** The largest of the few sizes at which it fits; none when it would have to be smaller than what can be read. */
export function fitScale(textPixels: number, fits: (scale: number) => boolean): number | undefined {
  return scales.find((scale) => textPixels * scale >= leastPixels && fits(scale));
}
