import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import { createDurably } from './durable-file.ts';
import { type KeyRefusal, roomKeyBytes, type RoomKeyVault } from './room-key.ts';

export const tryoutKeyFile = 'TRY-OUT-KEY-not-for-real-data.json';

const recordSchema = z.strictObject({ version: z.literal(1), key: z.base64().length(44) });

/** A room key in a plain file: for trying out with fictional people, and for nothing else. */
export function createTryoutVault(needs: { readonly folder: string }): RoomKeyVault {
  return { kind: 'tryout', unlock: () => unlockTryout(join(needs.folder, tryoutKeyFile)) };
}

async function unlockTryout(path: string): Promise<Result<Buffer, KeyRefusal>> {
  if (!existsSync(path)) {
    const key = randomBytes(roomKeyBytes);
    createDurably(path, `${JSON.stringify({ version: 1, key: key.toString('base64') })}\n`);
    return yes(key);
  }
  const record = recordSchema.safeParse(readJson(await readFile(path, 'utf8')));
  const key = Buffer.from(record.data?.key ?? '', 'base64');
  return key.length === roomKeyBytes ? yes(key) : no({ kind: 'damaged-room-key' });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
