import type { Rectangle } from 'electron';
import type { Places } from '#host/displays/decide-places.ts';

/** Without bounds the system puts the window where it likes: no screen is told of. */
export type Place = { readonly bounds?: Rectangle; readonly kiosk: boolean };

/** The wall fills its own screen. With a single one it is an ordinary window, so that the console is in reach. */
export function wallPlace({ wall }: Places): Place | undefined {
  switch (wall.kind) {
    case 'hidden':
      return undefined;
    case 'stands':
      return { bounds: wall.screen.area, kiosk: true };
    case 'window':
      return { kiosk: false, ...(wall.screen === undefined ? {} : { bounds: wall.screen.work }) };
  }
}

/** In a room for real people it fills its screen too, unless the wall is a window on the same one. */
export function consolePlace({ console, wall }: Places, isLocked: boolean): Place | undefined {
  if (console === 'hidden') return undefined;
  if (console === 'anywhere') return { kiosk: false };
  const kiosk = isLocked && wall.kind !== 'window';
  return { kiosk, bounds: kiosk ? console.area : console.work };
}
