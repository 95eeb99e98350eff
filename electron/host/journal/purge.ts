import { closeSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { no, type Result, yes } from '#domain/result.ts';
import { syncFolder } from '../keys/durable-file.ts';
import { destroyFileKey } from '../keys/file-key.ts';
import type { Log } from '../log.ts';
import { listMeetingFiles, sealedBeginning } from './meeting-files.ts';

export type PurgeNeeds = {
  readonly folder: string;
  /** Closes the journal when it is open in this process. */
  readonly close?: () => void;
};

export type PurgeStep = { readonly name: string; readonly run: () => void };
export type PurgeRefusal = { readonly kind: 'remains'; readonly files: readonly string[] };

/**
 * S6: the room forgets a meeting. The key goes first, so that whatever a crash leaves behind is noise.
 * Each step may be done again: after a crash the purge starts from the beginning.
 */
export function purgeMeeting(
  needs: PurgeNeeds,
  meeting: string,
): Result<{ readonly left: 0; readonly searched: number }, PurgeRefusal> {
  for (const step of listPurgeSteps(needs, meeting)) {
    step.run();
  }
  const { files, searched } = searchTraces(needs.folder, meeting);
  return files.length === 0 ? yes({ left: 0, searched }) : no({ kind: 'remains', files });
}

/** S6: the same, and one line in the log that proves it, with counts and no name: of files searched, and of what is left. */
export function purgeAndTell({ log, ...needs }: PurgeNeeds & { readonly log: Log }, meeting: string): void {
  const purged = purgeMeeting(needs, meeting);
  if (purged.ok) log.note('purged', { count: purged.value.searched, over: purged.value.left });
  else log.note('purge-left-files', { count: purged.refusal.files.length });
}

export function listPurgeSteps(needs: PurgeNeeds, meeting: string): readonly PurgeStep[] {
  const { database, log, index, mark } = listMeetingFiles(needs.folder, meeting);
  return [
    { name: 'destroy the key', run: () => destroyFileKey(needs.folder, meeting) },
    { name: 'close the journal', run: () => needs.close?.() },
    remove('remove the database', database),
    remove('remove the log', log),
    remove('remove the index of the log', index),
    remove('remove the mark', mark),
    { name: 'make it last', run: () => syncFolder(needs.folder) },
  ];
}

function remove(name: string, path: string): PurgeStep {
  return { name, run: () => rmSync(path, { force: true }) };
}

/** Files that name the meeting in their name or their content; what was sealed for the courier is meant to stay. */
export function findTraces(folder: string, meeting: string): readonly string[] {
  return searchTraces(folder, meeting).files;
}

interface Searched {
  readonly files: readonly string[];
  readonly searched: number;
}

function searchTraces(folder: string, meeting: string): Searched {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(sealedBeginning))
    .map((entry) => join(entry.parentPath, entry.name));
  const files = all.filter(
    (path) => basename(path).includes(meeting) || contains(path, Buffer.from(meeting)),
  );
  return { files, searched: all.length };
}

const chunk = 1 << 20;

// Read in pieces that overlap, so that a name across a border is found too.
function contains(path: string, needle: Buffer): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(chunk + needle.length);
    for (let from = 0; ; from += chunk) {
      const length = readSync(descriptor, buffer, 0, buffer.length, from);
      if (buffer.subarray(0, length).includes(needle)) {
        return true;
      }
      if (length < buffer.length) {
        return false;
      }
    }
  } finally {
    closeSync(descriptor);
  }
}
