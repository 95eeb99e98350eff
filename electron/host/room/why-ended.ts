import type { RoomState } from './room-state.ts';

/** Of a meeting that nobody finished: what the console still says of it after the wipe. */
export function whyEnded({
  accessEnded,
  forgotten,
}: RoomState): Pick<RoomState, 'accessEnded' | 'forgotten'> {
  return {
    ...(accessEnded === true ? { accessEnded } : {}),
    ...(forgotten === true ? { forgotten } : {}),
  };
}
