import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import type { LawCommand } from '#domain/decisions.ts';
import type { Fact } from '#domain/fact.ts';
import { factsOfPlanFile } from '#domain/plan-facts.ts';
import { planFileSchema } from '#domain/plan-file.ts';
import { findPlaces } from '#doors/places.ts';
import type { HostNeeds } from '#host/host-needs.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import { chooseMeeting } from '#host/room/choose.ts';
import { keepLine } from '#host/room/follow.ts';
import type { HostRoom } from '#host/room/host-room.ts';
import { closeLine } from '#host/room/line.ts';
import { loadState } from '#host/room/open-meeting.ts';
import type { OpenMeeting } from '#host/room/open-meeting.ts';
import type { Writing } from '#host/room/write.ts';
import { write } from '#host/room/write.ts';
import type { Settled } from '#sync/messages.ts';
import { tryoutProfile } from '#store/tryout/tryout-profile.ts';
import { day, holder, meeting, newId, numbered, plan, value } from '../central/ada.ts';
import { createFakeCentralStore, type FakeCentralStore } from '../fakes/fake-central-store.ts';

/** A host without pages on a plan borrowed from a store that others write in as well. */
export interface FollowedRoom {
  readonly host: HostRoom;
  readonly folder: string;
  readonly announced: () => number;
  readonly notes: readonly string[];
  readonly open: () => OpenMeeting;
  readonly wrote: (command: LawCommand, writing?: Partial<Writing>) => readonly Fact[];
  readonly stop: () => Promise<void>;
}

const running: FollowedRoom[] = [];

afterEach(async () => {
  for (const room of running.splice(0)) {
    await room.stop();
    rmSync(room.folder, { recursive: true, force: true });
  }
});

export function openFake(now: () => number = () => Date.parse(`${day}T12:00:00.000Z`)): FakeCentralStore {
  const text = readFileSync(`${import.meta.dirname}/../../resources/demo/ada.plan.json`, 'utf8');
  const needs = { meetingDay: day, newId, profile: tryoutProfile.version };
  const agenda = [
    { kind: 'welcome' as const, id: 'velkommen' },
    { kind: 'goal' as const, id: 'sak', goal: 'skoledagen' },
    { kind: 'read-back' as const, id: 'lese-opp' },
  ];
  const called = {
    id: meeting,
    date: day,
    time: '13:00',
    place: 'Furua',
    chair: holder,
    minuteTaker: 'miljoterapeut',
  };
  return createFakeCentralStore({
    plans: [
      {
        row: { id: plan, firstName: 'Ada', language: 'nb', holder: 'Marit' },
        facts: factsOfPlanFile(planFileSchema.parse(JSON.parse(text)), needs),
        meeting: { ...called, agenda },
      },
    ],
    profile: tryoutProfile,
    today: day,
    now,
    newId,
  });
}

interface RoomAsked {
  readonly client: CentralClient;
  readonly now?: () => number;
  /** Without it nothing runs by itself. */
  readonly hasLine?: boolean;
}

export async function openFollowed(asked: RoomAsked): Promise<FollowedRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-follow-'));
  const notes: string[] = [];
  const host = hostOn(folder, asked, notes);
  let announced = 0;
  Object.assign(host.needs, {
    changed: () => {
      announced += 1;
      if (asked.hasLine === true) keepLine(host);
    },
  });
  host.client = asked.client;
  value(await chooseMeeting(host, { plan }));
  const open = (): OpenMeeting => {
    if (host.meeting === undefined) throw new Error('No meeting is open');
    return host.meeting;
  };
  const room: FollowedRoom = {
    host,
    folder,
    announced: () => announced,
    notes,
    open,
    wrote: (command, writing = {}) => value(write(host, command, { actor: holder, ...writing })),
    stop: async () => {
      host.stopping.abort();
      await closeLine(host);
      host.meeting?.journal.close();
    },
  };
  running.push(room);
  return room;
}

function hostOn(folder: string, { now }: RoomAsked, notes: string[]): HostRoom {
  const needs = {
    dataFolder: folder,
    roomKey: randomBytes(32),
    vaultKind: 'tryout',
    tryOut: true,
    date: day,
    now: now ?? (() => Date.parse(`${day}T12:00:00.000Z`)),
    newId,
    random: (bytes: number) => randomBytes(bytes),
    log: { note: (event: string) => void notes.push(event), fault: () => '' },
    municipality: { inForce: () => ({ profile: tryoutProfile, file: { id: 'try-out' } }) },
    resources: findPlaces().resources,
    forget: () => undefined,
  };
  const host = {
    needs,
    phase: 'choosing',
    store: 'unknown',
    contact: { asksSignIn: false, storeDiffers: false },
    plans: [],
    look: { language: 'nb', scheme: 'light', large: false },
    reading: { generation: 0 },
    voices: { piper: [], fallen: [] },
    callers: new Map(),
    delivery: { facts: 0 },
    clockOffsetMs: 0,
    stopping: new AbortController(),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parts of a host that these tests touch
  return host as unknown as HostRoom & { needs: HostNeeds };
}

/** A colleague at another desk, under a loan of their own. */
export async function openDesk(
  client: CentralClient,
  device = 'kontor',
): Promise<{ readonly push: (...facts: Fact[]) => Promise<readonly Settled['outcome'][]> }> {
  const loan = value(await client.borrow(plan, { purpose: 'meeting', device, meeting }));
  let next = 1;
  return {
    push: async (...facts) => {
      const stamped = facts.map((fact) => ({ ...fact, loan: loan.loan }));
      const pushed = value(
        await client.push(plan, { device, loan: loan.loan, facts: numbered(stamped, next) }),
      );
      next += facts.length;
      return pushed.results.map(({ outcome }) => outcome);
    },
  };
}

/** Until it is so; the room tells nobody of this process. */
export async function until(isSo: () => boolean, what = 'it is so'): Promise<void> {
  await expect.poll(isSo, { timeout: 5000, interval: 10, message: what }).toBe(true);
}

/** Memory is what the file comes to. */
export function expectFolded(room: FollowedRoom): void {
  const { base, state, waits } = loadState(room.open().journal, room.host.needs.log);
  const meetingNow = room.open();
  expect(meetingNow.state).toEqual(state);
  expect(meetingNow.base).toEqual(base);
  expect(meetingNow.waits).toBe(waits);
}
