import { randomBytes } from 'node:crypto';
import { no, type Result, yes } from '#domain/result.ts';
import { type KeyRefusal, roomKeyBytes, type RoomKeyVault } from './room-key.ts';

/** The one entry of the operating system's keyring that we ask for. */
export type KeyringEntry = {
  getSecret(): Promise<Uint8Array | readonly number[] | null | undefined>;
  setSecret(secret: Uint8Array): Promise<void>;
};

export type KeyringNeeds = { readonly openEntry: () => Promise<KeyringEntry> };

/** Keeps the room key with Credential Manager, Keychain or Secret Service. It fails closed. */
export function createKeyringVault(needs: KeyringNeeds = { openEntry: openSystemEntry }): RoomKeyVault {
  return { kind: 'keyring', unlock: () => unlockKeyring(needs) };
}

async function unlockKeyring(needs: KeyringNeeds): Promise<Result<Buffer, KeyRefusal>> {
  try {
    const entry = await needs.openEntry();
    const kept = await entry.getSecret();
    const key = kept === null || kept === undefined ? await storeNewKey(entry) : Buffer.from(kept);
    return key.length === roomKeyBytes ? yes(key) : no({ kind: 'damaged-room-key' });
  } catch {
    return no({ kind: 'keyring-unavailable' });
  }
}

// Read back before use: a keyring that drops what it is given would cost the whole meeting file.
async function storeNewKey(entry: KeyringEntry): Promise<Buffer> {
  const key = randomBytes(roomKeyBytes);
  await entry.setSecret(key);
  const kept = await entry.getSecret();
  if (kept === null || kept === undefined || !key.equals(Buffer.from(kept))) {
    throw new Error('The keyring did not keep the room key.');
  }
  return key;
}

// Loaded on first use: the native part must not be able to stop a room that keeps its key elsewhere.
export async function openSystemEntry(): Promise<KeyringEntry> {
  const { AsyncEntry } = await import('@napi-rs/keyring');
  return new AsyncEntry('stafettrom', 'room-key');
}
