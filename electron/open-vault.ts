import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyringVault } from '#host/keys/keyring-vault.ts';
import { createPassphraseVault, passphraseFile, setUpPassphrase } from '#host/keys/passphrase-vault.ts';
import type { RoomKeyVault } from '#host/keys/room-key.ts';
import { createTryoutVault } from '#host/keys/tryout-vault.ts';

export const keyChoices = ['tryout', 'keyring', 'passphrase'] as const;
export type KeyChoice = (typeof keyChoices)[number];

interface OpenVaultNeeds {
  readonly folder: string;
  /** Of `$STAFETTROM_PASSPHRASE`; the first one ever given becomes the room's. */
  readonly passphrase: string;
}

export function openVault(needs: OpenVaultNeeds, choice: KeyChoice): RoomKeyVault {
  if (choice === 'keyring') return createKeyringVault();
  if (choice === 'tryout') return createTryoutVault({ folder: needs.folder });
  const isSetUp = existsSync(join(needs.folder, passphraseFile));
  return isSetUp
    ? createPassphraseVault(needs)
    : { kind: 'passphrase', unlock: () => setUpPassphrase(needs) };
}
