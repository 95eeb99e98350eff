import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { Fact } from '#domain/fact.ts';
import { type Database, openTryoutDatabase } from '#store/database/database.ts';
import { findPlanCalled, readWholeBlob, readWholeLog } from '../../fixtures/store-log.ts';
import type { Room } from './room.ts';

export interface StoredPlan {
  readonly facts: readonly Fact[];
  /** The document, when it is there and is what its fact says. */
  document(fact: Fact | undefined): Buffer | undefined;
}

/** Opens the store's folder after the room has ended, and reads a plan with the store's own eyes. */
export async function readStore(room: Room, name: string): Promise<StoredPlan> {
  const database = await openTryoutDatabase(path.join(room.storeFolder, 'data', 'database'));
  try {
    return await readPlan(database, await findPlanCalled(database, name));
  } finally {
    await database.destroy();
  }
}

async function readPlan(database: Database, plan: string): Promise<StoredPlan> {
  const log = await readWholeLog(database, plan);
  const facts = log.filter(({ outcome }) => outcome === 'applied').map(({ fact }) => fact);
  const documents = new Map<string, Buffer>();
  for (const { sha256 } of facts.flatMap((fact) => documentSchema.safeParse(fact.body).data ?? [])) {
    documents.set(sha256, await readWholeBlob(database, { plan, sha256 }));
  }
  return {
    facts,
    document(fact) {
      const sha256 = documentSchema.safeParse(fact?.body).data?.sha256 ?? '';
      const bytes = documents.get(sha256);
      const isWhole = bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === sha256;
      return isWhole ? bytes : undefined;
    },
  };
}

const documentSchema = z.object({ sha256: z.string() });
