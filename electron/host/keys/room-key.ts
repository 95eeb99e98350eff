import { z } from 'zod';
import type { Result } from '#domain/result.ts';

/** Where a room's key is kept. The name stands beside every key it wraps: another keeper cannot open it. */
export const vaultKindSchema = z.enum(['tryout', 'keyring', 'passphrase', 'safe-storage']);
export type VaultKind = z.infer<typeof vaultKindSchema>;

export const roomKeyBytes = 32;

export type KeyRefusal =
  /** The operating system has no keyring for us; nothing is stored in a weaker place instead. */
  | { readonly kind: 'keyring-unavailable' }
  | { readonly kind: 'passphrase-not-set' }
  | { readonly kind: 'passphrase-already-set' }
  | { readonly kind: 'passphrase-too-short'; readonly least: number }
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'damaged-room-key' };

/** The room's own key: it wraps the key of each meeting file and never encrypts content itself. */
export type RoomKeyVault = {
  readonly kind: VaultKind;
  /** Gives 32 bytes, or says why not. The caller keeps them; the vault forgets them. */
  unlock(): Promise<Result<Buffer, KeyRefusal>>;
};
