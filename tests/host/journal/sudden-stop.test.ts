import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { afterAll, describe, expect, test } from 'vitest';
import { openJournal } from '#host/journal/journal.ts';
import { verifyFolder } from '#host/journal/verify.ts';
import { journalWriter, killJournals, orderWriter } from '../../long/journal-kills.ts';
import { compileShim } from '../../long/power-cut/compile-shim.ts';
import { cutWriter } from '../../long/power-cut/cut-writer.ts';
import { begin, makeFolder, value } from './meeting-folder.ts';

describe('a room that stops without warning', () => {
  test('has lost nothing that it had confirmed, and has no half command', { timeout: 60_000 }, async () => {
    const outcome = await killJournals({ kills: 8, seed: 20_261_122 });
    process.stdout.write(`kills: ${JSON.stringify(outcome)}\n`);
    expect(outcome.confirmed).toBeGreaterThan(20);
    expect({ lost: outcome.lost, damaged: outcome.damaged, halves: outcome.halves }).toStrictEqual({
      lost: 0,
      damaged: 0,
      halves: 0,
    });
  });
});

const shim = compileShim();
if (!shim.ok) process.stdout.write(`Skipped, no power cuts here: ${shim.why}\n`);
afterAll(() => {
  if (shim.ok) shim.remove();
});

describe.skipIf(!shim.ok)('a room whose power is cut while it writes and its disk fails a flush', () => {
  test('has all that it confirmed, wherever the cut comes', { timeout: 60_000 }, async () => {
    const file = shim.ok ? shim.file : '';
    const outcome = await cutWriter({ shim: file, points: 16, seed: Date.now() % 2 ** 31 });
    process.stdout.write(`power cuts: ${JSON.stringify(outcome)}\n`);
    expect(outcome.confirmed).toBeGreaterThan(20);
    expect(outcome.failedSyncs).toBeGreaterThan(2);
    expect({ lost: outcome.lost, damage: outcome.damage }).toStrictEqual({ lost: 0, damage: [] });
    // The same cut on a disk that never flushed: the search would have found it.
    expect(outcome.lostByLiar).toBeGreaterThan(0);
  });
});

describe.skipIf(process.platform === 'win32')('a room whose disk takes no more', () => {
  test(
    'says so, keeps all it confirmed, nothing half done, and can still be read',
    { timeout: 60_000 },
    () => {
      const folder = makeFolder();
      try {
        begin(folder).close();
        // 1200 blocks of 512 bytes or 1 KiB, by shell: either way the log meets the limit soon.
        const script = 'ulimit -f 1200; exec "$0" "$@"';
        const child = spawnSync(
          'sh',
          ['-c', script, process.execPath, journalWriter, orderWriter(folder, true)],
          {
            encoding: 'utf8',
          },
        );
        const lines = child.stdout.trim().split('\n');
        const confirmed = Number(lines.findLast((line) => line.startsWith('A '))?.slice(2));
        expect(child.stderr).toBe('');
        expect(confirmed).toBeGreaterThan(10);
        expect(lines.slice(-2)).toStrictEqual([`R disk-refused ${confirmed}`, expect.stringMatching(/^R /)]);

        expect(verifyFolder(folder).flatMap(({ damage }) => damage)).toStrictEqual([]);
        const journal = value(openJournal(folder));
        const facts = journal.loadFacts().facts.length;
        expect(lines.at(-1)).toMatch(new RegExp(`^R (accepted|disk-refused) ${facts}$`));
        expect(facts).toBeGreaterThanOrEqual(confirmed);
        journal.close();
      } finally {
        folder.remove();
      }
    },
  );
});
