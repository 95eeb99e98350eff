import { scrypt, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceDurably } from '../keys/durable-file.ts';

/** Lies by itself and not in the settings: nothing that is exported can bring it along. */
export const exitCodeFile = 'exit-code.json';
/** How many wrong codes since the last right one: a machine that is started anew does not forget them. */
export const exitTriesFile = 'exit-code-tries.json';

const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 } as const;
const bytes = 32;

const triesSchema = z.strictObject({ version: z.literal(1), wrong: z.number().int().min(0) });

const recordSchema = z.strictObject({
  version: z.literal(1),
  derivation: z.literal('scrypt-15-8-1'),
  salt: z.base64().length(44),
  hash: z.base64().length(44),
});

export interface ExitCodeNeeds {
  readonly folder: string;
  readonly random: (bytes: number) => Uint8Array;
}

/** The room's code for leaving it. Only salt and hash reach the disk. */
export interface ExitCode {
  isSet(): boolean;
  /** Throws when the disk refuses. */
  set(code: string): Promise<void>;
  /** A damaged file fits nothing: whoever owns the folder takes it away. */
  fits(code: string): Promise<boolean>;
}

export function openExitCode({ folder, random }: ExitCodeNeeds): ExitCode {
  const path = join(folder, exitCodeFile);
  let isSet = existsSync(path);
  return {
    isSet: () => isSet,
    async set(code) {
      const salt = Buffer.from(random(bytes));
      const hash = await derive(code, salt);
      const record = { salt: salt.toString('base64'), hash: hash.toString('base64') };
      const text = JSON.stringify({ version: 1, derivation: 'scrypt-15-8-1', ...record });
      replaceDurably(path, `${text}\n`);
      isSet = true;
      writeTries(folder, 0);
    },
    async fits(code) {
      const record = isSet ? readRecord(path) : undefined;
      if (record === undefined) return false;
      const hash = await derive(code, Buffer.from(record.salt, 'base64'));
      return timingSafeEqual(hash, Buffer.from(record.hash, 'base64'));
    },
  };
}

/** No file: none. A damaged one is as many as there can be: it is no way around the wait. */
export function readTries(folder: string): number {
  const path = join(folder, exitTriesFile);
  if (!existsSync(path)) return 0;
  const read = triesSchema.safeParse(parseText(readFileSync(path, 'utf8')));
  return read.success ? read.data.wrong : damaged;
}

const damaged = 20;

/** Throws when the disk refuses. */
export function writeTries(folder: string, wrong: number): void {
  const path = join(folder, exitTriesFile);
  if (wrong > 0) replaceDurably(path, `${JSON.stringify({ version: 1, wrong })}\n`);
  else rmSync(path, { force: true });
}

const first = 2000;
const longest = 5 * 60_000;

/** Twice as long after each wrong code, and never so long that nobody gets out. */
export function waitAfter(wrong: number): number {
  return wrong === 0 ? 0 : Math.min(longest, first * 2 ** Math.min(wrong - 1, 20));
}

function readRecord(path: string): z.infer<typeof recordSchema> | undefined {
  return recordSchema.safeParse(parseText(readFileSync(path, 'utf8'))).data;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function derive(code: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, bytes, cost, (error, hash) => {
      if (error === null) resolve(hash);
      else reject(error);
    });
  });
}
