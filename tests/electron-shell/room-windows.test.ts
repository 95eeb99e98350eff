import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openLockedSession } from '#electron-shell/lock-session.ts';
import type { DisplaysPart } from '#contract/display-rows.ts';
import { identifyScreens } from '#host/displays/screens.ts';
import { openRoomWindows, type RoomWindows } from '#electron-shell/room-windows.ts';
import * as electron from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

let order: string[] = [];
let timers: { readonly milliseconds: number; readonly run: () => void }[] = [];
let told: DisplaysPart[] = [];
let wall: string | undefined;
let meetingIsOn = false;
let room: RoomWindows;

beforeEach(() => {
  electron.reset();
  order = [];
  timers = [];
  told = [];
  meetingIsOn = false;
  wall = identityOf('Screen 2 plugged in');
  room = open(true);
});

function identityOf(said: string): string {
  const area = { x: 0, y: 0, width: 1, height: 1 };
  const [screen] = identifyScreens([{ said, place: '', label: '', area, work: area, isMain: true }]);
  return screen?.identity ?? '';
}

function open(packaged: boolean, isLocked = false): RoomWindows {
  return openRoomWindows({
    isLocked,
    session: openLockedSession('room'),
    preload: '/app/dist/preload/preload.cjs',
    packaged,
    choice: { get: () => wall, set: (chosen) => (wall = chosen) },
    tell: (displays) => void told.push(displays),
    meetingIsOn: () => meetingIsOn,
    cover: () => void order.push('cover'),
    leave: () => void order.push('leave'),
    after: (milliseconds, run) => {
      const timer = { milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  });
}

function windowAt(index: number): electron.BrowserWindow {
  const window = electron.windows[index];
  if (window === undefined) {
    throw new Error(`There is no window ${index}.`);
  }
  return window;
}

describe('the windows of a room', () => {
  it('are the big screen, alone on the second display, and the console on the first', () => {
    expect(electron.windows).toHaveLength(2);
    expect(windowAt(0).options).toMatchObject({ kiosk: true, x: 1920, y: 0, width: 1920, height: 1080 });
    expect(windowAt(1).options).toMatchObject({ kiosk: false, x: 0, y: 0, width: 1920, height: 1040 });
    expect(windowAt(0).steps).toContain('load app://stafettrom/big-screen/index.html');
    expect(windowAt(1).steps).toContain('load app://stafettrom/chair/index.html');
  });

  it('are both ordinary windows when there is one display', () => {
    electron.reset();
    electron.machine.displays = [electron.makeDisplay(1, 0)];
    wall = undefined;
    open(true);
    expect(electron.windows.map((window) => window.options.kiosk)).toEqual([false, false]);
  });

  it('are locked up in every way that Electron has', () => {
    for (const window of electron.windows) {
      expect(window.options.webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
        navigateOnDragDrop: false,
        plugins: false,
        spellcheck: false,
        safeDialogs: true,
        devTools: false,
        autoplayPolicy: 'no-user-gesture-required',
        backgroundThrottling: false,
        session: electron.sessions[0],
      });
      expect(window.options.webPreferences).not.toHaveProperty('enableBlinkFeatures');
      expect(window.options.webPreferences).not.toHaveProperty('partition');
    }
  });

  it('have developer tools while the app is not packaged, and only then', () => {
    electron.reset();
    open(false);
    expect(windowAt(0).options.webPreferences?.devTools).toBe(true);
  });

  it('stay hidden until their page is drawn', () => {
    expect(windowAt(0).options.show).toBe(false);
    expect(windowAt(0).steps).not.toContain('show');
    windowAt(0).emit('ready-to-show');
    expect(windowAt(0).steps).toContain('show');
  });

  it('have the role that the shell gave them', () => {
    const asked: unknown[] = [windowAt(0).webContents, windowAt(1).webContents, new electron.WebContents()];
    const roleOf: unknown = room.roleOf.bind(room);
    const roles: unknown[] = asked.map((contents): unknown =>
      typeof roleOf === 'function' ? Reflect.apply(roleOf, undefined, [contents]) : 'no answer',
    );
    expect(roles).toEqual(['screen', 'chair', undefined]);
  });
});

describe('when a display comes, goes or changes', () => {
  it.each(['display-added', 'display-removed', 'display-metrics-changed'])(
    'at %s both windows are out of sight before anything else, then covered, then placed anew',
    (event) => {
      const before = windowAt(0);
      const { steps } = windowAt(1);
      steps.length = 0;
      vi.spyOn(before, 'hide').mockImplementation(() => void order.push('hide screen'));
      vi.spyOn(windowAt(1), 'hide').mockImplementation(() => void order.push('hide chair'));
      electron.machine.displays = [electron.makeDisplay(1, 0), electron.makeDisplay(2, -1920)];
      electron.screen.emit(event, {}, {}, []);
      expect(order).toEqual(['hide screen', 'hide chair', 'cover']);
      expect(steps).toEqual([]);
      timers[0]?.run();
      // What was on the wall's window is never drawn again: its page is a new one, and shown when it is drawn.
      expect(before.webContents.isDestroyed()).toBe(true);
      expect(windowAt(2).options).toMatchObject({ kiosk: true, show: false, x: -1920, width: 1920 });
      expect(steps).toEqual(['kiosk false', 'bounds 0,0 1920x1040', 'show']);
      expect(order).toEqual(['hide screen', 'hide chair', 'cover', 'cover']);
    },
  );

  it('places once for a burst of events', () => {
    electron.screen.emit('display-removed');
    electron.screen.emit('display-added');
    electron.screen.emit('display-metrics-changed');
    expect(timers).toHaveLength(1);
  });

  it('has the wall on no other display than its own, whatever its id is now', () => {
    electron.machine.displays = [electron.makeDisplay(1, 0), electron.makeDisplay(3, 1920)];
    electron.screen.emit('display-removed');
    timers[0]?.run();
    expect(electron.windows).toHaveLength(2);
    expect(told.at(-1)).toMatchObject({ wall: 'away', screens: [{ holds: 'console' }, { number: 2 }] });
    electron.machine.displays = [electron.makeDisplay(1, 0), { ...electron.makeDisplay(2, 1920), id: 77 }];
    electron.screen.emit('display-added');
    timers[0]?.run();
    expect(windowAt(2).options).toMatchObject({ kiosk: true, x: 1920 });
    expect(told.at(-1)?.wall).toBe('stands');
  });

  it('keeps the console off the wall when the wall is all there is left of a meeting', () => {
    meetingIsOn = true;
    electron.machine.displays = [electron.makeDisplay(2, 0)];
    windowAt(1).steps.length = 0;
    electron.screen.emit('display-removed');
    timers[0]?.run();
    expect(windowAt(1).steps).toEqual(['hide']);
    expect(windowAt(2).options.kiosk).toBe(true);
  });

  it('asks which display is the wall, and goes there when the console says so', () => {
    electron.reset();
    wall = undefined;
    room = open(true);
    expect(electron.windows.map((window) => window.options.kiosk)).toEqual([false]);
    expect(told.at(-1)?.wall).toBe('unchosen');
    room.chooseWall(identityOf('Screen 2 plugged in'));
    timers.at(-1)?.run();
    expect(windowAt(1).options).toMatchObject({ kiosk: true, x: 1920 });
    expect(wall).toBe(identityOf('Screen 2 plugged in'));
  });
});

describe('when a page dies', () => {
  it('the room is covered and the page is loaded again', () => {
    const before = windowAt(0).steps.length;
    windowAt(0).webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(order).toEqual(['cover']);
    timers[0]?.run();
    expect(windowAt(0).steps.slice(before)).toEqual(['load app://stafettrom/big-screen/index.html']);
  });

  it('the big screen that somebody closed comes back, covered', () => {
    windowAt(0).emit('closed');
    expect(order).toEqual(['cover']);
    expect(windowAt(2).options.kiosk).toBe(true);
  });

  it('the room is left when the chair closes the console', () => {
    windowAt(1).emit('closed');
    expect(order).toEqual(['leave']);
  });

  it.each([true, false])(
    'a console for real people lets nobody close it, one to try out does (%s)',
    (isLocked) => {
      room.stop();
      electron.reset();
      open(true, isLocked);
      let isKept = false;
      windowAt(1).emit('close', { preventDefault: () => (isKept = true) });
      expect(isKept).toBe(isLocked);
    },
  );

  it('nothing is opened again after the end', () => {
    room.stop();
    expect(electron.windows).toHaveLength(2);
    expect(order).toEqual([]);
    electron.screen.emit('display-added');
    expect(timers).toEqual([]);
  });
});
