import { expect } from 'vitest';
import { createWindow } from '#electron-shell/create-window.ts';
import { lockApp } from '#electron-shell/lock-app.ts';
import { openLockedSession } from '#electron-shell/lock-session.ts';
import { openRoomWindows } from '#electron-shell/room-windows.ts';
import * as electron from './stand-in/electron.ts';

export function openWindow(role: 'screen' | 'chair'): electron.BrowserWindow {
  electron.reset();
  lockApp();
  const session = openLockedSession('room');
  const place = { bounds: { x: 0, y: 0, width: 10, height: 10 }, kiosk: role === 'screen' };
  createWindow({ session, preload: '/preload.cjs', packaged: true }, role, place);
  const [window] = electron.windows;
  if (window === undefined) throw new Error('No window was made');
  return window;
}

export function openSession(): electron.StandInSession {
  electron.reset();
  openLockedSession('room');
  const [session] = electron.sessions;
  if (session === undefined) throw new Error('No session was opened');
  return session;
}

/** A page that was sent something of a meeting has a process: at the end it is ended, and a new page comes. */
export function forgetPages(): void {
  electron.reset();
  const pending: (() => void)[] = [];
  const windows = openRoomWindows({
    session: openLockedSession('room'),
    preload: '/preload.cjs',
    packaged: true,
    choice: { get: () => undefined, set: () => undefined },
    cover: () => undefined,
    tell: () => undefined,
    meetingIsOn: () => false,
    leave: () => undefined,
    after: (_milliseconds, run) => {
      pending.push(run);
      return () => undefined;
    },
  });
  pending.splice(0).forEach((run) => run());
  electron.windows.forEach(({ steps }) => steps.splice(0));
  windows.forgetPages();
  expect(electron.toldAs('contents.forcefullyCrashRenderer')).toHaveLength(electron.windows.length);
  expect(electron.windows.length).toBeGreaterThan(0);
  pending.splice(0).forEach((run) => run());
  for (const { steps } of electron.windows) expect(steps).toContainEqual(expect.stringMatching(/^load app:/));
  windows.stop();
}
