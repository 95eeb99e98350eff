import { safeStorage } from 'electron';
import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { createDurably, syncFolder } from '#host/keys/durable-file.ts';
import { roomKeyBytes, type RoomKeyVault } from '#host/keys/room-key.ts';

export const sealedKeyFile = 'room-key.sealed.json';

/** The keeper's name stands beside the sealed key: after a change of desktop another keeper cannot open it. */
const recordSchema = z.strictObject({ version: z.literal(1), keeper: z.string().min(1), sealed: z.base64() });

type Unlocked = Awaited<ReturnType<RoomKeyVault['unlock']>>;

const unavailable: Unlocked = { ok: false, refusal: { kind: 'keyring-unavailable' } };
const damaged: Unlocked = { ok: false, refusal: { kind: 'damaged-room-key' } };

export type SafeStorageNeeds = { readonly folder: string; readonly platform: NodeJS.Platform };

/** Lets the operating system seal the room key, after the app is ready. It fails closed. */
export function createSafeStorageVault(needs: SafeStorageNeeds): RoomKeyVault {
  return {
    kind: 'safe-storage',
    unlock: async () => {
      try {
        return await unlockSealed(needs);
      } catch {
        return unavailable;
      }
    },
  };
}

async function unlockSealed(needs: SafeStorageNeeds): Promise<Unlocked> {
  const keeper = nameKeeper(needs.platform);
  if (keeper === undefined || !(await safeStorage.isAsyncEncryptionAvailable())) {
    return unavailable;
  }
  const path = join(needs.folder, sealedKeyFile);
  if (!existsSync(path)) {
    return sealNewKey(path, keeper);
  }
  const record = recordSchema.safeParse(readJson(await readFile(path, 'utf8'))).data;
  if (record === undefined) {
    return damaged;
  }
  return record.keeper === keeper ? openSealed(path, keeper, record.sealed) : unavailable;
}

// `basic_text` is a password that stands in the source of Chromium: to store there is to store in clear.
function nameKeeper(platform: NodeJS.Platform): string | undefined {
  if (platform !== 'linux') {
    return platform;
  }
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown' ? undefined : backend;
}

// Opened again before use: a keeper that gives back something else would cost the whole meeting file.
async function sealNewKey(path: string, keeper: string): Promise<Unlocked> {
  const key = randomBytes(roomKeyBytes);
  const sealed = await safeStorage.encryptStringAsync(key.toString('base64'));
  const opened = await safeStorage.decryptStringAsync(sealed);
  if (opened.result !== key.toString('base64')) {
    return unavailable;
  }
  createDurably(path, formatRecord(keeper, sealed));
  return { ok: true, value: key };
}

async function openSealed(path: string, keeper: string, sealed: string): Promise<Unlocked> {
  const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'));
  const key = Buffer.from(opened.result, 'base64');
  if (key.length !== roomKeyBytes) {
    return damaged;
  }
  if (opened.shouldReEncrypt) {
    await sealAnew(path, keeper, opened.result);
  }
  return { ok: true, value: key };
}

// The keeper has a newer key of its own. If that fails the old seal still opens, so the meeting goes on.
async function sealAnew(path: string, keeper: string, plain: string): Promise<void> {
  const next = `${path}.next`;
  try {
    const sealed = await safeStorage.encryptStringAsync(plain);
    rmSync(next, { force: true });
    createDurably(next, formatRecord(keeper, sealed));
    renameSync(next, path);
    syncFolder(dirname(path));
  } catch {
    rmSync(next, { force: true });
  }
}

function formatRecord(keeper: string, sealed: Buffer): string {
  return `${JSON.stringify({ version: 1, keeper, sealed: sealed.toString('base64') })}\n`;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
