import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeyringVault, type KeyringEntry } from '#host/keys/keyring-vault.ts';
import { createPassphraseVault, passphraseFile, setUpPassphrase } from '#host/keys/passphrase-vault.ts';
import type { RoomKeyVault } from '#host/keys/room-key.ts';
import { createTryoutVault, tryoutKeyFile } from '#host/keys/tryout-vault.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stafettrom-keys-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function unlockTwice(vault: RoomKeyVault): Promise<{ length: number; isSame: boolean }> {
  const [first, second] = [await vault.unlock(), await vault.unlock()];
  if (!first.ok || !second.ok) {
    throw new Error('The vault was expected to open.');
  }
  return { length: first.value.length, isSame: first.value.equals(second.value) };
}

// Windows has no such modes; there the folder's own rights hold.
function isPrivate(path: string): boolean {
  return process.platform === 'win32' || (statSync(path).mode & 0o777) === 0o600;
}

const sameKey = { length: 32, isSame: true };

describe('the try-out vault', () => {
  test('keeps one key in a file that says what it is for and that only its owner can read', async () => {
    expect(await unlockTwice(createTryoutVault({ folder }))).toStrictEqual(sameKey);
    expect(readdirSync(folder)).toStrictEqual([tryoutKeyFile]);
    expect(isPrivate(join(folder, tryoutKeyFile))).toBe(true);
  });

  test.each(['', '{', '{"version":1,"key":"AAAA"}', `{"version":1,"key":"${'A'.repeat(44)}"}`])(
    'refuses a damaged file and leaves it as it is: %j',
    async (content) => {
      const path = join(folder, tryoutKeyFile);
      writeFileSync(path, content);
      expect(await createTryoutVault({ folder }).unlock()).toStrictEqual({
        ok: false,
        refusal: { kind: 'damaged-room-key' },
      });
      expect(readFileSync(path, 'utf8')).toBe(content);
    },
  );
});

describe('the keyring vault', () => {
  function openMemory(entry: { kept: Uint8Array | null; loses?: boolean }): () => Promise<KeyringEntry> {
    return async () => ({
      getSecret: async () => entry.kept,
      setSecret: async (secret) => {
        entry.kept = entry.loses === true ? null : secret;
      },
    });
  }

  test('makes a key once and finds it again', async () => {
    expect(await unlockTwice(createKeyringVault({ openEntry: openMemory({ kept: null }) }))).toStrictEqual(
      sameKey,
    );
  });

  test('refuses when the keyring is not there, or does not keep what it is given', async () => {
    const unavailable = { ok: false, refusal: { kind: 'keyring-unavailable' } };
    const denied = createKeyringVault({
      openEntry: () => Promise.reject(new Error('Could not access platform storage')),
    });
    expect(await denied.unlock()).toStrictEqual(unavailable);
    const losing = createKeyringVault({ openEntry: openMemory({ kept: null, loses: true }) });
    expect(await losing.unlock()).toStrictEqual(unavailable);
  });

  test('refuses a secret that is no key', async () => {
    const vault = createKeyringVault({ openEntry: openMemory({ kept: randomBytes(5) }) });
    expect(await vault.unlock()).toStrictEqual({ ok: false, refusal: { kind: 'damaged-room-key' } });
  });
});

describe('the passphrase vault', () => {
  const passphrase = 'blå elv under broa';

  test(
    'is set up once, then gives the same key for the same words and refuses others',
    { timeout: 20_000 },
    async () => {
      const vault = createPassphraseVault({ folder, passphrase });
      expect(await vault.unlock()).toStrictEqual({ ok: false, refusal: { kind: 'passphrase-not-set' } });

      const made = await setUpPassphrase({ folder, passphrase });
      expect(made).toMatchObject({ ok: true, value: { length: 32 } });
      expect(await vault.unlock()).toStrictEqual(made);
      // Another keyboard writes å as two characters.
      expect(
        await createPassphraseVault({ folder, passphrase: passphrase.normalize('NFD') }).unlock(),
      ).toStrictEqual(made);

      const other = createPassphraseVault({ folder, passphrase: `${passphrase}!` });
      expect(await other.unlock()).toStrictEqual({ ok: false, refusal: { kind: 'wrong-passphrase' } });
      const again = await setUpPassphrase({ folder, passphrase: 'et helt annet ord' });
      expect(again).toStrictEqual({ ok: false, refusal: { kind: 'passphrase-already-set' } });
    },
  );

  test('does not hold the loop while it derives', { timeout: 20_000 }, async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 5);
    await setUpPassphrase({ folder, passphrase });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  test('refuses a short passphrase and a damaged file', async () => {
    expect(await setUpPassphrase({ folder, passphrase: '123456' })).toStrictEqual({
      ok: false,
      refusal: { kind: 'passphrase-too-short', least: 12 },
    });
    expect(readdirSync(folder)).toStrictEqual([]);
    writeFileSync(join(folder, passphraseFile), '{"version":1}');
    expect(await createPassphraseVault({ folder, passphrase }).unlock()).toStrictEqual({
      ok: false,
      refusal: { kind: 'damaged-room-key' },
    });
  });
});
