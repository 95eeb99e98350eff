import type { Fact } from '#domain/fact.ts';
import type { FactId } from '#domain/identity.ts';
import type { Result } from '#domain/result.ts';
import type { VaultKind } from '../keys/room-key.ts';
import type { AtOnce } from './at-once.ts';
import type { AlsoChanged, AppendRefusal, JournalCommand } from './command-rows.ts';
import type { Delivery, Settled } from './delivery.ts';
import type { LoadedFacts, Receipt, Removal } from './fact-rows.ts';
import type { DiskRefused } from './journal-refusals.ts';
import type { Json } from './json-value.ts';
import type { Blob } from './room-rows.ts';
import type { AlsoFollowed, Placed, StoreChanges } from './store-changes.ts';
import type { Scheduler } from './scheduler.ts';
import type { BuildsOn, Undone, UndoOptions, UndoRefusal } from './undo.ts';

export type JournalNeeds = {
  readonly folder: string;
  /** Random: it names the files. */
  readonly meeting: string;
  readonly roomKey: Buffer;
  readonly vaultKind: VaultKind;
  readonly scheduler?: Scheduler;
  readonly platform?: NodeJS.Platform;
};

export type Wrote<Value = void> = Result<Value, DiskRefused>;

/** What may be read of a meeting's file. */
export type ReadableJournal = {
  readonly meeting: string;
  readonly epoch: number;
  readonly loadFacts: () => LoadedFacts;
  /** What this room wrote and the store has not given out: in the order written. */
  readonly loadOwn: () => LoadedFacts;
  /** What is not in force, by the store's word or the room's: lost, held, merged or refused. */
  readonly loadNotInForce: () => LoadedFacts;
  readonly listPlaced: () => ReadonlyMap<FactId, Placed>;
  readonly listAtOnce: () => readonly AtOnce[];
  readonly countUnsettled: () => number;
  readonly getDraft: (key: string) => Json | undefined;
  readonly listDrafts: () => ReadonlyMap<string, Json>;
  readonly getRoomState: (key: string) => Json | undefined;
  readonly listRoomState: () => ReadonlyMap<string, Json>;
  readonly getBlob: (sha256: string) => Blob | undefined;
};

/** What may be changed. A yes is on the disk; after `disk-refused` fold the state anew from `loadFacts`. */
export type WritableJournal = ReadableJournal & {
  readonly append: (command: JournalCommand) => Result<{ readonly facts: number }, AppendRefusal>;
  readonly importFacts: (facts: readonly Fact[]) => Wrote<{ readonly facts: number }>;
  /** `also` says which rows change in the same transaction. */
  /** One page of what the store says, and what the room makes of it, in one transaction. */
  readonly takeChanges: <Made extends AlsoFollowed>(changes: StoreChanges, then: () => Made) => Wrote<Made>;
  /** What the room found of its own facts, anew. */
  readonly keepJudged: (also: AlsoFollowed) => Wrote;
  /** A command that was to wait goes at once, and nobody takes it back. */
  readonly sendAtOnce: (command: FactId, also: AlsoChanged) => Wrote;
  readonly undoNewest: (
    by: string,
    buildsOn?: BuildsOn,
    also?: UndoOptions['also'],
  ) => Result<Undone, UndoRefusal>;
  readonly takeForDelivery: (limit: number, only?: ReadonlySet<FactId>) => Wrote<readonly Delivery[]>;
  readonly settle: (receipts: readonly Receipt[]) => Wrote<Settled>;
  /** From this number on nothing of this room is in the store any more; answers how many facts that is. */
  readonly forgetReceipts: (from: number) => Wrote<number>;
  readonly removeBodies: (removals: readonly Removal[]) => Wrote;
  readonly putDraft: (key: string, value: Json) => Wrote;
  readonly removeDraft: (key: string) => Wrote;
  readonly putRoomState: (key: string, value: Json) => Wrote;
  readonly removeRoomState: (key: string) => Wrote;
  readonly putBlob: (blob: Blob) => Wrote<string>;
  readonly removeBlob: (sha256: string) => Wrote;
  /** Empties the log now; it happens by itself two seconds after the last commit. */
  readonly checkpoint: () => boolean;
  readonly close: () => void;
};
