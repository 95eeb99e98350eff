import { type BrowserWindow, screen, type WebContents } from 'electron';
import { createWindow, type WindowNeeds } from './create-window.ts';
import { pageAddress, type WindowRole } from './page-address.ts';
import { type Place, placeWindows } from './place-windows.ts';

export type RoomWindowsNeeds = WindowNeeds & {
  /** Covers the room; it must be safe to call at any moment. */
  readonly cover: () => void;
  /** The chair closed the console: the room is over. */
  readonly leave: () => void;
  readonly after: (milliseconds: number, run: () => void) => () => void;
};

export type RoomWindows = {
  roleOf(contents: WebContents): WindowRole | undefined;
  /** Brings the console to the front. */
  focus(): void;
  stop(): void;
};

type Room = {
  readonly needs: RoomWindowsNeeds;
  readonly windows: Map<WindowRole, BrowserWindow>;
  cancelPlacing: () => void;
};

/** Displays report in bursts while a projector wakes or a cable is moved; by then the pages are covered. */
const settleMilliseconds = 400;
const reloadMilliseconds = 500;

/** Opens the big screen's window and the chair's, and keeps each at its display. */
export function openRoomWindows(needs: RoomWindowsNeeds): RoomWindows {
  const room: Room = { needs, windows: new Map(), cancelPlacing: () => undefined };
  const places = readPlaces();
  openWindow(room, 'screen', places.screen);
  openWindow(room, 'chair', places.chair);
  const stopWatching = watchDisplays(() => {
    blankAndPlaceAnew(room);
  });
  return {
    roleOf: (contents) => findRole(room, contents),
    focus: () => room.windows.get('chair')?.focus(),
    stop: () => {
      stopWatching();
      room.cancelPlacing();
      const windows = [...room.windows.values()];
      room.windows.clear();
      windows.forEach((window) => window.destroy());
    },
  };
}

function openWindow(room: Room, role: WindowRole, place: Place): void {
  const window = createWindow(room.needs, role, place);
  room.windows.set(role, window);
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
  openWindow(room, role, readPlaces()[role]);
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

// The system moves windows by itself when a display goes: out of sight first, so that no console lands on the wall.
function blankAndPlaceAnew(room: Room): void {
  room.windows.forEach((window) => window.hide());
  room.needs.cover();
  room.cancelPlacing();
  room.cancelPlacing = room.needs.after(settleMilliseconds, () => {
    const places = readPlaces();
    room.windows.forEach((window, role) => {
      moveWindow(window, places[role]);
    });
  });
}

function moveWindow(window: BrowserWindow, place: Place): void {
  window.setKiosk(false);
  window.setBounds(place.bounds);
  window.setKiosk(place.kiosk);
  window.setAlwaysOnTop(place.kiosk, 'screen-saver');
  window.show();
}

function readPlaces(): Record<WindowRole, Place> {
  return placeWindows(screen.getAllDisplays(), screen.getPrimaryDisplay());
}
