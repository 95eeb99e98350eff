import { app } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyRefusal, RoomKeyVault } from '#host/keys/room-key.ts';
import { createTryoutVault } from '#host/keys/tryout-vault.ts';
import { openConfSettings } from '#host/settings/conf-settings.ts';
import type { RoomSettings } from '#host/settings/settings.ts';
import { roomNameSchema, storeAddressSchema } from '#host/settings/store-address.ts';
import type { StartMessage } from '#host/supervision/host-messages.ts';
import { createSafeStorageVault } from './safe-storage-vault.ts';

export type OpenRoomNeeds = {
  /** The built pages. */
  readonly pages: string;
  readonly platform: NodeJS.Platform;
  readonly random: (bytes: number) => Buffer;
  readonly complain: (event: string) => void;
  /** Plays another day than the clock's; a packaged room never does. */
  readonly date?: string;
  /** In the place of the room's settings, as `stafettrom start` was told; a packaged room has its settings alone. */
  readonly store?: string;
  readonly room?: string;
};

export type OpenedRoom =
  | { readonly ok: true; readonly start: StartMessage }
  | { readonly ok: false; readonly refusal: KeyRefusal; readonly language: RoomSettings['language'] };

/**
 * What every host of this room is handed. A packaged room has its key from the operating system or does not
 * start; only a developer's own run, which is never packaged, plays with a try-out key.
 */
export async function openRoom(needs: OpenRoomNeeds): Promise<OpenedRoom> {
  const dataFolder = join(app.getPath('userData'), 'room');
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const { settings, setAside } = openConfSettings({ folder: dataFolder, version: app.getVersion() });
  if (setAside !== undefined) {
    needs.complain('settings-set-aside');
  }
  const vault = chooseVault(needs, dataFolder);
  const unlocked = await vault.unlock();
  if (!unlocked.ok) {
    return { ...unlocked, language: settings.get().language };
  }
  const start: StartMessage = {
    kind: 'start',
    port: 0,
    pages: needs.pages,
    dataFolder,
    tempFolder: app.getPath('temp'),
    roomKey: unlocked.value.toString('base64'),
    vaultKind: vault.kind,
    secret: needs.random(32).toString('base64'),
    profile: settings.get().profile,
    tryOut: vault.kind === 'tryout',
    ...storeOf(needs, settings.get()),
    ...(needs.date === undefined || app.isPackaged ? {} : { date: needs.date }),
  };
  return { ok: true, start };
}

function storeOf(needs: OpenRoomNeeds, kept: RoomSettings): Pick<StartMessage, 'store' | 'room'> {
  const told: Pick<OpenRoomNeeds, 'store' | 'room'> = app.isPackaged ? {} : needs;
  const store = told.store === undefined ? kept.store : storeAddressSchema.parse(told.store);
  const room = told.room === undefined ? kept.room : roomNameSchema.parse(told.room);
  return {
    ...(store === undefined ? {} : { store: { address: store } }),
    ...(room === undefined ? {} : { room }),
  };
}

function chooseVault(needs: OpenRoomNeeds, folder: string): RoomKeyVault {
  return app.isPackaged
    ? createSafeStorageVault({ folder, platform: needs.platform })
    : createTryoutVault({ folder });
}
