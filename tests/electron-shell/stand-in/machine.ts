/** What the machine is like, and what it was told. */
import type * as Electron from 'electron';

export type Told = { readonly what: string; readonly args: readonly unknown[] };

export const told: Told[] = [];

export function note(what: string, ...args: readonly unknown[]): void {
  told.push({ what, args });
}

/** What was told under this name, argument lists in order. */
export function toldAs(what: string): readonly (readonly unknown[])[] {
  return told.filter((entry) => entry.what === what).map((entry) => entry.args);
}

export const machine = {
  isPackaged: true,
  hasLock: true,
  userData: '/nowhere',
  displays: [makeDisplay(1, 0), makeDisplay(2, 1920)],
  backend: nameBackend('gnome_libsecret'),
  canEncrypt: true,
  shouldReEncrypt: false,
  isPersistent: false,
};

type BackendName = ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>;

function nameBackend(name: BackendName): BackendName {
  return name;
}

type DisplayMembers = 'id' | 'label' | 'internal' | 'scaleFactor' | 'bounds' | 'workArea';

export function makeDisplay(id: number, x: number): Pick<Electron.Display, DisplayMembers> {
  const bounds = { x, y: 0, width: 1920, height: 1080 };
  const said = { label: `Screen ${id}`, internal: id === 1, scaleFactor: 1 };
  return { id, ...said, bounds, workArea: { ...bounds, height: 1040 } };
}
