import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { layDatabase } from '../fixtures/database-template.ts';
import { waitFor } from '../wire/test-page.ts';
import { childrenOf, isAlive } from './processes.ts';
import { createTempFolder } from './temp-folder.ts';

let shell: ChildProcess | undefined;

afterEach(() => {
  shell?.kill('SIGKILL');
});

/** The shell as `stafettrom start` builds it, on pages that need no build. */
async function startShell(folder: string): Promise<{ readonly pid: number; readonly said: () => string }> {
  const data = join(folder, 'room');
  mkdirSync(data);
  layDatabase(`${data}-try-out-store/data`);
  let said = '';
  const entry = join(import.meta.dirname, 'start-shell.ts');
  const child = spawn(process.execPath, [entry, data], { stdio: ['ignore', 'pipe', 'inherit'] });
  shell = child;
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  await waitFor(() => (/administrator: \S+\n/u.test(said) ? true : undefined), 'the addresses', 30_000);
  return { pid: child.pid ?? 0, said: () => said };
}

describe('a room without a window', () => {
  it('tells the addresses that open, and ends whole on one signal', async () => {
    const folder = createTempFolder();
    const { pid, said } = await startShell(folder);
    const [, chair = ''] = /chair: (\S+)\n/u.exec(said()) ?? [];
    expect(new URL(chair).pathname).toBe('/chair/index.html');
    expect(said()).toMatch(/chair: \S+\nscreen: \S+\nadministrator: \S+\/administrator\/index\.html#\S+\n/u);
    expect((await fetch(new URL('/health', chair))).status).toBe(200);
    const children = childrenOf(pid);
    expect(children.length).toBeGreaterThanOrEqual(2);
    const ended = new Promise((resolve) => shell?.once('exit', resolve));
    process.kill(pid, 'SIGTERM');
    expect(await ended).toBe(0);
    await waitFor(() => children.every((child) => !isAlive(child)) || undefined, 'the end of all children');
    expect(existsSync(join(folder, 'room/temp'))).toBe(false);
  }, 60_000);

  it('takes its children with it when it is killed', async () => {
    const folder = createTempFolder();
    const { pid } = await startShell(folder);
    const log = join(folder, 'room/logs/shell.log');
    await waitFor(
      () => (existsSync(log) && readFileSync(log, 'utf8').includes('store-listening')) || undefined,
      'the store',
      40_000,
    );
    const children = childrenOf(pid);
    expect(children.length).toBeGreaterThanOrEqual(2);
    process.kill(pid, 'SIGKILL');
    const late = 10_000;
    await waitFor(
      () => children.every((child) => !isAlive(child)) || undefined,
      'the end of all children',
      late,
    );
  }, 90_000);
});
