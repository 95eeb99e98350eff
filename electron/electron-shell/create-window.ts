import {
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Session,
  type WebPreferences,
} from 'electron';
import { pageAddress, type WindowRole } from './page-address.ts';
import type { Place } from './place-windows.ts';

export type WindowNeeds = {
  readonly session: Session;
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly packaged: boolean;
};

/** The one place where a window is made; a test fails on any other. Hidden until its page has been drawn. */
export function createWindow(needs: WindowNeeds, role: WindowRole, place: Place): BrowserWindow {
  const window = new BrowserWindow({ ...frameAt(place), webPreferences: lockedPreferences(needs) });
  // The wall shows what everybody here may see, and a wireless one is a capture itself; the console is one person's.
  if (role === 'chair') window.setContentProtection(true);
  window.setMenuBarVisibility(false);
  window.setAlwaysOnTop(place.kiosk, 'screen-saver');
  window.webContents.setIgnoreMenuShortcuts(true);
  window.webContents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  window.once('ready-to-show', () => {
    window.show();
  });
  void window.loadURL(pageAddress(role));
  return window;
}

function frameAt(place: Place): BrowserWindowConstructorOptions {
  return { ...place.bounds, kiosk: place.kiosk, show: false, title: 'Stafettrom', autoHideMenuBar: true };
}

function lockedPreferences(needs: WindowNeeds): WebPreferences {
  return {
    session: needs.session,
    preload: needs.preload,
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
    devTools: !needs.packaged,
    // The big screen is the loudspeaker and nobody ever clicks on it.
    autoplayPolicy: 'no-user-gesture-required',
    // A page behind another window must still cover itself when it loses its host.
    backgroundThrottling: false,
  };
}
