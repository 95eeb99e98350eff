import type * as Electron from 'electron';
import { EventEmitter } from 'node:events';
import { machine, makeDisplay, note } from './machine.ts';

class App
  extends EventEmitter
  implements
    Pick<
      Electron.App,
      | 'enableSandbox'
      | 'isPackaged'
      | 'requestSingleInstanceLock'
      | 'whenReady'
      | 'getPath'
      | 'getVersion'
      | 'quit'
      | 'exit'
    >
{
  get isPackaged(): boolean {
    return machine.isPackaged;
  }
  enableSandbox(): void {
    note('app.enableSandbox');
  }
  requestSingleInstanceLock(): boolean {
    note('app.requestSingleInstanceLock');
    return machine.hasLock;
  }
  whenReady(): Promise<void> {
    note('app.whenReady');
    return Promise.resolve();
  }
  getPath(name: string): string {
    note('app.getPath', name);
    return machine.userData;
  }
  getVersion(): string {
    return '0.0.0';
  }
  quit(): void {
    note('app.quit');
  }
  exit(code?: number): void {
    note('app.exit', code);
  }
}
export const app = new App();

export const dialog: Pick<Electron.Dialog, 'showErrorBox'> = {
  showErrorBox(title, content) {
    note('dialog.showErrorBox', title, content);
  },
};

export const Menu: Pick<typeof Electron.Menu, 'setApplicationMenu'> = {
  setApplicationMenu(menu) {
    note('Menu.setApplicationMenu', menu);
  },
};

class Screen extends EventEmitter {
  getAllDisplays(): typeof machine.displays {
    return machine.displays;
  }
  getPrimaryDisplay(): (typeof machine.displays)[number] {
    return machine.displays[0] ?? makeDisplay(1, 0);
  }
}
export const screen = new Screen();

export const powerMonitor = new EventEmitter();
export const powerSaveBlocker: Pick<Electron.PowerSaveBlocker, 'start' | 'stop'> = {
  start(type) {
    note('powerSaveBlocker.start', type);
    return 7;
  },
  stop(id) {
    note('powerSaveBlocker.stop', id);
    return true;
  },
};

export const clipboard: Pick<Electron.Clipboard, 'clear'> = {
  clear() {
    note('clipboard.clear');
  },
};

/** Turns every bit over: enough to see that what lies on the disk is not what was handed in. */
function scramble(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ 0xff));
}
export const safeStorage: Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
> = {
  isAsyncEncryptionAvailable: () => Promise.resolve(machine.canEncrypt),
  encryptStringAsync(plainText) {
    note('safeStorage.encryptStringAsync');
    return Promise.resolve(scramble(Buffer.from(plainText)));
  },
  decryptStringAsync(encrypted) {
    return Promise.resolve({
      result: scramble(encrypted).toString(),
      shouldReEncrypt: machine.shouldReEncrypt,
    });
  },
  getSelectedStorageBackend: () => machine.backend,
};
