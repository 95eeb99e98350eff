import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { Duplex } from 'node:stream';

/** Where the windows of a measurement are opened. */
export interface BenchDisplay {
  readonly name: string;
  readonly isHeadless: boolean;
  readonly words: string;
  readonly stop: () => void;
}

const xvfb = '/usr/bin/Xvfb';

/** A display of its own where it can be had, so that nobody's screen is in the way; else no display at all. */
export async function openBenchDisplay(): Promise<BenchDisplay> {
  if (!existsSync(xvfb)) {
    return { name: ':0', isHeadless: true, words: 'headless Chromium', stop: () => undefined };
  }
  const values = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'];
  const child = spawn(xvfb, values, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const told = child.stdio[3];
  if (!(told instanceof Duplex)) throw new Error('The display does not tell its number');
  const number = await new Promise<string>((resolve, reject) => {
    told.once('data', (data: Buffer) => resolve(data.toString('utf8').trim()));
    child.once('exit', () => reject(new Error('The display did not start')));
  });
  return {
    name: `:${number}`,
    isHeadless: false,
    words: 'Chromium windows on Xvfb',
    stop: () => void process.kill(child.pid ?? 0, 'SIGTERM'),
  };
}
