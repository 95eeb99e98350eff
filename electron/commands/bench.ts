import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { findPlaces } from '../places.ts';
import type { Command } from './command-io.ts';

/** Starts the measurements as a process of their own. A packaged app does not bring them along. */
export const runBench: Command = async (values, io) => {
  const bench = join(findPlaces().root, 'bench/bench.ts');
  if (!existsSync(bench)) {
    io.stderr.write('stafettrom bench: not yet in a packaged app\n');
    return 2;
  }
  const child = spawn(process.execPath, [bench, ...values], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.setEncoding('utf8').on('data', (text: string) => io.stdout.write(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => io.stderr.write(text));
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
};
