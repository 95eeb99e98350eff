import type { HostChild, RoomStart } from '#browser-shell/supervisor.ts';

/** What a room stands on while it is killed: asked for every host, and told what was confirmed. */
export interface Ground {
  fork(start: () => HostChild): HostChild;
  confirmed(text: string): void;
}

export type GroundOf = (start: RoomStart) => Ground;

/** The machine's own disk, which keeps everything when a program is killed. */
export const usualGround: GroundOf = () => ({ fork: (start) => start(), confirmed: () => undefined });
