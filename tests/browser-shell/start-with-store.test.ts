import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { viewSchemas } from '#contract/views.ts';
import { openSignInStore, type SignInStore } from '../sign-in/sign-in-store.ts';
import { drivePage } from '../support/drive-page.ts';
import { waitFor } from '../wire/test-page.ts';
import { childrenOf } from './processes.ts';
import { createTempFolder } from './temp-folder.ts';

let store: SignInStore;
let shell: ChildProcess | undefined;

beforeAll(async () => {
  store = await openSignInStore();
}, 90_000);
afterAll(async () => {
  shell?.kill('SIGKILL');
  await store.stop();
});

it('starts no store beside the one that it is given, and is let in there by a phone', async () => {
  const data = join(createTempFolder(), 'room');
  mkdirSync(data);
  let said = '';
  const values = [join(import.meta.dirname, 'start-shell.ts'), data, store.central.address];
  const child = spawn(process.execPath, values, { stdio: ['ignore', 'pipe', 'inherit'] });
  shell = child;
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  await waitFor(() => (/administrator: \S+\n/u.test(said) ? true : undefined), 'the addresses', 15_000);
  const [, address = ''] = /chair: (\S+)\n/u.exec(said) ?? [];
  const chair = await drivePage(address, viewSchemas.chair);
  await chair.until((view) => view.signIn?.step === 'offered', 15_000);
  expect(await chair.call('signIn.begin', {})).toBe('yes');
  await chair.until((view) => view.signIn?.step === 'shown', 15_000);
  chair.stop();
  expect(existsSync(`${data}-store`)).toBe(false);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  expect(childrenOf(child.pid ?? 0)).toHaveLength(1);
  process.kill(child.pid ?? 0, 'SIGTERM');
  expect(await ended).toBe(0);
}, 60_000);
