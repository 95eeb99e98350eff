import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { z } from 'zod';

export interface CentralProcess {
  readonly address: string;
  readonly token: string;
  stop(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../../..');
const listening = z.object({ listening: z.url() });

/** The central store by itself, on the folder of a room that has ended or has not begun. */
export async function startCentralProcess(
  folder: string,
  ...more: readonly string[]
): Promise<CentralProcess> {
  const token = 'asked-by-a-test';
  const entry = path.join(root, 'central/central-process.ts');
  const profile = path.join(root, 'resources/profiles/try-out.json');
  const given = ['--data', folder, '--port', '0', '--token', token, '--profile', profile, ...more];
  const child = spawn(process.execPath, [entry, ...given], { stdio: ['ignore', 'pipe', 'ignore'] });
  async function stop(): Promise<void> {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }
  try {
    const early = once(child, 'exit').then(() => {
      throw new Error('The store ended before it listened');
    });
    early.catch(() => undefined);
    const first = once(createInterface(child.stdout), 'line');
    const [line] = z.tuple([z.string()]).parse(await Promise.race([first, early]));
    return { address: listening.parse(JSON.parse(line)).listening, token, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
