/** Words a minute of the seven speeds; the fourth is how a calm person reads to a room. */
export const speeds: readonly number[] = [100, 120, 140, 160, 180, 200, 220];

export const usualSpeed = 4;
export const usualRate = 160;

/** A speed that is none of the seven is read as the usual one. */
export function rateOf(speed: number): number {
  return speeds[speed - 1] ?? usualRate;
}
