/** A word processor counts lengths in twentieths of a point and letters in half points. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** Colours without their mark. */
export function hex(colour: string): string {
  return colour.replace('#', '');
}
