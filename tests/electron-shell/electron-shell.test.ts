import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { prepareElectron, startElectronShell } from '#electron-shell/electron-shell.ts';
import { toHostSchema } from '#host/supervision/host-messages.ts';
import { forkedAt as host, shellNeeds } from './shell-needs.ts';
import * as electron from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

let folder = '';
let complaints: string[] = [];
let start: unknown;

beforeEach(async () => {
  electron.reset();
  complaints = [];
  folder = mkdtempSync(join(tmpdir(), 'shell-'));
  electron.machine.userData = join(folder, 'user-data');
  // One screen: two windows, and nobody has to be asked which of several is the wall.
  electron.machine.displays = [electron.makeDisplay(1, 0)];
  mkdirSync(join(folder, 'chair'));
  writeFileSync(join(folder, 'chair/index.html'), '');
  prepareElectron();
  await open();
  start = electron.forked[0]?.received[0]?.message;
});

afterEach(() => {
  electron.app.emit('will-quit');
  rmSync(folder, { recursive: true, force: true });
});

/** Which screens there are is told to every host, and is nothing to what these tests look at. */
function heard(): ReturnType<typeof host>['received'] {
  return host().received.filter(({ message }) => !isDisplays(message));
}

function isDisplays(message: unknown): boolean {
  return toHostSchema.safeParse(message).data?.kind === 'displays';
}

function open(): ReturnType<typeof startElectronShell> {
  return startElectronShell(shellNeeds(folder, complaints));
}

function readTexts(language: string): Record<string, string> {
  const content: unknown = JSON.parse(readFileSync(`resources/locales/${language}/shell.json`, 'utf8'));
  return z.object({ key: z.record(z.string(), z.string()) }).parse(content).key;
}

function window(index: number): electron.BrowserWindow {
  const found = electron.windows[index];
  if (found === undefined) {
    throw new Error('There is no window.');
  }
  return found;
}

function ask(index: number): void {
  const senderFrame = { parent: null, origin: 'app://stafettrom' };
  electron.ipcMain.emit('stafettrom:ask', { sender: window(index).webContents, senderFrame });
}

describe('before Electron is ready', () => {
  it('the sandbox is the first word, and the scheme is registered', () => {
    expect(electron.told[0]?.what).toBe('app.enableSandbox');
    expect(electron.toldAs('protocol.registerSchemesAsPrivileged')).toHaveLength(1);
  });

  it('a second room on the same machine gives way, and the first comes to the front', () => {
    electron.app.emit('second-instance');
    expect(window(1).steps).toContain('focus');
    electron.machine.hasLock = false;
    expect(prepareElectron()).toBe(false);
    expect(electron.toldAs('app.quit')).toHaveLength(1);
  });
});

describe('the host under Electron', () => {
  it('is a process of its own that inherits its folders and nothing else', () => {
    expect(electron.forked).toHaveLength(1);
    expect(host().path).toBe('/app/host-utility.js');
    expect(host().options).toMatchObject({
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore'],
      env: { PATH: '/bin' },
    });
    expect(host().options.env).not.toHaveProperty('NODE_OPTIONS');
    expect(host().options.env).not.toHaveProperty('SECRET');
  });

  it('is handed the room first of all, in words that it understands', () => {
    const message = toHostSchema.parse(start);
    expect(message).toMatchObject({
      kind: 'start',
      vaultKind: 'safe-storage',
      tryOut: false,
      profile: 'try-out',
    });
    expect(existsSync('resources/profiles/try-out.json')).toBe(true);
    expect(message.kind === 'start' && Buffer.from(message.roomKey, 'base64')).toHaveLength(32);
    expect(message.kind === 'start' && Buffer.from(message.secret, 'base64')).toHaveLength(32);
  });

  it('gets the port of a page with the role of its window, and main keeps neither end', () => {
    host().emit('message', { kind: 'ready' });
    ask(0);
    ask(1);
    expect(
      heard()
        .slice(1)
        .map((gift) => gift.message),
    ).toEqual([
      { kind: 'port', role: 'screen' },
      { kind: 'port', role: 'chair' },
    ]);
    const hostEnd = heard()[1]?.ports[0];
    expect(hostEnd?.other).toBe(window(0).webContents.ports[0]?.ports[0]);
    expect(hostEnd?.listenerCount('message')).toBe(0);
    expect(hostEnd?.other?.listenerCount('message')).toBe(0);
  });

  it('that dies is followed by another with the same keys, and the page that asks again gets a new wire', () => {
    host().emit('message', { kind: 'ready' });
    ask(0);
    host().emit('exit', 1);
    expect(electron.forked).toHaveLength(2);
    expect(heard()).toEqual([{ message: start, ports: [] }]);
    ask(0);
    expect(heard()).toHaveLength(1);
    host().emit('message', { kind: 'ready' });
    expect(heard()[1]?.message).toEqual({ kind: 'port', role: 'screen' });
    expect(window(0).webContents.ports).toHaveLength(2);
  });

  it('is told to cover when the machine sleeps and when a display goes', () => {
    host().emit('message', { kind: 'ready' });
    electron.powerMonitor.emit('lock-screen');
    electron.screen.emit('display-removed');
    expect(
      heard()
        .slice(1)
        .map((gift) => gift.message),
    ).toEqual([{ kind: 'cover' }, { kind: 'cover' }]);
  });

  it('keeps the display lit while its meeting is on, and a host that died does not', () => {
    host().emit('message', { kind: 'meeting', isOn: true });
    expect(electron.toldAs('powerSaveBlocker.start')).toHaveLength(1);
    host().emit('exit', 1);
    expect(electron.toldAs('powerSaveBlocker.stop')).toHaveLength(1);
  });

  it('that ends after a delivery is followed by one that knows the receipt and nothing else', () => {
    const delivered = { receipt: 'r-1', facts: 12 };
    host().emit('message', { kind: 'delivered', delivered });
    expect(electron.toldAs('session.clearData')).toHaveLength(1);
    expect(electron.toldAs('clipboard.clear')).toHaveLength(1);
    host().emit('exit', 0);
    expect(heard()[0]?.message).toEqual({ ...toHostSchema.parse(start), lastDelivery: delivered });
  });

  it('keeps its port for table pages over a crash, and gets no token for any window', () => {
    host().emit('message', { kind: 'listening', port: 4321 });
    host().emit('message', { kind: 'spend', request: 3, token: 'x' });
    expect(heard()[1]?.message).toEqual({ kind: 'spent', request: 3 });
    host().emit('exit', 1);
    expect(heard()[0]?.message).toEqual({ ...toHostSchema.parse(start), port: 4321 });
  });

  it('that speaks in other words is not heard', () => {
    host().emit('message', { kind: 'plan', text: 'secret' });
    expect(complaints).toContain('host-spoke-wrongly');
  });

  it('ends with the shell, and nothing is started after it', () => {
    electron.app.emit('will-quit');
    expect(host().isKilled).toBe(true);
    host().emit('exit', 0);
    expect(electron.forked).toHaveLength(1);
  });
});

describe('a room whose key is not to be had', () => {
  beforeEach(() => {
    electron.reset();
  });

  it('does not open, and says why', async () => {
    electron.machine.backend = 'basic_text';
    expect(await open()).toBeUndefined();
    expect(complaints.at(-1)).toBe('keyring-unavailable');
    expect(electron.toldAs('app.exit')).toEqual([[1]]);
    expect([electron.windows, electron.forked]).toEqual([[], []]);
  });

  it.each(['nb', 'nn'])(
    'tells it calmly in %s, in the language that the room was set to',
    async (language) => {
      const texts = readTexts(language);
      electron.machine.userData = join(folder, language);
      mkdirSync(join(folder, language, 'room'), { recursive: true });
      writeFileSync(join(folder, language, 'room/settings.json'), JSON.stringify({ language }));
      electron.machine.canEncrypt = false;
      await open();
      expect(electron.toldAs('dialog.showErrorBox')).toEqual([
        [texts['title'], texts['keyring-unavailable']],
      ]);
      electron.machine.canEncrypt = true;
      await open();
      writeFileSync(join(folder, language, 'room/room-key.sealed.json'), '{}');
      await open();
      expect(electron.toldAs('dialog.showErrorBox')[1]).toEqual([texts['title'], texts['damaged-room-key']]);
    },
  );

  it('plays with a try-out key only where it is not packaged, and says so to the host', async () => {
    electron.machine.isPackaged = false;
    await open();
    expect(heard()[0]?.message).toMatchObject({ vaultKind: 'tryout', tryOut: true });
  });
});

describe('a question that is not one of ours', () => {
  it('is refused and named, without a word of what it said', () => {
    electron.ipcMain.emit('stafettrom:ask', { sender: window(0).webContents, senderFrame: null }, 'secret');
    expect(complaints).toContain('port-refused');
    expect(complaints.join()).not.toContain('secret');
  });
});
