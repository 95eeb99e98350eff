import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { prepareElectron } from '#electron-shell/electron-shell.ts';
import { forgetSession, openLockedSession } from '#electron-shell/lock-session.ts';
import { pageHeaders } from '#host/pages/page-headers.ts';
import { isSupported } from '../../scripts/check-electron-age.ts';
import { forgetPages, openSession, openWindow } from './list-opened.ts';
import { all, code, filesWith, root } from './list-sources.ts';
import * as electron from './stand-in/electron.ts';

/** What Electron itself gives a window when nothing is said, so that a word that is left out is found. */
const preferences = {
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
};

const versionSchema = z.object({ devDependencies: z.object({ electron: z.string() }) });

/** One for each row of the list in docs/operation.md, by its name there. */
export const points: Readonly<Record<string, () => void | Promise<void>>> = {
  'sandbox for all': () => {
    electron.reset();
    expect(prepareElectron()).toBe(true);
    expect(electron.told[0]?.what).toBe('app.enableSandbox');
    expect(all).not.toMatch(/sandbox: false|no-sandbox|commandLine\.appendSwitch/);
  },
  'isolated windows': () => {
    expect(filesWith(/new (?:BrowserWindow|BaseWindow|WebContentsView|BrowserView)\b/)).toEqual([
      'electron/electron-shell/create-window.ts',
    ]);
    for (const role of ['screen', 'chair'] as const) {
      expect(openWindow(role).options.webPreferences).toMatchObject(preferences);
    }
    expect(all).not.toMatch(/enableBlinkFeatures|additionalArguments/);
  },
  scheme: () => {
    electron.reset();
    prepareElectron();
    expect(electron.toldAs('protocol.registerSchemesAsPrivileged')).toEqual([
      [[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]],
    ]);
    expect(all).not.toMatch(
      /loadFile|bypassCSP|allowExtensions|allowServiceWorkers|register\w+Protocol\(|intercept\w+\(/,
    );
    expect(filesWith(/\.loadURL\((?!pageAddress\()/)).toEqual([]);
  },
  'content policy': () => {
    const policy = pageHeaders()['Content-Security-Policy'] ?? '';
    for (const word of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'none'"]) {
      expect(policy).toContain(word);
    }
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  },
  permissions: () => {
    const session = openSession();
    const { permissionRequest, permissionCheck, devicePermission, usbClasses, bluetoothPairing } = session;
    for (const handler of [
      permissionRequest,
      permissionCheck,
      devicePermission,
      usbClasses,
      bluetoothPairing,
    ]) {
      expect(handler).toBeTypeOf('function');
    }
    expect(session.displayMedia).toBeTypeOf('function');
    expect(all).not.toMatch(/'(?:media|window-management|keyboardLock|clipboard-read|hid|serial|usb)'/);
  },
  navigation: () => {
    const { webContents } = openWindow('screen');
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
      expect([event, webContents.listenerCount(event)]).toEqual([event, 1]);
    }
    expect(webContents.windowOpen).toBeTypeOf('function');
    expect(all).not.toMatch(
      /openExternal|openPath|showItemInFolder|import \{[^}]*\bshell\b[^}]*\} from 'electron'/,
    );
  },
  'one channel between page and main': () => {
    expect(filesWith(/ipcMain\.(?:handle|on|once)\(/)).toEqual(['electron/electron-shell/port-wire.ts']);
    expect(all.match(/ipcMain\.(?:handle|on|once)\(/g)).toHaveLength(1);
    expect(code.get('electron/electron-shell/port-wire.ts')).toMatch(
      /senderFrame[\s\S]*frame !== null[\s\S]*pageOrigin/,
    );
    expect(filesWith(/\bipcRenderer\b/)).toEqual(['electron/preload/preload.ts']);
    expect(all).not.toMatch(/exposeInMainWorld\([^)]*ipcRenderer/);
  },
  'session in memory': () => {
    openSession();
    expect(electron.toldAs('session.fromPartition')).toEqual([['room', { cache: false }]]);
    expect(all).not.toMatch(/persist:|defaultSession/);
    electron.machine.isPersistent = true;
    expect(() => openLockedSession('room')).toThrow('kept on disk');
  },
  'forgotten at the end': async () => {
    electron.reset();
    await forgetSession(openLockedSession('room'));
    const told = electron.told.map(({ what }) => what);
    for (const what of ['clearData', 'clearAuthCache', 'clearHostResolverCache', 'closeAllConnections']) {
      expect(told).toContain(`session.${what}`);
    }
    forgetPages();
  },
  'no network': () => {
    const session = openSession();
    const answers: unknown[] = [];
    const { webRequest, certificateVerify } = session;
    webRequest.listener?.({ url: 'https://x.example/' }, (answer) => void answers.push(answer));
    expect(answers).toEqual([{ cancel: true }]);
    for (const scheme of ['http', 'https', 'ws', 'wss', 'file'])
      expect(webRequest.urls).toContain(`${scheme}://*/*`);
    expect(certificateVerify).toBeTypeOf('function');
    const verdicts: number[] = [];
    // The certificate is never looked at, so nothing of it is needed here.
    if (certificateVerify !== null) {
      Reflect.apply(certificateVerify, undefined, [{}, (verdict: number) => void verdicts.push(verdict)]);
    }
    expect(verdicts).toEqual([-2]);
    expect(electron.toldAs('session.setSSLConfig')).toEqual([[{ minVersion: 'tls1.2' }]]);
    openWindow('screen');
    expect(electron.toldAs('contents.setWebRTCIPHandlingPolicy')).toEqual([['disable_non_proxied_udp']]);
    for (const event of ['certificate-error', 'select-client-certificate', 'login']) {
      expect([event, electron.app.listenerCount(event)]).toEqual([event, 1]);
    }
    expect(all).not.toMatch(/\bnet\.(?:fetch|request)\b|autoUpdater|setFeedURL/);
  },
  'no downloads, no print': () => {
    expect(openSession().listenerCount('will-download')).toBe(1);
    expect(all).not.toMatch(/\.print\(|printToPDF|downloadURL\(/);
  },
  'no spelling service': () => {
    openSession();
    expect(electron.toldAs('session.setSpellCheckerEnabled')).toEqual([[false]]);
    expect(electron.toldAs('session.setSpellCheckerDictionaryDownloadURL')).toEqual([
      ['https://invalid.invalid/'],
    ]);
  },
  'no crash reports': () => {
    expect(all).not.toMatch(/crashReporter/);
    expect(filesWith(/'render-process-gone'/)).toEqual(['electron/electron-shell/room-windows.ts']);
  },
  'own processes': () => {
    expect(filesWith(/utilityProcess\.fork\(/)).toEqual(['electron/electron-shell/fork-utility.ts']);
    expect(code.get('electron/electron-shell/fork-utility.ts')).toMatch(/env: \{/);
    expect(filesWith(/node:child_process|node:worker_threads/)).toEqual([]);
  },
  'keys of the system': () => {
    expect(all).toMatch(/isAsyncEncryptionAvailable[\s\S]*encryptStringAsync/);
    expect(all).not.toMatch(/encryptString\(|decryptString\(|setUsePlainTextEncryption/);
    expect(all).toMatch(/backend === 'basic_text'/);
  },
  kiosk: () => {
    const screen = openWindow('screen');
    expect(screen.options).toMatchObject({ kiosk: true, autoHideMenuBar: true });
    expect(screen.steps).toContain('on top true screen-saver');
    expect(electron.toldAs('contents.setIgnoreMenuShortcuts')).toEqual([[true]]);
    expect(electron.toldAs('Menu.setApplicationMenu')).toEqual([[null]]);
    expect(all).not.toMatch(/globalShortcut/);
  },
  'private console': () => {
    const steps = openWindow('chair').steps;
    expect(steps[0]).toBe('protected true');
    expect(steps).not.toContain('show');
    expect(openWindow('screen').steps).not.toContain('protected true');
  },
  displays: () => {
    for (const event of ['display-added', 'display-removed', 'display-metrics-changed']) {
      expect(code.get('electron/electron-shell/room-windows.ts')).toContain(`screen.on('${event}', changed)`);
    }
  },
  power: () => {
    for (const event of ['suspend', 'lock-screen', 'shutdown']) {
      expect(code.get('electron/electron-shell/watch-power.ts')).toContain(`powerMonitor.on('${event}'`);
    }
    expect(filesWith(/powerSaveBlocker\.start\('prevent-display-sleep'\)/)).toHaveLength(1);
  },
  'single instance, no links': () => {
    electron.reset();
    electron.machine.hasLock = false;
    expect(prepareElectron()).toBe(false);
    expect(electron.toldAs('app.quit')).toHaveLength(1);
    expect(all).not.toMatch(/setAsDefaultProtocolClient|'open-url'|'open-file'|process\.argv/);
    // Whatever the second one was started with, nobody reads it.
    expect(all).toMatch(/app\.on\('second-instance', \(\) =>/);
  },
  'Electron is not old': () => {
    const { devDependencies } = versionSchema.parse(
      JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
    );
    const builder = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    expect(builder).toContain(`electronVersion: ${devDependencies.electron}\n`);
    expect(isSupported(devDependencies.electron, devDependencies.electron)).toBe(true);
    expect(isSupported('45.4.1', '47.0.0')).toBe(true);
    expect(isSupported('45.4.1', '48.0.0')).toBe(false);
    expect(readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')).toContain(
      'check-electron-age.ts',
    );
  },
  'nine fuses': () => {
    const test = readFileSync(join(root, 'tests/built/package.test.ts'), 'utf8');
    expect(test).toContain('has all nine fuses turned');
    expect(readFileSync(join(root, 'scripts/turn-fuses.ts'), 'utf8')).toContain(
      'strictlyRequireAllFuses: true',
    );
  },
};
