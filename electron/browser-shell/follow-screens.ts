import { followDisplays } from '#host/displays/follow-displays.ts';
import type { DisplayFollower } from '#host/displays/follow-displays.ts';
import { openWallChoice } from '#host/displays/wall-choice.ts';
import type { Displays } from './displays.ts';
import type { Supervisor } from './supervisor.ts';
import type { Windows } from './windows.ts';

export interface FollowScreensNeeds {
  readonly displays: Displays;
  readonly windows: Windows;
  readonly supervisor: Supervisor;
  readonly dataFolder: string;
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** Keeps both windows where they belong, for as long as the room runs. */
export function followScreens(needs: FollowScreensNeeds): Pick<DisplayFollower, 'choose' | 'stop'> {
  const { displays, windows, supervisor, after } = needs;
  const follower = followDisplays({
    read: () => displays.list(),
    choice: openWallChoice(needs.dataFolder),
    hide: () => windows.hideWall(),
    cover: () => supervisor.cover(),
    place: (places) => windows.place(places),
    tell: (told) => supervisor.tellDisplays(told),
    meetingIsOn: () => supervisor.meetingIsOn(),
    after,
  });
  const stopWatching = displays.watch(() => follower.changed());
  return {
    choose: (wall) => follower.choose(wall),
    stop() {
      stopWatching();
      follower.stop();
    },
  };
}
