import type { DisplaysPart, ScreenIdentity } from '#contract/display-rows.ts';
import type { Places, WallChoice } from './decide-places.ts';
import { decidePlaces } from './decide-places.ts';
import type { SeenScreen } from './screens.ts';
import { tellDisplays } from './tell-displays.ts';

export interface FollowDisplaysNeeds {
  readonly read: () => Promise<readonly SeenScreen[] | undefined> | readonly SeenScreen[] | undefined;
  readonly choice: { get(): WallChoice | undefined; set(wall: WallChoice): void };
  /** Takes what everybody sees out of sight, now: before it is known what has become of the screens. */
  readonly hide: () => void;
  /** Covers the room; safe at any moment. */
  readonly cover: () => void;
  /** Puts the windows where they belong, and shows those that have a place. */
  readonly place: (places: Places) => void;
  /** For the console. */
  readonly tell: (displays: DisplaysPart) => void;
  readonly meetingIsOn: () => boolean;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

export interface DisplayFollower {
  /** Something about the screens is another than before. */
  changed(): void;
  /** Somebody at the console said which screen is the wall. A screen that is not here is not chosen. */
  choose(wall: WallChoice): void;
  places(): Places | undefined;
  stop(): void;
}

/** Screens report in bursts while a projector wakes or a cable is moved; by then everything is hidden and covered. */
export const settleMilliseconds = 400;

interface Follower {
  readonly needs: FollowDisplaysNeeds;
  screens: readonly SeenScreen[] | undefined;
  places: Places | undefined;
  /** What is read for an older change is not acted upon. */
  newest: number;
  cancel: () => void;
}

/** Hide, cover, and then place: in this order, whatever happens to the screens (threat 13 of the room). */
export function followDisplays(needs: FollowDisplaysNeeds): DisplayFollower {
  const follower: Follower = {
    needs,
    screens: undefined,
    places: undefined,
    newest: 0,
    cancel: () => undefined,
  };
  void placeNow(follower);
  return {
    changed: () => hideThenPlace(follower),
    choose: (wall) => {
      const isHere = follower.screens?.some(({ identity }) => identity === wall) === true;
      if (wall !== 'none' && !isHere) return;
      needs.choice.set(wall);
      hideThenPlace(follower);
    },
    places: () => follower.places,
    stop: () => {
      follower.newest += 1;
      follower.cancel();
    },
  };
}

function hideThenPlace(follower: Follower): void {
  const { needs } = follower;
  needs.hide();
  needs.cover();
  follower.newest += 1;
  follower.cancel();
  follower.cancel = needs.after(settleMilliseconds, () => void placeNow(follower));
}

/** The very first time, too: a room that is taken up is covered by its host. */
async function placeNow(follower: Follower): Promise<void> {
  const { needs } = follower;
  follower.newest += 1;
  const asked = follower.newest;
  const read = needs.read();
  const screens = read instanceof Promise ? await read : read;
  if (asked !== follower.newest) return;
  const consoleMayShare = !needs.meetingIsOn() || follower.places?.isShared === true;
  const wall = needs.choice.get();
  const places = decidePlaces({ screens, wall, consoleMayShare, ...consoleOf(follower.places) });
  // Once more: somebody at the console may have uncovered meanwhile, and what comes back comes back covered.
  if (follower.places !== undefined) needs.cover();
  Object.assign(follower, { screens, places });
  needs.place(places);
  needs.tell(tellDisplays(screens ?? [], places));
}

function consoleOf(places: Places | undefined): { consoleAt?: ScreenIdentity } {
  return typeof places?.console === 'object' ? { consoleAt: places.console.identity } : {};
}
