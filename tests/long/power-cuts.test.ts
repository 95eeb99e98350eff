import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { killRooms } from '../reliability/kill-rooms.ts';
import { makeChance } from './journal-bit-flips.ts';
import { compileShim } from './power-cut/compile-shim.ts';
import type { CutsFound, PowerGround, PowerNeeds } from './power-cut/power-ground.ts';
import { layPowerGround } from './power-cut/power-ground.ts';
import type { DiskFault } from './power-cut/refusing-disk.ts';
import { refuseEverywhere } from './power-cut/refusing-disk.ts';

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
