import type { Rectangle } from 'electron';
import type { WindowRole } from './page-address.ts';

export type DisplayPlace = { readonly id: number; readonly bounds: Rectangle; readonly workArea: Rectangle };
export type Place = { readonly bounds: Rectangle; readonly kiosk: boolean };

/**
 * The chair sits at the main display; the big screen fills the first other one. With a single display the
 * big screen is an ordinary window, so that the chair's is never out of reach behind it.
 */
export function placeWindows(
  displays: readonly DisplayPlace[],
  main: DisplayPlace,
): Record<WindowRole, Place> {
  const other = displays.find((display) => display.id !== main.id);
  return {
    chair: { bounds: main.workArea, kiosk: false },
    screen:
      other === undefined ? { bounds: main.workArea, kiosk: false } : { bounds: other.bounds, kiosk: true },
  };
}
