import { openAsBlob, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Result } from '#domain/result.ts';
import { sealedAnswerSchema, type SealedAnswer } from '#sync/messages.ts';
import { syncFolder } from '../keys/durable-file.ts';
import type { Log } from '../log.ts';
import { askStore } from './ask-store.ts';
import type { CentralRefusal } from './central-refusals.ts';
import { retry } from './retry.ts';
import { listSealedFiles, readSealedHeader } from './sealed-file.ts';

export interface CourierNeeds {
  readonly folder: string;
  readonly fetch: typeof globalThis.fetch;
  /** Where the store answers now; absent: where it did when the meeting was sealed. */
  readonly store?: string;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly chance: () => number;
  /** Tries of one file in one round. */
  readonly attempts?: number;
  readonly log: Pick<Log, 'note'>;
}

export interface Carried {
  readonly file: string;
  /** `received`: the store has it, and the file is gone. Every other: the file stays. */
  readonly outcome: 'received' | 'store-away' | 'store-refused' | 'unreadable';
}

/** Every sealed meeting of the folder once round ([SYNC-35]). What is told of it are kinds, never contents. */
export async function carrySealed(needs: CourierNeeds): Promise<readonly Carried[]> {
  const carried: Carried[] = [];
  for (const file of listSealedFiles(needs.folder)) {
    const outcome = await carry(needs, file);
    if (outcome === undefined) continue;
    needs.log.note('sealed-carried', { kind: outcome });
    carried.push({ file: basename(file), outcome });
  }
  return carried;
}

async function carry(needs: CourierNeeds, file: string): Promise<Carried['outcome'] | undefined> {
  try {
    const header = readSealedHeader(file);
    if (header === undefined) return 'unreadable';
    const bytes = await openAsBlob(file);
    const path = `/v1/leases/${encodeURIComponent(header.loan)}/sealed`;
    const at = { fetch: needs.fetch, baseUrl: needs.store ?? header.store };
    const answer = await retry({ attempts: 4, ...needs, log: noteAway(needs) }, () => send(at, path, bytes));
    if (!answer.ok) return answer.refusal.kind;
    // Ciphertext that only the store can open: to take its name away is enough.
    rmSync(file, { force: true });
    syncFolder(dirname(file));
    return 'received';
  } catch (error) {
    // Another courier was quicker, or the disk does not give it: the next round looks again.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'ENOENT' ? undefined : 'unreadable';
  }
}

const longestMilliseconds = 10 * 60_000;

function send(
  at: { readonly fetch: typeof globalThis.fetch; readonly baseUrl: string },
  path: string,
  bytes: Blob,
): Promise<Result<SealedAnswer, CentralRefusal>> {
  const question = { method: 'POST', path, bytes, mediaType: 'application/octet-stream' } as const;
  return askStore(at, { ...question, timeoutMs: longestMilliseconds }, sealedAnswerSchema);
}

function noteAway({
  log,
}: CourierNeeds): (event: { readonly kind: string; readonly attempt: number }) => void {
  return ({ kind, attempt }) => log.note('sealed-waits', { kind, attempt });
}

const betweenRounds = 60_000;
const longestBetweenRounds = 15 * 60_000;

/** Rounds until nothing is left; each waits longer than the one before. `stopped` ends it between two. */
export async function runCourier(
  needs: CourierNeeds & { readonly stopped: () => boolean },
): Promise<'nothing-left' | 'stopped'> {
  for (let round = 0; ; round += 1) {
    if (needs.stopped()) return 'stopped';
    await carrySealed(needs);
    if (listSealedFiles(needs.folder).length === 0) return 'nothing-left';
    if (needs.stopped()) return 'stopped';
    const longest = Math.min(longestBetweenRounds, betweenRounds * 2 ** Math.min(round, 6));
    await needs.wait(Math.round(longest * (0.5 + needs.chance() / 2)));
  }
}
