import { type BrowserWindow, screen, type WebContents } from 'electron';
import type { Places } from '#host/displays/decide-places.ts';
import type { DisplayFollower, FollowDisplaysNeeds } from '#host/displays/follow-displays.ts';
import { followDisplays } from '#host/displays/follow-displays.ts';
import { createWindow, type WindowNeeds } from './create-window.ts';
import { pageAddress, type WindowRole } from './page-address.ts';
import { consolePlace, type Place, wallPlace } from './place-windows.ts';
import { readDisplays } from './read-displays.ts';

export type RoomWindowsNeeds = WindowNeeds &
  Pick<FollowDisplaysNeeds, 'choice' | 'cover' | 'tell' | 'meetingIsOn' | 'after'> & {
    /** A room for real people: nobody closes the console, and who leaves shows the room's code. */
    readonly isLocked?: boolean;
    /** The chair closed the console: the room is over. */
    readonly leave: () => void;
  };

export type RoomWindows = {
  roleOf(contents: WebContents): WindowRole | undefined;
  /** Brings the console to the front. */
  focus(): void;
  chooseWall: DisplayFollower['choose'];
  /** Ends the process of each page, and with it all that the page was ever sent; a new one takes its place (S6). */
  forgetPages(): void;
  stop(): void;
};

type Room = {
  readonly needs: RoomWindowsNeeds;
  readonly windows: Map<WindowRole, BrowserWindow>;
  /** Where the wall belongs now; nothing while it is hidden. */
  wall: Place | undefined;
  console: Place | undefined;
};

const reloadMilliseconds = 500;

/** Opens the big screen's window and the chair's, and keeps each at its display or out of sight. */
export function openRoomWindows(needs: RoomWindowsNeeds): RoomWindows {
  const room: Room = { needs, windows: new Map(), wall: undefined, console: undefined };
  const { choice, cover, tell, meetingIsOn, after } = needs;
  const follower = followDisplays({
    read: readDisplays,
    // The system moves windows by itself when a display goes: no console may land on the wall either.
    hide: () => room.windows.forEach((window) => window.hide()),
    place: (places) => placeWindows(room, places),
    choice,
    cover,
    tell,
    meetingIsOn,
    after,
  });
  const stopWatching = watchDisplays(() => follower.changed());
  return {
    roleOf: (contents) => findRole(room, contents),
    focus: () => room.windows.get('chair')?.focus(),
    chooseWall: (wall) => follower.choose(wall),
    forgetPages: () => room.windows.forEach((window) => window.webContents.forcefullyCrashRenderer()),
    stop: () => {
      stopWatching();
      follower.stop();
      const windows = [...room.windows.values()];
      room.windows.clear();
      windows.forEach((window) => window.destroy());
    },
  };
}

/** The wall's page is a new one each time: a hidden window would show what it last drew before anything else. */
function placeWindows(room: Room, places: Places): void {
  room.wall = wallPlace(places);
  room.console = consolePlace(places, room.needs.isLocked === true);
  const before = room.windows.get('screen');
  room.windows.delete('screen');
  before?.destroy();
  if (room.wall !== undefined) openWindow(room, 'screen', room.wall);
  if (room.console === undefined) return;
  const console = room.windows.get('chair');
  if (console === undefined) openWindow(room, 'chair', room.console);
  else moveWindow(console, room.console);
}

function openWindow(room: Room, role: WindowRole, place: Place): void {
  const window = createWindow(room.needs, role, place);
  room.windows.set(role, window);
  window.on('close', (event) => {
    if (room.needs.isLocked === true) event.preventDefault();
  });
  window.on('closed', () => {
    if (room.windows.get(role) === window) {
      room.windows.delete(role);
      replaceClosed(room, role);
    }
  });
  window.webContents.on('render-process-gone', () => {
    room.needs.cover();
    room.needs.after(reloadMilliseconds, () => {
      if (room.windows.get(role) === window) {
        void window.loadURL(pageAddress(role));
      }
    });
  });
}

// The big screen is nobody's to close; without a console there is no room.
function replaceClosed(room: Room, role: WindowRole): void {
  if (role === 'chair') {
    room.needs.leave();
    return;
  }
  room.needs.cover();
  if (room.wall !== undefined) openWindow(room, role, room.wall);
}

function findRole(room: Room, contents: WebContents): WindowRole | undefined {
  for (const [role, window] of room.windows) {
    if (window.webContents === contents) {
      return role;
    }
  }
  return undefined;
}

function watchDisplays(changed: () => void): () => void {
  screen.on('display-added', changed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
  return () => {
    screen.off('display-added', changed);
    screen.off('display-removed', changed);
    screen.off('display-metrics-changed', changed);
  };
}

function moveWindow(window: BrowserWindow, { bounds, kiosk }: Place): void {
  window.setKiosk(kiosk);
  if (bounds !== undefined) window.setBounds(bounds);
  window.show();
}
