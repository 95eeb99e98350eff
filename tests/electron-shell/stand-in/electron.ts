/**
 * Stands in for Electron, whose binary a test machine need not have. Each member is typed against electron.d.ts,
 * so a change of Electron's interface breaks the compilation and not a meeting. It notes what it was told.
 */
import { app, powerMonitor, screen } from './app.ts';
import { machine, makeDisplay, told } from './machine.ts';
import { forked, ipcMain } from './processes.ts';
import { sessions } from './session.ts';
import { windows } from './windows.ts';

export { app, clipboard, dialog, Menu, powerMonitor, powerSaveBlocker, safeStorage, screen } from './app.ts';
export { machine, makeDisplay, told, toldAs } from './machine.ts';
export {
  forked,
  ipcMain,
  MessageChannelMain,
  MessagePortMain,
  UtilityProcess,
  utilityProcess,
} from './processes.ts';
export { protocol, session, sessions, StandInSession } from './session.ts';
export { BrowserWindow, WebContents, windows } from './windows.ts';

/** Back to a machine with two displays on which nothing has happened. */
export function reset(): void {
  for (const list of [told, sessions, windows, forked]) {
    list.length = 0;
  }
  for (const emitter of [app, screen, powerMonitor, ipcMain]) {
    emitter.removeAllListeners();
  }
  Object.assign(machine, {
    isPackaged: true,
    hasLock: true,
    displays: [makeDisplay(1, 0), makeDisplay(2, 1920)],
    backend: 'gnome_libsecret',
    canEncrypt: true,
    shouldReEncrypt: false,
    isPersistent: false,
  });
}
