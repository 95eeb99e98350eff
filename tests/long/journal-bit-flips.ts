import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { openJournal } from '#host/journal/journal.ts';
import { listMeetingFiles } from '#host/journal/meeting-files.ts';
import {
  appendNumber,
  begin,
  copyFolder,
  hashFolder,
  makeFolder,
  meeting,
} from '../host/journal/meeting-folder.ts';

type Part = 'database' | 'log' | 'key';

export type PartOutcome = {
  refused: number;
  /** Every fact is there: a frame after the last commit, or a line break in the key's record. */
  harmless: number;
  /** Opened with other facts than were confirmed: must be none. */
  silent: number;
  /** Refused, but a byte was changed in refusing: must be none. */
  touched: number;
};

export type BitFlipOutcome = Readonly<Record<Part, Readonly<PartOutcome>>>;

/** Flips one bit at a time, `flips` times each: in the file of a closed room, in the log and key of a stopped one. */
export function flipBits({ flips, seed }: { flips: number; seed: number }): BitFlipOutcome {
  const folder = makeFolder();
  const chance = makeChance(seed);
  try {
    const rooms = prepareRooms(folder);
    const facts = readFacts({ ...folder, folder: rooms.reference });
    const flipPart = (part: Part): PartOutcome => {
      const counts = { refused: 0, harmless: 0, silent: 0, touched: 0 };
      for (let flip = 0; flip < flips; flip += 1) {
        const room = { ...folder, folder: join(folder.folder, 'flipped') };
        copyFolder(part === 'database' ? rooms.closed : rooms.stopped, room.folder);
        flipOne(listMeetingFiles(room.folder, meeting)[part], chance);
        counts[judge(room, facts)] += 1;
        rmSync(room.folder, { recursive: true });
      }
      return counts;
    };
    return { database: flipPart('database'), log: flipPart('log'), key: flipPart('key') };
  } finally {
    folder.remove();
  }
}

type Room = ReturnType<typeof makeFolder>;

function prepareRooms(folder: Room): { stopped: string; closed: string; reference: string } {
  const journal = begin(folder);
  for (let n = 1; n <= 60; n += 1) {
    appendNumber(journal, n);
    // The log starts anew late enough that nearly all of it counts: what it held before would be harmless.
    if (n === 45) {
      journal.checkpoint();
    }
  }
  const stopped = join(folder.folder, 'stopped');
  const closed = join(folder.folder, 'closed');
  const reference = join(folder.folder, 'reference');
  copyFolder(folder.folder, stopped);
  journal.close();
  copyFolder(folder.folder, closed);
  copyFolder(folder.folder, reference);
  return { stopped, closed, reference };
}

function readFacts(room: Room): unknown {
  const opened = openJournal(room);
  if (!opened.ok) {
    throw new Error(`The unharmed file was refused: ${opened.refusal.kind}`);
  }
  const loaded = opened.value.loadFacts();
  opened.value.close();
  return loaded;
}

function judge(room: Room, facts: unknown): keyof PartOutcome {
  const before = hashFolder(room.folder);
  const opened = openJournal(room);
  if (!opened.ok) {
    return isDeepStrictEqual(hashFolder(room.folder), before) ? 'refused' : 'touched';
  }
  const loaded = opened.value.loadFacts();
  opened.value.close();
  return isDeepStrictEqual(loaded, facts) ? 'harmless' : 'silent';
}

function flipOne(file: string, chance: () => number): void {
  const bytes = readFileSync(file);
  const position = Math.floor(chance() * bytes.length);
  bytes.writeUInt8(bytes.readUInt8(position) ^ (1 << Math.floor(chance() * 8)), position);
  writeFileSync(file, bytes);
}

/** The same numbers for the same seed. */
export function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
