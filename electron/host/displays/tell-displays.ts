import type { DisplaysPart } from '#contract/display-rows.ts';
import type { Places } from './decide-places.ts';
import type { SeenScreen } from './screens.ts';
import { isLit } from './screens.ts';

/** The screens as a person sees them, from the left. */
export function tellDisplays(screens: readonly SeenScreen[], places: Places): DisplaysPart {
  const lit = screens
    .filter(isLit)
    .toSorted((one, other) => one.area.x - other.area.x || one.area.y - other.area.y)
    .slice(0, 16);
  const { wall } = places;
  return {
    wall: wall.kind === 'hidden' ? wall.why : wall.kind,
    screens: lit.map(({ identity, label, area }, index) => ({
      screen: identity,
      number: index + 1,
      label,
      x: Math.round(area.x),
      y: Math.round(area.y),
      width: Math.max(1, Math.round(area.width)),
      height: Math.max(1, Math.round(area.height)),
      ...holdsOf(identity, places),
    })),
  };
}

function holdsOf(identity: string, { console, wall }: Places): { holds?: 'console' | 'wall' } {
  if (wall.kind === 'stands' && wall.screen.identity === identity) return { holds: 'wall' };
  if (typeof console === 'object' && console.identity === identity) return { holds: 'console' };
  return {};
}
