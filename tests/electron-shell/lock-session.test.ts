import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetSession, openLockedSession } from '#electron-shell/lock-session.ts';
import { readPermissionNames } from './permission-names.ts';
import * as electron from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

beforeEach(() => {
  electron.reset();
});

function open(): electron.StandInSession {
  openLockedSession('room');
  const [opened] = electron.sessions;
  if (opened === undefined) {
    throw new Error('No session was opened.');
  }
  return opened;
}

function isGranted(session: electron.StandInSession, permission: string): boolean {
  let granted: boolean | undefined;
  const ask: unknown = session.permissionRequest;
  if (typeof ask === 'function') {
    Reflect.apply(ask, undefined, [null, permission, (answer: boolean) => (granted = answer), {}]);
  }
  return granted ?? true;
}

function isAllowed(session: electron.StandInSession, permission: string): unknown {
  const check: unknown = session.permissionCheck;
  return typeof check === 'function' ? Reflect.apply(check, undefined, [null, permission, '', {}]) : true;
}

function applied(handler: unknown, details: object): unknown {
  return typeof handler === 'function' ? Reflect.apply(handler, undefined, [details]) : 'no handler';
}

describe('the session of the windows', () => {
  it('lives in memory alone and keeps no cache', () => {
    open();
    expect(electron.toldAs('session.fromPartition')).toEqual([['room', { cache: false }]]);
  });

  it('is refused when Electron would write it to the disk', () => {
    electron.machine.isPersistent = true;
    expect(() => openLockedSession('room')).toThrow('kept on disk');
  });

  it('grants fullscreen, staying lit and the choice of a loudspeaker, and none of the other permissions that Electron knows', () => {
    const session = open();
    const asked = readPermissionNames('setPermissionRequestHandler');
    const checked = readPermissionNames('setPermissionCheckHandler');
    expect(asked.length).toBeGreaterThan(40);
    expect(checked.length).toBeGreaterThan(40);
    const granted = ['fullscreen', 'screen-wake-lock', 'speaker-selection'];
    expect(asked.filter((name) => isGranted(session, name)).toSorted()).toEqual(granted);
    expect(checked.filter((name) => isAllowed(session, name) === true).toSorted()).toEqual(granted);
  });

  it('denies a permission that is not invented yet', () => {
    const session = open();
    expect(isGranted(session, 'mind-reading')).toBe(false);
    expect(isAllowed(session, 'mind-reading')).toBe(false);
  });

  it('gives no device, no picture of the screen and no pairing', () => {
    const session = open();
    const answers: unknown[] = [];
    const take = (answer: unknown): void => void answers.push(answer);
    const handlers: readonly unknown[] = [session.displayMedia, session.bluetoothPairing];
    for (const handler of handlers) {
      expect(handler).toBeTypeOf('function');
      if (typeof handler === 'function') {
        Reflect.apply(handler, undefined, [{}, take]);
      }
    }
    expect(answers).toEqual([null, { confirmed: false }]);
    expect(applied(session.devicePermission, { deviceType: 'usb', origin: 'app://stafettrom' })).toBe(false);
    expect(session.usbClasses?.({ protectedClasses: ['audio', 'hid'] })).toEqual(['audio', 'hid']);
  });

  it('saves no download', () => {
    const preventDefault = vi.fn<() => void>();
    open().emit('will-download', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('sends no word to a spelling service', () => {
    open();
    expect(electron.toldAs('session.setSpellCheckerEnabled')).toEqual([[false]]);
    expect(electron.toldAs('session.setSpellCheckerDictionaryDownloadURL')).toEqual([
      ['https://invalid.invalid/'],
    ]);
  });

  it('forgets everything at the end of a meeting', async () => {
    const session = open();
    const closed = vi.spyOn(session, 'closeAllConnections');
    await forgetSession(openLockedSession('again'));
    expect(closed).not.toHaveBeenCalled();
    expect(electron.told.map((entry) => entry.what)).toEqual(
      expect.arrayContaining([
        'session.clearData',
        'session.clearAuthCache',
        'session.clearHostResolverCache',
        'session.closeAllConnections',
      ]),
    );
  });
});
