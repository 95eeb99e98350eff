import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { z } from 'zod';

const peers = path.join(import.meta.dirname, 'peers');
const answerSchema = z.object({ seconds: z.number() });

/** The peer has packages of its own, which nothing else needs: `npm ci` in bench/peers brings them. */
export function hasPouch(): boolean {
  return existsSync(path.join(peers, 'node_modules/pouchdb-core'));
}

/** PouchDB in memory against express-pouchdb on LevelDB: milliseconds until every client has every document. */
export async function runPouch(size: { readonly clients: number; readonly writes: number }): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-pouch-'));
  try {
    const given = [path.join(peers, 'pouch-clients.mjs'), String(size.clients), String(size.writes), folder];
    const { stdout } = await promisify(execFile)(process.execPath, given, { timeout: 300_000 });
    const last = stdout.trim().split('\n').at(-1) ?? '';
    return answerSchema.parse(JSON.parse(last)).seconds * 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
