import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { startStore } from '#browser-shell/start-store.ts';
import { machineTime } from '#doors/shell-machine.ts';
import { createFakeLog } from '../wire/fake-room.ts';
import { waitFor } from '../wire/test-page.ts';
import { createTempFolder } from './temp-folder.ts';

describe('the store for trying out', () => {
  it('tells where it listens, is started again when it is lost, and ends with the room', async () => {
    const folder = createTempFolder();
    const heard: unknown[] = [];
    const store = startStore({
      entry: join(import.meta.dirname, 'fake-store.mjs'),
      dataFolder: join(folder, 'store'),
      demo: folder,
      profile: join(folder, 'profile.json'),
      answers: join(folder, 'answers.json'),
      log: createFakeLog(),
      ...machineTime,
      listening: (place) => void heard.push(place),
    });
    await waitFor(() => heard[0], 'the store');
    expect(heard).toEqual([{ address: 'http://127.0.0.1:4321', token: 't-1' }]);
    const pids = (): number[] =>
      readFileSync(join(folder, 'store.txt'), 'utf8').trim().split('\n').map(Number);
    process.kill(pids()[0] ?? 0, 'SIGKILL');
    await waitFor(() => heard[1], 'the store again');
    await store.stop();
    expect(pids()).toHaveLength(2);
    for (const pid of pids()) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
