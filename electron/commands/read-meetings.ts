import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Result } from '#domain/result.ts';
import { no } from '#domain/result.ts';
import { databaseEnding } from '#host/journal/meeting-files.ts';
import type { FileReport } from '#host/journal/verify.ts';
import type { KeyringEntry } from '#host/keys/keyring-vault.ts';
import { createKeyringVault, openSystemEntry } from '#host/keys/keyring-vault.ts';
import { createPassphraseVault } from '#host/keys/passphrase-vault.ts';
import { createTryoutVault, tryoutKeyFile } from '#host/keys/tryout-vault.ts';
import type { KeyChoice } from '../open-vault.ts';

export function hasMeetings(folder: string): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(databaseEnding));
}

/** A key is only read here: the vaults would make one where there is none. */
export async function unlockForReading(folder: string, choice: KeyChoice): Promise<Result<Buffer, string>> {
  if (choice === 'tryout' && !existsSync(join(folder, tryoutKeyFile))) return no('key-missing');
  const passphrase = process.env['STAFETTROM_PASSPHRASE'] ?? '';
  const vaults = {
    tryout: () => createTryoutVault({ folder }),
    passphrase: () => createPassphraseVault({ folder, passphrase }),
    keyring: () => createKeyringVault({ openEntry: openKeyringForReading }),
  };
  const unlocked = await vaults[choice]().unlock();
  return unlocked.ok ? unlocked : no(unlocked.refusal.kind);
}

async function openKeyringForReading(): Promise<KeyringEntry> {
  const entry = await openSystemEntry();
  return {
    getSecret: () => entry.getSecret(),
    setSecret: () => Promise.reject(new Error('Verifying makes no key.')),
  };
}

/** Reading every page of every file is long work, and what the files hold is gone with the worker. */
export function verifyInWorker(folder: string, roomKey: Buffer): Promise<readonly FileReport[]> {
  const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), {
    workerData: { folder, roomKey: new Uint8Array(roomKey) },
    name: 'verify',
  });
  return new Promise((settle, reject) => {
    worker.once('message', (reports: readonly FileReport[]) => settle(reports));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The worker ended without an answer.')));
  });
}
