import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds from the key until two frames of the new page were drawn. */
export interface DisplayTimes {
  readonly screen: number;
  readonly table: number;
}

/** One side of the measurement: a room with its big screen and a page at the table, or a deck with its speaker view. */
export interface DisplaySide {
  readonly turn: (step: 1 | -1) => Promise<DisplayTimes>;
}

/** One line of a page of the wall: as it stands there, and how large. */
export interface DisplayLine {
  readonly text: string;
  readonly pixels: number;
}

/** reveal.js sends its main window at most two turns a second; resting longer, neither side waits for that. */
export const restMilliseconds = 600;

/** From the last of so many pages back to the first, and forth again; as a person would, with a rest before each. */
export function walkPages(side: DisplaySide, pages: number): () => Promise<DisplayTimes> {
  let at = pages - 1;
  let step: 1 | -1 = -1;
  return async () => {
    if (at === 0) step = 1;
    if (at === pages - 1) step = -1;
    at += step;
    return turnRested(side, step);
  };
}

export async function turnRested(side: DisplaySide, step: 1 | -1): Promise<DisplayTimes> {
  await wait(restMilliseconds);
  return side.turn(step);
}
