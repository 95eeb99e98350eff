import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startElectronShell } from '#electron-shell/electron-shell.ts';
import { toHostSchema } from '#host/supervision/host-messages.ts';
import { forkedAt as host, shellNeeds } from './shell-needs.ts';
import * as electron from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

let folder = '';
let complaints: string[] = [];

beforeEach(() => {
  electron.reset();
  complaints = [];
  folder = mkdtempSync(join(tmpdir(), 'shell-'));
  electron.machine.userData = join(folder, 'user-data');
});

afterEach(() => {
  electron.app.emit('will-quit');
  rmSync(folder, { recursive: true, force: true });
});

function open(
  more: { readonly date?: string; readonly store?: string } = {},
): ReturnType<typeof startElectronShell> {
  return startElectronShell({ ...shellNeeds(folder, complaints), ...more });
}

/** Without what it is told of the screens, at whatever moment. */
function heard(process?: electron.UtilityProcess): electron.UtilityProcess['received'] {
  const received = process?.received ?? [];
  return received.filter(({ message }) => toHostSchema.safeParse(message).data?.kind !== 'displays');
}

describe('the speech process under Electron', () => {
  beforeEach(() => open());

  it('is started by main when the host asks, and the two speak past main', () => {
    const asking = host();
    asking.emit('message', { kind: 'need-speech', request: 1 });
    const speech = host(1);
    expect([speech.path, speech.args]).toEqual(['/app/speech-process.js', ['/app/voice']]);
    expect(speech.received).toMatchObject([{ message: { kind: 'speech-port' } }]);
    const hostEnd = heard(asking)[1];
    expect(hostEnd?.message).toEqual({ kind: 'speech-port', request: 1 });
    expect(toHostSchema.safeParse(hostEnd?.message).success).toBe(true);
    expect(hostEnd?.ports[0]?.other).toBe(speech.received[0]?.ports[0]);
    expect(hostEnd?.ports[0]?.listenerCount('message')).toBe(0);
  });

  it('is followed by a new one, and never two at a time', () => {
    const asking = host();
    asking.emit('message', { kind: 'need-speech', request: 1 });
    asking.emit('message', { kind: 'need-speech', request: 2 });
    expect([host(1).isKilled, host(2).isKilled]).toEqual([true, false]);
    expect(heard(asking)[2]?.message).toEqual({ kind: 'speech-port', request: 2 });
    asking.emit('message', { kind: 'end-speech' });
    expect(host(2).isKilled).toBe(true);
  });

  it.each(['exit of its host', 'end of the shell'])('ends at the %s', (end) => {
    const asking = host();
    asking.emit('message', { kind: 'need-speech', request: 1 });
    if (end === 'end of the shell') electron.app.emit('will-quit');
    else asking.emit('exit', 1);
    expect(host(1).isKilled).toBe(true);
  });
});

describe('the process that opens documents under Electron', () => {
  it('is started by main beside the speech process, with a heap of its own size, and ended by the host', async () => {
    await open();
    const asking = host();
    asking.emit('message', { kind: 'need-speech', request: 1 });
    asking.emit('message', { kind: 'need-uploads', request: 1 });
    const documents = host(2);
    expect([documents.path, documents.args]).toEqual(['/app/uploads-process.js', ['/app/pdf-parts']]);
    expect(documents.options.execArgv).toEqual(['--js-flags=--max-old-space-size=512']);
    expect(documents.options.env).toMatchObject({ PATH: '/bin', DISABLE_SYSTEM_FONTS_LOAD: '1' });
    expect(documents.options.env).not.toHaveProperty('SECRET');
    expect(heard(asking)[2]?.message).toEqual({ kind: 'uploads-port', request: 1 });
    expect(toHostSchema.safeParse(heard(asking)[2]?.message).success).toBe(true);
    expect(heard(asking)[2]?.ports[0]?.other).toBe(documents.received[0]?.ports[0]);
    asking.emit('message', { kind: 'end-uploads' });
    expect([host(1).isKilled, documents.isKilled]).toEqual([false, true]);
  });
});

describe('the central store for trying out under Electron', () => {
  beforeEach(() => {
    writeFileSync(join(folder, 'central-process.js'), '');
  });

  it('is no part of a packaged room, which says so', async () => {
    await open();
    expect(electron.forked).toHaveLength(1);
    expect(complaints).toEqual(['no-try-out-store']);
  });

  it('is not started where the settings name a store; a packaged room hears of no other', async () => {
    const address = 'https://lager.fjellheim.example';
    const room = join(electron.machine.userData, 'room');
    mkdirSync(room, { recursive: true });
    writeFileSync(join(room, 'settings.json'), JSON.stringify({ store: `${address}/`, room: 'Møterom 214' }));
    await open({ store: 'https://andre.example' });
    const named = { store: { address }, room: 'Møterom 214' };
    expect(host(0).received[0]?.message).toMatchObject(named);
    expect(toHostSchema.safeParse(host(0).received[0]?.message).success).toBe(true);
    electron.machine.isPackaged = false;
    await open({ store: 'http://127.0.0.1:4000' });
    const told = host().received[0]?.message;
    expect(told).toMatchObject({ ...named, store: { address: 'http://127.0.0.1:4000' } });
    expect(electron.forked).toHaveLength(2);
    expect(complaints).toEqual([]);
  });

  it('and the host play another day when told to, and never in a packaged room', async () => {
    electron.machine.isPackaged = false;
    await open({ date: '2027-03-09' });
    expect(host(0).received[0]?.message).toMatchObject({ kind: 'start', date: '2027-03-09' });
    expect(host(1).args).toEqual(expect.arrayContaining(['--date', '2027-03-09']));
    electron.machine.isPackaged = true;
    await open({ date: '2027-03-09' });
    expect(host().received[0]?.message).not.toHaveProperty('date');
  });

  it("is started in a developer's run, and told to this host and to the next", async () => {
    electron.machine.isPackaged = false;
    await open();
    const [first, store] = electron.forked;
    const userData = electron.machine.userData;
    expect(store?.path).toBe(join(folder, 'central-process.js'));
    expect(store?.args).toEqual(
      expect.arrayContaining([
        '--data',
        join(userData, 'try-out-store/data'),
        '--demo',
        resolve('resources/demo'),
      ]),
    );
    expect(store?.args).not.toContain('--with-parent');
    const place = { address: 'http://127.0.0.1:4321', token: 't-1' };
    store?.stdout?.write('starting\n{"listening":"http://127.0.0.1:4321","token":"t-1"}\n');
    await vi.waitFor(() => expect(heard(first)[1]?.message).toEqual({ kind: 'store', store: place }));
    first?.emit('exit', 1);
    expect(host().received[0]?.message).toMatchObject({ kind: 'start', store: place });
    electron.app.emit('will-quit');
    expect(store?.isKilled).toBe(true);
  });
});
