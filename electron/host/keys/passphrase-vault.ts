import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { createDurably } from './durable-file.ts';
import { type KeyRefusal, roomKeyBytes, type RoomKeyVault } from './room-key.ts';

export const passphraseFile = 'room-passphrase.json';

/** A number code falls to a guess in days when the disk is taken; twelve characters is the least. */
export const shortestPassphrase = 12;

const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 } as const;

const recordSchema = z.strictObject({
  version: z.literal(1),
  derivation: z.literal('scrypt-17-8-1'),
  salt: z.base64().length(44),
  check: z.base64().length(44),
});

export type PassphraseNeeds = { readonly folder: string; readonly passphrase: string };

/** Chooses the passphrase of a room, once. Only salt and check value reach the disk. */
export async function setUpPassphrase(needs: PassphraseNeeds): Promise<Result<Buffer, KeyRefusal>> {
  const path = join(needs.folder, passphraseFile);
  if (existsSync(path)) {
    return no({ kind: 'passphrase-already-set' });
  }
  if (Array.from(needs.passphrase).length < shortestPassphrase) {
    return no({ kind: 'passphrase-too-short', least: shortestPassphrase });
  }
  const salt = randomBytes(32);
  const { key, check } = await derive(needs.passphrase, salt);
  const record = {
    version: 1,
    derivation: 'scrypt-17-8-1',
    salt: salt.toString('base64'),
    check: check.toString('base64'),
  };
  createDurably(path, `${JSON.stringify(record)}\n`);
  return yes(key);
}

/** Derives the room key from what a person types. */
export function createPassphraseVault(needs: PassphraseNeeds): RoomKeyVault {
  return { kind: 'passphrase', unlock: () => unlockPassphrase(needs) };
}

async function unlockPassphrase(needs: PassphraseNeeds): Promise<Result<Buffer, KeyRefusal>> {
  const path = join(needs.folder, passphraseFile);
  if (!existsSync(path)) {
    return no({ kind: 'passphrase-not-set' });
  }
  const record = readRecord(path);
  if (record === undefined) {
    return no({ kind: 'damaged-room-key' });
  }
  const expected = Buffer.from(record.check, 'base64');
  const { key, check } = await derive(needs.passphrase, Buffer.from(record.salt, 'base64'));
  const fits = expected.length === check.length && timingSafeEqual(check, expected);
  return fits ? yes(key) : no({ kind: 'wrong-passphrase' });
}

function readRecord(path: string): z.infer<typeof recordSchema> | undefined {
  try {
    return recordSchema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

// The two halves are independent: the check value tells nothing about the key.
function derive(passphrase: string, salt: Buffer): Promise<{ key: Buffer; check: Buffer }> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 2 * roomKeyBytes, cost, (error, derived) => {
      if (error !== null) {
        reject(error);
        return;
      }
      const check = createHmac('sha256', derived.subarray(roomKeyBytes)).update('room passphrase').digest();
      resolve({ key: derived.subarray(0, roomKeyBytes), check });
    });
  });
}
