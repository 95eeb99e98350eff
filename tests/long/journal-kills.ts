import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openJournal } from '#host/journal/journal.ts';
import { verifyFolder } from '#host/journal/verify.ts';
import { begin, makeFolder, type MeetingFolder } from '../host/journal/meeting-folder.ts';
import { makeChance } from './journal-bit-flips.ts';

export const journalWriter = fileURLToPath(new URL('../host/journal/journal-writer.ts', import.meta.url));

export type KillOutcome = {
  readonly kills: number;
  readonly seed: number;
  /** Facts whose command was answered with a yes. */
  readonly confirmed: number;
  readonly lost: number;
  /** Files that were refused or that a check found something wrong with. */
  readonly damaged: number;
  /** Commands of which only a part was there, or room state that did not fit its facts. */
  readonly halves: number;
  readonly seconds: number;
};

/** Kills a writing room again and again, without warning, and counts what it had confirmed and lost. */
export async function killJournals({ kills, seed }: { kills: number; seed: number }): Promise<KillOutcome> {
  const chance = makeChance(seed);
  const counts = { confirmed: 0, lost: 0, damaged: 0, halves: 0 };
  const started = performance.now();
  let folder = beginRoom();
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      if (kill > 0 && kill % 40 === 0) {
        folder.remove();
        folder = beginRoom();
      }
      const heard = await writeUntilKilled(folder, 1 + chance() * 100);
      const found = lookAfterKill(folder, heard.last);
      counts.confirmed += heard.last - heard.first;
      counts.lost += found.lost;
      counts.damaged += found.damaged;
      counts.halves += found.halves;
    }
  } finally {
    folder.remove();
  }
  return { kills, seed, ...counts, seconds: Math.round((performance.now() - started) / 100) / 10 };
}

function beginRoom(): MeetingFolder {
  const folder = makeFolder();
  begin(folder).close();
  return folder;
}

export function orderWriter(folder: MeetingFolder, untilRefused: boolean): string {
  const { meeting, roomKey } = folder;
  return JSON.stringify({
    folder: folder.folder,
    meeting,
    roomKey: roomKey.toString('base64'),
    untilRefused,
  });
}

async function writeUntilKilled(
  folder: MeetingFolder,
  life: number,
): Promise<{ first: number; last: number }> {
  const child = spawn(process.execPath, [journalWriter, orderWriter(folder, false)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const heard = { first: -1, last: 0 };
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind, number] = line.split(' ');
    heard.last = Number(number);
    if (kind === 'S') {
      heard.first = heard.last;
      void wait(life).then(() => child.kill('SIGKILL'));
    }
  }
  await ended;
  if (heard.first === -1) {
    throw new Error('The writer never began.');
  }
  return heard;
}

function lookAfterKill(
  folder: MeetingFolder,
  confirmed: number,
): { lost: number; damaged: number; halves: number } {
  const damage = verifyFolder(folder).flatMap((report) => report.damage);
  const opened = openJournal(folder);
  if (!opened.ok) {
    return { lost: confirmed, damaged: 1, halves: 0 };
  }
  const facts = opened.value.loadFacts().facts.length;
  const last = opened.value.getRoomState('last') ?? 0;
  opened.value.close();
  return {
    lost: Math.max(0, confirmed - facts),
    damaged: damage.length === 0 ? 0 : 1,
    halves: last === facts ? 0 : 1,
  };
}
