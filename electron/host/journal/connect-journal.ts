import { no, type Result } from '#domain/result.ts';
import { listAtOnce, sendAtOnce } from './at-once.ts';
import type { Connection } from './connection.ts';
import { appendCommand, importFacts } from './command-rows.ts';
import { countUnsettled, forgetReceipts, settle, takeForDelivery } from './delivery.ts';
import { loadFacts, loadNotInForce, removeBody } from './fact-rows.ts';
import type { ReadableJournal, WritableJournal } from './journal-ports.ts';
import { type DiskRefused, readDiskRefusal } from './journal-refusals.ts';
import * as rows from './room-rows.ts';
import { keepJudged, listPlaced, loadOwn, takeChanges } from './store-changes.ts';
import { undoNewest } from './undo.ts';

type FactWriting = Pick<
  WritableJournal,
  | 'append'
  | 'importFacts'
  | 'takeChanges'
  | 'keepJudged'
  | 'sendAtOnce'
  | 'undoNewest'
  | 'takeForDelivery'
  | 'settle'
  | 'forgetReceipts'
  | 'removeBodies'
>;

/** The journal's promises on top of one connection. */
export function connectJournal(
  standing: Pick<ReadableJournal, 'meeting' | 'epoch'>,
  connection: Connection,
): WritableJournal {
  return {
    ...standing,
    ...describeReading(connection),
    ...describeWriting(connection),
    ...describeRoomWriting(connection),
    checkpoint: connection.checkpoint,
    close: connection.close,
  };
}

function describeReading(connection: Connection): Omit<ReadableJournal, 'meeting' | 'epoch'> {
  return {
    loadFacts: () => loadFacts(connection),
    loadOwn: () => loadOwn(connection),
    loadNotInForce: () => loadNotInForce(connection),
    listPlaced: () => listPlaced(connection),
    listAtOnce: () => listAtOnce(connection),
    countUnsettled: () => countUnsettled(connection),
    getDraft: (key) => rows.getRow(connection, 'draft', key),
    listDrafts: () => rows.listRows(connection, 'draft'),
    getRoomState: (key) => rows.getRow(connection, 'room_state', key),
    listRoomState: () => rows.listRows(connection, 'room_state'),
    getBlob: (sha256) => rows.getBlob(connection, sha256),
  };
}

function describeWriting(connection: Connection): FactWriting {
  return {
    append: (command) => orRefused(() => appendCommand(connection, command)),
    importFacts: (facts) => orRefused(() => importFacts(connection, facts)),
    takeChanges: (changes, then) => orRefused(() => takeChanges(connection, changes, then)),
    keepJudged: (also) => connection.write(() => keepJudged(connection, also)),
    sendAtOnce: (command, also) => sendAtOnce(connection, command, also),
    undoNewest: (by, buildsOn, also) => orRefused(() => undoNewest(connection, by, { buildsOn, also })),
    takeForDelivery: (limit, only) => orRefused(() => takeForDelivery(connection, limit, only)),
    settle: (receipts) => settle(connection, receipts),
    forgetReceipts: (from) => forgetReceipts(connection, from),
    removeBodies: (removals) =>
      connection.write(() => removals.forEach((removal) => removeBody(connection, removal))),
  };
}

/** These look before they write, and already the looking meets a disk that will not open. */
function orRefused<Value, Refused>(work: () => Result<Value, Refused>): Result<Value, Refused | DiskRefused> {
  try {
    return work();
  } catch (error) {
    const refusal = readDiskRefusal(error);
    if (refusal === undefined) throw error;
    return no(refusal);
  }
}

function describeRoomWriting(
  connection: Connection,
): Omit<WritableJournal, keyof ReadableJournal | keyof FactWriting | 'checkpoint' | 'close'> {
  return {
    putDraft: (key, value) => connection.write(() => rows.putRow(connection, 'draft', { key, value })),
    removeDraft: (key) => connection.write(() => rows.removeRow(connection, 'draft', key)),
    putRoomState: (key, value) =>
      connection.write(() => rows.putRow(connection, 'room_state', { key, value })),
    removeRoomState: (key) => connection.write(() => rows.removeRow(connection, 'room_state', key)),
    putBlob: (blob) => connection.write(() => rows.putBlob(connection, blob)),
    removeBlob: (sha256) => connection.write(() => rows.removeBlob(connection, sha256)),
  };
}
