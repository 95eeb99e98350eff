import type { DisplaysPart } from '#contract/display-rows.ts';
import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { no } from '#domain/result.ts';
import type { HostNeeds } from '../host-needs.ts';
import type { Answer, HostRoom } from './host-room.ts';
import { done } from './host-room.ts';

/** As the shell sees them. */
export function takeDisplays(host: HostRoom, displays: DisplaysPart): void {
  host.displays = displays;
  host.needs.changed();
}

interface Displayed extends Pick<HostRoom, 'displays'> {
  readonly needs: Pick<HostNeeds, 'chooseWall'>;
}

/** Which screen is the wall. The shell remembers it; one that is not here now is not chosen. */
export function placeWall({ displays, needs }: Displayed, { screen }: CommandInput<'screen.place'>): Answer {
  const isHere = displays?.screens.some((one) => one.screen === screen) === true;
  if (displays === undefined || (screen !== 'none' && !isHere)) return no(refuse('unknown-item'));
  needs.chooseWall?.(screen);
  return done;
}
