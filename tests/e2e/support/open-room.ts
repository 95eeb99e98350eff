import { expect, test as base } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startCentralProcess } from './central-process.ts';
import type { Complaints } from './complaints.ts';
import { createComplaints, readLogs, unexpected } from './complaints.ts';
import { electronRoom, isElectronAsked } from './electron-room.ts';
import { startNodeRoom } from './node-room.ts';
import { writeLawPlans } from './law-plans.ts';
import type { Room } from './room.ts';
import { meetingDay } from './room.ts';

interface RoomFixtures {
  readonly complaints: Complaints;
  /** A fresh room in a folder of its own, gone after the test with everything it started. */
  readonly room: Room;
  readonly profile: string | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
}

interface WorkerFixtures {
  readonly filledStore: string;
  /** Which plans the try-out store holds: the demonstration's, or those of the rules. */
  readonly plans: 'demo' | 'law';
}

const demoFolder = path.resolve(import.meta.dirname, '../../../resources/demo');

export const test = base.extend<RoomFixtures, WorkerFixtures>({
  plans: ['demo', { option: true, scope: 'worker' }],
  profile: [undefined, { option: true }],
  settings: [{}, { option: true }],
  filledStore: [
    async ({ plans }, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'stafettrom-e2e-store-'));
      const written = path.join(folder, 'plans');
      if (plans === 'law') writeLawPlans(written);
      const demo = plans === 'law' ? written : demoFolder;
      const store = path.join(folder, 'store');
      const central = await startCentralProcess(store, '--demo', demo, '--date', meetingDay);
      await central.stop();
      await use(store);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  complaints: async ({}, use) => {
    await use(createComplaints());
  },
  room: async ({ browser, complaints, filledStore, profile, settings }, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'stafettrom-e2e-'));
    try {
      const common = { browser, folder, complaints, filledStore, settings };
      const needs = profile === undefined ? common : { ...common, profile };
      const room = isElectronAsked() ? await electronRoom(needs) : await startNodeRoom(needs);
      if (typeof room === 'string') {
        base.skip(true, room);
        return;
      }
      try {
        await use(room);
      } finally {
        complaints.lines.push(...(await room.stop()), ...readLogs(room.dataFolder));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
    expect(unexpected(complaints)).toEqual([]);
  },
});
export { expect } from '@playwright/test';
