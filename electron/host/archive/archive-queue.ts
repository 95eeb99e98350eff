import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { instantSchema } from '#domain/calendar.ts';
import type { Result } from '#domain/result.ts';
import { replaceDurably } from '../keys/durable-file.ts';
import type { ArchiveRefused } from './archive-message.ts';
import type { ArchiveParcel, ArchiveTransport } from './archive-transport.ts';

/** `refused`: settings or document have to be put right by a person; `waiting`: it is tried again by itself. */
const entrySchema = z.strictObject({
  state: z.enum(['waiting', 'sent', 'refused']),
  sha256: z.string(),
  tries: z.number().int().min(0),
  at: instantSchema,
  why: z.string().max(60).optional(),
});
export type QueueEntry = z.infer<typeof entrySchema>;
const fileSchema = z.strictObject({ format: z.literal(1), entries: z.record(z.string(), entrySchema) });

export interface QueueNeeds {
  /** Ids, states and checksums: nothing that says whom a document is about. */
  readonly file: string;
  readonly transport: ArchiveTransport;
  readonly now: () => number;
}

/** What is to be sent, with its message made only when its turn comes. */
export interface Errand {
  readonly id: string;
  readonly sha256: string;
  readonly make: () => Result<ArchiveParcel, ArchiveRefused>;
}

export interface ArchiveQueue {
  /** Puts one in line and sends it, unless this very document was sent before. */
  readonly send: (errand: Errand) => Promise<QueueEntry & { readonly already: boolean }>;
  readonly entries: () => ReadonlyMap<string, QueueEntry>;
}

/**
 * Every state is on the disk before the next step: a run that was cut goes on where it was, and what may have been sent
 * is sent again, which the transport bears.
 */
export function openArchiveQueue(needs: QueueNeeds): ArchiveQueue {
  mkdirSync(dirname(needs.file), { recursive: true, mode: 0o700 });
  const entries = new Map(Object.entries(readEntries(needs.file)));
  const keep = (id: string, entry: Omit<QueueEntry, 'at'>): QueueEntry => {
    const kept = { ...entry, at: new Date(needs.now()).toISOString() };
    entries.set(id, kept);
    replaceDurably(needs.file, JSON.stringify({ format: 1, entries: Object.fromEntries(entries) }));
    return kept;
  };
  return {
    entries: () => entries,
    send: async (errand) => {
      const before = entries.get(errand.id);
      if (before?.state === 'sent' && before.sha256 === errand.sha256) return { ...before, already: true };
      const tries = (before?.tries ?? 0) + 1;
      keep(errand.id, { state: 'waiting', sha256: errand.sha256, tries });
      const sent = await sendOne(needs.transport, errand);
      return { ...keep(errand.id, { ...sent.entry, sha256: errand.sha256, tries }), already: sent.already };
    },
  };
}

interface Sent {
  readonly entry: Pick<QueueEntry, 'state' | 'why'>;
  readonly already: boolean;
}

async function sendOne(transport: ArchiveTransport, { make }: Errand): Promise<Sent> {
  const parcel = make();
  if (!parcel.ok) return { entry: { state: 'refused', why: parcel.refusal.kind }, already: false };
  const sent = await transport.send(parcel.value);
  if (sent.ok) return { entry: { state: 'sent' }, already: sent.value.already };
  const state = sent.refusal.kind === 'not-now' ? 'waiting' : 'refused';
  return { entry: { state, why: sent.refusal.kind }, already: false };
}

function readEntries(file: string): Readonly<Record<string, QueueEntry>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
  return fileSchema.parse(JSON.parse(text)).entries;
}
