import { afterEach, beforeEach } from 'vitest';
import type { PageRole } from '#contract/roles.ts';
import type { Connection } from '#wire/connection.ts';
import { sealRole } from '#wire/proof.ts';
import type { Sessions } from '#wire/sessions.ts';
import { createSessions } from '#wire/sessions.ts';
import { machineTimers } from '#wire/timers.ts';
import type { FakeAdmissions } from '../wire/fake-admissions.ts';
import { createFakeAdmissions } from '../wire/fake-admissions.ts';
import type { FakeLog, FakeRoom } from '../wire/fake-room.ts';
import { createFakeLog, createFakeRoom } from '../wire/fake-room.ts';
import type { PageEnd, TestPage } from '../wire/test-page.ts';
import { openTestPage } from '../wire/test-page.ts';

/** One way to carry the contract: gives every page that it opens to `connect`. */
export interface Carrier {
  open(): Promise<PageEnd>;
  stop(): Promise<void>;
}
export type StartCarrier = (connect: (connection: Connection) => void) => Promise<Carrier>;

export const token = 'a-window-token-that-is-long';
export const link = 'a-table-link-that-is-long';
export const secret: Buffer = Buffer.alloc(32, 7);

/** Everything around one carrier, new for every test. */
export interface PreparedWire {
  room(): FakeRoom;
  admissions(): FakeAdmissions;
  sessions(): Sessions;
  log(): FakeLog;
  openPage(): Promise<TestPage>;
  openAs(role: PageRole): Promise<TestPage>;
}

export function prepareWire(startCarrier: StartCarrier): PreparedWire {
  let room: FakeRoom;
  let admissions: FakeAdmissions;
  let sessions: Sessions;
  let carrier: Carrier;
  let log: FakeLog;
  beforeEach(async () => {
    room = createFakeRoom();
    admissions = createFakeAdmissions();
    log = createFakeLog();
    const needs = { room, admissions, windowTokens: admissions, secret, timers: machineTimers, log };
    sessions = createSessions({ ...needs, badView: 'throw' });
    carrier = await startCarrier((connection) => sessions.connect(connection));
  });
  afterEach(async () => {
    sessions.stop();
    await carrier.stop();
  });
  async function openPage(): Promise<TestPage> {
    return openTestPage(await carrier.open());
  }
  async function openAs(role: PageRole): Promise<TestPage> {
    const page = await openPage();
    page.hello({ credential: sealRole(secret, role) });
    await page.next('welcome');
    await page.next('view');
    return page;
  }
  return {
    room: () => room,
    admissions: () => admissions,
    sessions: () => sessions,
    log: () => log,
    openPage,
    openAs,
  };
}
