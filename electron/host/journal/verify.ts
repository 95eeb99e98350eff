import { readdirSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { openFileKey } from '../keys/file-key.ts';
import { loadFacts } from './fact-rows.ts';
import { inspectDatabase } from './inspect-database.ts';
import type { OpenRefusal } from './journal-refusals.ts';
import { databaseEnding, listMeetingFiles } from './meeting-files.ts';
import { hashBytes } from './room-rows.ts';

export type VerifyNeeds = { readonly folder: string; readonly roomKey: Buffer };

/** What is wrong with a file: why it would be refused, or which rows of it. Never their content. */
export type Damage =
  | OpenRefusal
  | { readonly kind: 'malformed-fact'; readonly fact: string }
  | { readonly kind: 'body-of-no-fact'; readonly fact: string }
  | { readonly kind: 'gap-in-delivery'; readonly missing: number }
  | { readonly kind: 'damaged-blob'; readonly sha256: string };

export type FileReport = {
  readonly file: string;
  readonly facts: number;
  readonly damage: readonly Damage[];
};

/** Reads every meeting file of a folder through, and changes none. Slow on purpose: not for the host's loop. */
export function verifyFolder(needs: VerifyNeeds): readonly FileReport[] {
  return readdirSync(needs.folder)
    .filter((name) => name.endsWith(databaseEnding))
    .toSorted()
    .map((name) => verifyFile(needs, name.slice(0, -databaseEnding.length)));
}

function verifyFile(needs: VerifyNeeds, meeting: string): FileReport {
  const file = meeting + databaseEnding;
  const files = listMeetingFiles(needs.folder, meeting);
  const key = openFileKey(needs, meeting);
  if (!key.ok) {
    return { file, facts: 0, damage: [key.refusal] };
  }
  const { fileKey, record } = key.value;
  const looked = inspectDatabase({ files, fileKey }, record, readThrough);
  return looked.ok ? { file, ...looked.value } : { file, facts: 0, damage: [looked.refusal] };
}

function readThrough(database: Database.Database): { facts: number; damage: readonly Damage[] } {
  const { facts, malformed } = loadFacts({ prepare: (sql) => database.prepare(sql) });
  const damage: Damage[] = [
    ...malformed.map(({ fact }): Damage => ({ kind: 'malformed-fact', fact })),
    ...findLooseBodies(database),
    ...findGaps(database),
    ...findDamagedBlobs(database),
  ];
  return { facts: facts.length, damage };
}

function findLooseBodies(database: Database.Database): readonly Damage[] {
  const loose = database
    .prepare('select fact from fact_body where fact not in (select id from fact)')
    .pluck()
    .all();
  return z
    .array(z.string())
    .parse(loose)
    .map((fact) => ({ kind: 'body-of-no-fact', fact }));
}

// The numbers of a device are dense: the store reads a hole as a fact that was lost.
function findGaps(database: Database.Database): readonly Damage[] {
  const numbers = database
    .prepare('select dseq from fact where dseq is not null order by dseq')
    .pluck()
    .all();
  const missing = z
    .array(z.number())
    .parse(numbers)
    .findIndex((dseq, position) => dseq !== position + 1);
  return missing === -1 ? [] : [{ kind: 'gap-in-delivery', missing: missing + 1 }];
}

function findDamagedBlobs(database: Database.Database): readonly Damage[] {
  const damaged: Damage[] = [];
  for (const row of database.prepare('select sha256, bytes from blob').iterate()) {
    const { sha256, bytes } = z.object({ sha256: z.string(), bytes: z.instanceof(Buffer) }).parse(row);
    if (hashBytes(bytes) !== sha256) {
      damaged.push({ kind: 'damaged-blob', sha256 });
    }
  }
  return damaged;
}
