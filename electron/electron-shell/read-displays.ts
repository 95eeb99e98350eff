import { type Display, screen } from 'electron';
import type { SeenScreen } from '#host/displays/screens.ts';
import { identifyScreens } from '#host/displays/screens.ts';

/** Ids change with the plug and the system's mood: a screen is its model, or its size where it does not say that. */
export function readDisplays(): readonly SeenScreen[] {
  const main = screen.getPrimaryDisplay().id;
  const told = screen.getAllDisplays().map((display) => ({
    said: sayWhich(display),
    place: String(display.id),
    label: nameOf(display),
    area: display.bounds,
    work: display.workArea,
    isMain: display.id === main,
  }));
  return identifyScreens(told);
}

type Said = Pick<Display, 'label' | 'internal' | 'bounds' | 'scaleFactor'>;

function sayWhich(display: Said): string {
  const place = display.internal ? 'built in' : 'plugged in';
  return display.label === '' ? `${sizeOf(display)} ${place}` : `${display.label} ${place}`;
}

function nameOf(display: Said): string {
  return display.label === '' ? sizeOf(display) : display.label;
}

/** In its own pixels: another scale is no other screen. */
function sizeOf({ bounds, scaleFactor }: Said): string {
  return `${Math.round(bounds.width * scaleFactor)} × ${Math.round(bounds.height * scaleFactor)}`;
}
