import { expect, test as base } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startCentralProcess } from './central-process.ts';
import type { Complaints } from './complaints.ts';
import { createComplaints, readLogs, unexpected } from './complaints.ts';
import { electronRoom, isElectronAsked } from './electron-room.ts';
import { startNodeRoom } from './node-room.ts';
import type { Room } from './room.ts';
import { meetingDay } from './room.ts';

interface RoomFixtures {
  readonly complaints: Complaints;
  /** A fresh room in a folder of its own, gone after the test with everything it started. */
  readonly room: Room;
}

interface WorkerFixtures {
  readonly filledStore: string;
}

export const test = base.extend<RoomFixtures, WorkerFixtures>({
  filledStore: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'stafettrom-e2e-store-'));
      const demo = path.resolve(import.meta.dirname, '../../../resources/demo');
      const central = await startCentralProcess(folder, '--demo', demo, '--date', meetingDay);
      await central.stop();
      await use(folder);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  complaints: async ({}, use) => {
    await use(createComplaints());
  },
  room: async ({ browser, complaints, filledStore }, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'stafettrom-e2e-'));
    try {
      const needs = { browser, folder, complaints, filledStore };
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
