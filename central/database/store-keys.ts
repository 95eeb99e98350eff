import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Within } from './database.ts';
import { hashText } from './hash.ts';

/** What rooms seal with what they could not send ([SYNC-34]): X25519, raw, base64url. */
export interface SealKey {
  readonly id: string;
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface StoreKeys {
  /** Seals cursors, so that no plan-wide number leaves the store. */
  readonly cursor: Uint8Array;
  readonly seal: SealKey;
  /** Maps what an identity provider calls a person to a name that says nothing (keyed hash). */
  readonly identity: Uint8Array;
  /** Signs the cookies of pages and of the sign-in. */
  readonly cookies: Uint8Array;
}

const sealSchema = z.object({ id: z.string(), publicKey: z.string(), privateKey: z.string() });

/** Made once and kept with the data: what was sealed outlives the process that gave the key. */
export async function openStoreKeys(database: Database): Promise<StoreKeys> {
  return database.own(async (within) => {
    const cursor = await openKey(within, 'cursor', secret());
    const identity = await openKey(within, 'identity', secret());
    const cookies = await openKey(within, 'cookies', secret());
    const seal = sealSchema.parse(JSON.parse(await openKey(within, 'seal', JSON.stringify(makeSealKey()))));
    return {
      cursor: Buffer.from(cursor, 'base64'),
      seal,
      identity: Buffer.from(identity, 'base64'),
      cookies: Buffer.from(cookies, 'base64'),
    };
  });
}

/** Made by whoever asks first; everybody after that gets the same. */
export async function openKey(within: Within, name: string, made: string): Promise<string> {
  await sql`insert into store_key (name, value) values (${name}, ${made}) on conflict do nothing`.execute(
    within,
  );
  const found = await sql<{ value: string }>`select value from store_key where name = ${name}`.execute(
    within,
  );
  return found.rows[0]?.value ?? made;
}

function secret(): string {
  return randomBytes(32).toString('base64');
}

function makeSealKey(): SealKey {
  const { x = '', d = '' } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  return { id: hashText(x).slice(0, 16), publicKey: x, privateKey: d };
}
