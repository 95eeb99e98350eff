import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lockApp } from '#electron-shell/lock-app.ts';
import * as electron from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

beforeEach(() => {
  electron.reset();
  lockApp();
});

function openContents(): electron.WebContents {
  return new electron.BrowserWindow().webContents;
}

describe('every page of the app', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'is stopped at %s',
    (event) => {
      const preventDefault = vi.fn<() => void>();
      openContents().emit(event, { preventDefault });
      expect(preventDefault).toHaveBeenCalledOnce();
    },
  );

  it('opens no window of its own', () => {
    const open: unknown = openContents().windowOpen;
    expect(
      typeof open === 'function' &&
        Reflect.apply(open, undefined, [{ url: 'app://stafettrom/chair/index.html' }]),
    ).toEqual({
      action: 'deny',
    });
  });
});

describe('the app', () => {
  it('has no menu and so no keys that reload, zoom or quit', () => {
    expect(electron.toldAs('Menu.setApplicationMenu')).toEqual([[null]]);
  });

  it('trusts no certificate that the system does not trust', () => {
    const answer = vi.fn<(trusted: boolean) => void>();
    const preventDefault = vi.fn<() => void>();
    electron.app.emit(
      'certificate-error',
      { preventDefault },
      {},
      'https://x.example',
      'ERR',
      {},
      answer,
      true,
    );
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('shows nobody a certificate of this machine', () => {
    const answer = vi.fn<() => void>();
    const preventDefault = vi.fn<() => void>();
    electron.app.emit('select-client-certificate', { preventDefault }, {}, 'https://x.example', [{}], answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith();
    expect(preventDefault).toHaveBeenCalledOnce();
  });

  it('gives no name and no password', () => {
    const answer = vi.fn<() => void>();
    const preventDefault = vi.fn<() => void>();
    electron.app.emit('login', { preventDefault }, {}, {}, {}, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith();
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});
