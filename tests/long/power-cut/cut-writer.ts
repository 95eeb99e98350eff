import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { openJournal } from '#host/journal/journal.ts';
import { begin, makeFolder, type MeetingFolder } from '../../host/journal/meeting-folder.ts';
import { makeChance } from '../journal-bit-flips.ts';
import { journalWriter, orderWriter } from '../journal-kills.ts';
import type { Cut, DiskImage } from './disk-after-cut.ts';
import { diskAfterCut } from './disk-after-cut.ts';
import { readImage, writeImage } from './disk-folder.ts';
import { readDiskLog } from './disk-log.ts';
import { openFaultPage } from './fault-page.ts';

export interface WriterCuts {
  readonly seed: number;
  readonly points: number;
  readonly confirmed: number;
  readonly failedSyncs: number;
  readonly lost: number;
  readonly damage: readonly string[];
  readonly lostByLiar: number;
}

interface Heard {
  /** How many facts were confirmed when the log was so long. */
  readonly confirmed: readonly { readonly facts: number; readonly at: number }[];
  readonly failedSyncs: number;
}

/** One writing journal without a room, cut at many points of what it did: the short form of the power cuts. */
export async function cutWriter(of: { shim: string; points: number; seed: number }): Promise<WriterCuts> {
  const { shim, points, seed } = of;
  const [folder, work] = [makeFolder(), makeFolder()];
  const chance = makeChance(seed);
  try {
    begin(folder).close();
    const base = readImage(folder.folder);
    const { confirmed, failedSyncs } = await writeOnShim(folder, work.folder, shim);
    const log = readFileSync(join(work.folder, 'log'));
    const look = (until: number, cut: Cut): { lost: number; damage: readonly string[] } => {
      const expected = confirmed.findLast(({ at }) => at <= until)?.facts ?? 0;
      const image = diskAfterCut(base, readDiskLog(log, until), cut);
      const facts = countFacts(folder, image, join(work.folder, 'disk'));
      if (typeof facts === 'string') return { lost: expected, damage: [facts] };
      return { lost: Math.max(0, expected - facts), damage: [] };
    };
    const looks = Array.from({ length: points }, (_, point) => {
      const until = point === 0 ? log.length : Math.floor(chance() * log.length);
      return look(until, { kind: point % 2 === 0 ? 'nothing' : 'torn', chance });
    });
    return {
      seed,
      points,
      confirmed: confirmed.at(-1)?.facts ?? 0,
      failedSyncs,
      lost: looks.reduce((sum, { lost }) => sum + lost, 0),
      damage: looks.flatMap(({ damage }) => damage),
      lostByLiar: look(log.length, { kind: 'nothing', chance, isLying: true }).lost,
    };
  } finally {
    folder.remove();
    work.remove();
  }
}

const enough = 60;

async function writeOnShim(folder: MeetingFolder, work: string, shim: string): Promise<Heard> {
  const log = join(work, 'log');
  const faults = openFaultPage(join(work, 'faults'));
  const env = {
    ...process.env,
    LD_PRELOAD: shim,
    POWER_CUT_FOLDER: folder.folder,
    POWER_CUT_LOG: log,
    POWER_CUT_FAULTS: join(work, 'faults'),
  };
  const child = spawn(process.execPath, [journalWriter, orderWriter(folder, false)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const confirmed: { facts: number; at: number }[] = [];
  let failedSyncs = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind, number] = line.split(' ');
    if (kind === 'A') confirmed.push({ facts: Number(number), at: statSync(log).size });
    // Each time another of the flushes that a commit and its checkpoint need.
    if (kind === 'A' && confirmed.length % 6 === 0) {
      failedSyncs += faults.lift();
      faults.failSyncAfter((confirmed.length / 6) % 4);
    }
    if (confirmed.length >= enough) child.kill('SIGKILL');
  }
  await ended;
  faults.close();
  return { confirmed, failedSyncs };
}

/** As many as the next room would find, or why it would not open. */
function countFacts(of: MeetingFolder, image: DiskImage, folder: string): number | string {
  writeImage(image, of.folder, folder);
  const opened = openJournal({ ...of, folder });
  if (!opened.ok) return opened.refusal.kind;
  const { length } = opened.value.loadFacts().facts;
  opened.value.close();
  return length;
}
