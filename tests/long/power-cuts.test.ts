import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { openJournal } from '#host/journal/journal.ts';
import { listMeetingFiles } from '#host/journal/meeting-files.ts';
import {
  appendNumber,
  begin,
  makeFolder,
  meeting,
  readFactIds,
  refusal,
  value,
} from '../host/journal/meeting-folder.ts';
import { killRooms } from '../reliability/kill-rooms.ts';
import { flipBits, makeChance } from './journal-bit-flips.ts';
import { compileShim } from './power-cut/compile-shim.ts';
import type { CutsFound, PowerGround, PowerNeeds } from './power-cut/power-ground.ts';
import { layPowerGround } from './power-cut/power-ground.ts';
import type { DiskFault } from './power-cut/refusing-disk.ts';
import { refuseEverywhere } from './power-cut/refusing-disk.ts';

const flips = 400;
const starts = 20;
const cuts = Number(process.env['STAFETTROM_ROUNDS'] ?? 500);
const seed = Number(process.env['STAFETTROM_SEED'] ?? Date.now() % 2 ** 31);

const shim = compileShim();
if (!shim.ok) process.stdout.write(`Skipped, no power cuts here: ${shim.why}\n`);
afterAll(() => {
  if (shim.ok) shim.remove();
});

function needsOf(change: Partial<PowerNeeds> = {}): PowerNeeds {
  const file = shim.ok ? shim.file : '';
  return { shim: file, chance: makeChance(seed), points: 4, share: 0.15, ...change };
}

async function cutRooms(): Promise<{ readonly outcome: object; readonly found: CutsFound | undefined }> {
  const laid: PowerGround[] = [];
  try {
    const outcome = await killRooms({
      kills: cuts,
      seed,
      groundOf: (start) => {
        const ground = layPowerGround(needsOf(), start);
        laid.push(ground);
        return ground;
      },
    });
    return { outcome, found: laid[0]?.found };
  } finally {
    for (const ground of laid) ground.remove();
  }
}

describe.skipIf(!shim.ok)(`a room whose disk fails it (seed ${seed})`, () => {
  it(`has all that it confirmed, and opens, after each of ${cuts} power cuts while it writes`, async () => {
    const { outcome, found } = await cutRooms();
    process.stdout.write(`${JSON.stringify({ ...outcome, found })}\n`);
    expect(outcome).toMatchObject({
      lost: 0,
      lostDrafts: 0,
      doubled: 0,
      strange: 0,
      misplaced: 0,
      faults: 0,
    });
    expect(found).toMatchObject({ lost: 0, damage: [] });
    expect(found?.unlikeFiles).toBeGreaterThan(0);
    // The same cuts on a disk that never flushed: the search would have found it.
    expect(found?.lostByLiar).toBeGreaterThan(0);
  });

  it.each<DiskFault>(['full', 'broken'])(
    'says that it did not save, keeps the rest and nothing half done, wherever its disk is %s',
    async (fault) => {
      const found = await refuseEverywhere(needsOf({ points: 0, share: 0 }), fault);
      process.stdout.write(`${fault}: ${JSON.stringify(found)}\n`);
      expect(found).toMatchObject({ otherwise: [], lost: [], halves: [], damage: [], faults: 0 });
      expect(found.refused).toBeGreaterThan(fault === 'full' ? 5 : 0);
    },
  );
});

describe(`a file that is not what was written (seed ${seed})`, () => {
  it(`is refused and not touched, or has every fact, after each of ${flips} flipped bits in file, log and key`, () => {
    const outcome = flipBits({ flips, seed });
    process.stdout.write(`bit flips: ${JSON.stringify(outcome)}\n`);
    expect(outcome.database).toStrictEqual({ refused: flips, harmless: 0, silent: 0, touched: 0 });
    for (const part of [outcome.log, outcome.key]) expect(part).toMatchObject({ silent: 0, touched: 0 });
    expect(outcome.log.refused).toBeGreaterThan(flips / 2);
  });

  it('is refused as an old copy, whenever in the meeting it was taken', () => {
    const folder = makeFolder();
    const { database, mark } = listMeetingFiles(folder.folder, meeting);
    const copies: Buffer[] = [];
    try {
      begin(folder).close();
      for (let start = 1; start <= starts; start += 1) {
        copies.push(readFileSync(database));
        const journal = value(openJournal(folder));
        appendNumber(journal, start);
        journal.close();
      }
      const newest = readFileSync(database);
      rmSync(mark);
      for (const copy of copies) {
        writeFileSync(database, copy);
        expect(refusal(openJournal(folder)).kind).toBe('old-copy');
        expect(readFileSync(database).equals(copy)).toBe(true);
      }
      writeFileSync(database, newest);
      const journal = value(openJournal(folder));
      expect(readFactIds(journal)).toHaveLength(starts);
      journal.close();
    } finally {
      folder.remove();
    }
  });
});
