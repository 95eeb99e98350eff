import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { z } from 'zod';

// `node scripts/check-electron-age.ts "$(npm view electron version)"`: fails when ours gets no fixes any more. A release
// is stopped by it and a clean checkout is not, since the answer changes with the calendar and not with the code.

/** The newest three majors are mended by those who make Electron. */
const mendedMajors = 3;

export function isSupported(ours: string, newest: string): boolean {
  const [mine, theirs] = [ours, newest].map((version) => Number.parseInt(version, 10));
  return mine !== undefined && theirs !== undefined && theirs - mine < mendedMajors;
}

const packageSchema = z.object({ devDependencies: z.object({ electron: z.string() }) });

function checkAge(newest: string): number {
  const file = path.resolve(import.meta.dirname, '../package.json');
  const { electron } = packageSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).devDependencies;
  if (isSupported(electron, newest)) return 0;
  process.stderr.write(`Electron ${electron} is too old beside ${newest}\n`);
  return 1;
}

const [, started = '', newest] = process.argv;
if (path.resolve(started) === import.meta.filename) {
  process.exitCode = newest === undefined ? 2 : checkAge(newest);
}
