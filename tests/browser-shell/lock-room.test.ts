import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { lockRoom } from '#doors/lock-room.ts';
import { createTempFolder } from './temp-folder.ts';

const entry = join(import.meta.dirname, '../../electron/stafettrom.mjs');

function take(folder: string): { release: () => void } {
  const lock = lockRoom(folder);
  if ('takenBy' in lock) throw new Error(`Taken by ${lock.takenBy}`);
  return lock;
}

describe('the folder of a room', () => {
  it('is of one room at a time, and free again when that one has ended', () => {
    const folder = join(createTempFolder(), 'room');
    const lock = take(folder);
    expect(lockRoom(folder)).toEqual({ takenBy: process.pid });
    lock.release();
    take(folder).release();
    expect(existsSync(`${folder}.lock`)).toBe(false);
  });

  it.each([
    ['a process that is dead', JSON.stringify({ pid: 2 ** 22 + 1, started: '1' })],
    ['a number that somebody else has now', JSON.stringify({ pid: process.ppid, started: 'before' })],
    ['nobody who can be read', 'half a lo'],
  ])('is taken over from %s', (_from, text) => {
    const folder = join(createTempFolder(), 'room');
    writeFileSync(`${folder}.lock`, text);
    const lock = take(folder);
    expect(lockRoom(folder)).toEqual({ takenBy: process.pid });
    lock.release();
  });

  it('is refused to a second start, which is told who has it', () => {
    const folder = join(createTempFolder(), 'room');
    const lock = take(folder);
    const given = [entry, 'start', '--shell', 'none', '--fresh', '--data', folder];
    const second = spawnSync(process.execPath, given, { encoding: 'utf8' });
    expect([second.status, second.stderr]).toEqual([
      1,
      `Another room runs on ${folder} (process ${process.pid}). Close it, or name another --data\n`,
    ]);
    lock.release();
  });
});
