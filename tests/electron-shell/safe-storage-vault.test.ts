import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSafeStorageVault, sealedKeyFile } from '#electron-shell/safe-storage-vault.ts';
import * as electron from './stand-in/electron.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

let folder = '';

beforeEach(() => {
  electron.reset();
  folder = mkdtempSync(join(tmpdir(), 'vault-'));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

function unlock(
  platform: NodeJS.Platform = 'linux',
): ReturnType<ReturnType<typeof createSafeStorageVault>['unlock']> {
  return createSafeStorageVault({ folder, platform }).unlock();
}

async function unlockKey(): Promise<Buffer> {
  const unlocked = await unlock();
  if (!unlocked.ok) {
    throw new Error(unlocked.refusal.kind);
  }
  return unlocked.value;
}

function readFile(): string {
  return readFileSync(join(folder, sealedKeyFile), 'utf8');
}

describe('the room key that the operating system seals', () => {
  it('is 32 bytes, the same at every start, and stands nowhere in clear', async () => {
    const key = await unlockKey();
    expect(key).toHaveLength(32);
    expect(await unlockKey()).toEqual(key);
    expect(readFile()).not.toContain(key.toString('base64'));
    expect(readdirSync(folder)).toEqual([sealedKeyFile]);
  });

  it('has the name of its keeper beside it', async () => {
    await unlockKey();
    expect(JSON.parse(readFile())).toMatchObject({ version: 1, keeper: 'gnome_libsecret' });
  });

  it.each(['basic_text', 'unknown'] as const)('is never given to the keeper %s', async (backend) => {
    electron.machine.backend = backend;
    expect(await unlock()).toEqual({ ok: false, refusal: { kind: 'keyring-unavailable' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not made while the keeper is away', async () => {
    electron.machine.canEncrypt = false;
    expect(await unlock()).toEqual({ ok: false, refusal: { kind: 'keyring-unavailable' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused and left alone when another keeper sealed it', async () => {
    await unlockKey();
    const before = readFile();
    electron.machine.backend = 'kwallet6';
    expect(await unlock()).toEqual({ ok: false, refusal: { kind: 'keyring-unavailable' } });
    expect(readFile()).toBe(before);
  });

  it('is refused and left alone when the keeper cannot open it now', async () => {
    await unlockKey();
    const before = readFile();
    vi.spyOn(electron.safeStorage, 'decryptStringAsync').mockRejectedValue(
      new Error('temporarily unavailable'),
    );
    expect(await unlock()).toEqual({ ok: false, refusal: { kind: 'keyring-unavailable' } });
    expect(readFile()).toBe(before);
  });

  it.each(['', '{}', '{"version":1,"keeper":"gnome_libsecret","sealed":"!"}'])(
    'is called damaged when its file holds %j',
    async (content) => {
      writeFileSync(join(folder, sealedKeyFile), content);
      expect(await unlock()).toEqual({ ok: false, refusal: { kind: 'damaged-room-key' } });
      expect(readFile()).toBe(content);
    },
  );

  it('is not used when the keeper gives back something else than it was handed', async () => {
    vi.spyOn(electron.safeStorage, 'decryptStringAsync').mockResolvedValue({
      result: 'other',
      shouldReEncrypt: false,
    });
    expect(await unlock()).toEqual({ ok: false, refusal: { kind: 'keyring-unavailable' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is sealed anew when the keeper asks for it, and stays the same key', async () => {
    const key = await unlockKey();
    electron.machine.shouldReEncrypt = true;
    const sealings = electron.toldAs('safeStorage.encryptStringAsync').length;
    expect(await unlockKey()).toEqual(key);
    expect(electron.toldAs('safeStorage.encryptStringAsync')).toHaveLength(sealings + 1);
    electron.machine.shouldReEncrypt = false;
    expect(await unlockKey()).toEqual(key);
    expect(readdirSync(folder)).toEqual([sealedKeyFile]);
  });

  it('still opens when sealing it anew fails', async () => {
    const key = await unlockKey();
    electron.machine.shouldReEncrypt = true;
    vi.spyOn(electron.safeStorage, 'encryptStringAsync').mockRejectedValue(new Error('locked'));
    expect(await unlockKey()).toEqual(key);
  });

  it('asks for no backend where there is only one', async () => {
    electron.machine.backend = 'unknown';
    expect((await unlock('darwin')).ok).toBe(true);
  });
});
