import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { findOpenMeeting } from '#host/journal/find-open-meeting.ts';
import { openJournal } from '#host/journal/journal.ts';
import { listMeetingFiles } from '#host/journal/meeting-files.ts';
import { meetingPlanSchema } from '#host/room/room-state.ts';
import { inService } from '#store/store.ts';
import type { TryoutStore } from '../central/tryout-store.ts';
import { openTryoutStore } from '../central/tryout-store.ts';
import { findStrings, listFiles } from '../reliability/find-strings.ts';
import type { TracedRoom } from '../reliability/traced-room.ts';
import { openTracedRoom, whenWindowsJoined } from '../reliability/traced-room.ts';
import { waitFor } from '../wire/test-page.ts';
import type { Markers } from './planted/markers.ts';
import { makeMarkers, plantPlan } from './planted/markers.ts';
import { must, planted, plantMeeting } from './planted/plant-meeting.ts';

const seed = Number(process.env['STAFETTROM_SEED'] ?? Date.now() % 2 ** 31);

interface Scene {
  readonly room: TracedRoom;
  readonly store: TryoutStore;
  readonly markers: Markers;
}

interface Ending {
  readonly name: string;
  /** Gives the chair's page where it is another one than before. */
  readonly end: (scene: Scene) => Promise<TracedRoom['chair'] | void>;
  /** The meeting's files that may be left in the data folder. */
  readonly left?: readonly string[];
}

const endings: readonly Ending[] = [
  { name: 'a delivered meeting', end: ({ room }) => finish(room) },
  {
    name: 'a withdrawn consent',
    end: ({ room }) => must(room.chair, 'consent.withdraw', { form: 'spoken', saidBy: ['mor'] }),
  },
  { name: 'a right to read that ended', end: expire },
  { name: 'a package whose time was up while the machine was off', end: expireWhileOff },
  { name: 'a host that was killed and started again', end: kill },
  { name: 'a meeting that was sealed without a network', end: seal, left: ['sealed'] },
];

it.each(endings)(`leaves none of ${planted} markers after $name (seed ${seed})`, async (ending) => {
  const demo = mkdtempSync(join(tmpdir(), 'stafettrom-planted-'));
  const markers = makeMarkers(seed);
  plantPlan(markers, demo);
  const store = await openTryoutStore({ demo });
  const room = await openTracedRoom(store);
  try {
    await whenWindowsJoined(room);
    await plantMeeting(room.chair, markers);
    expect(new Set(markers.all).size).toBe(planted);
    const scene = { room, store, markers };
    search(scene, 'open');
    const chair = (await ending.end(scene)) ?? room.chair;
    await chair.until((view) => view.state.phase === 'delivered', 60_000);
    await wait(1500);
    search(scene, ending.name);
    const names = readdirSync(room.dataFolder).filter((name) => /journal|mark|key|sealed/.test(name));
    expect(names.map((name) => name.replace(/^outbox-.*\.sealed$/, 'sealed'))).toEqual(ending.left ?? []);
  } finally {
    await room.stop();
    await store.stop();
    rmSync(demo, { recursive: true, force: true });
  }
});

/** Data folder, profiles of the browsers, temporary files and logs all lie below the one folder. */
function search({ room, markers }: Scene, when: string): void {
  const files = listFiles(room.folder);
  expect(files.filter((file) => file.includes('/temp/windows/')).length).toBeGreaterThan(20);
  expect(findStrings([room.folder], markers.all), when).toStrictEqual([]);
  process.stdout.write(`${when}: ${markers.all.length} markers in ${files.length} files: 0 found\n`);
}

async function finish({ chair }: TracedRoom): Promise<void> {
  await must(chair, 'readBack.start', {});
  await must(chair, 'readBack.approve', {});
  await must(chair, 'meeting.finish', {});
}

const untilExpiry = 45_000;

/** The store lets the room read for some seconds more, and tells it so with the next page. */
async function expire(scene: Scene): Promise<void> {
  const { store } = scene.store.central;
  const until = new Date(Date.now() + untilExpiry).toISOString();
  await inService(store, (within) =>
    sql`update loan set offline_until = ${until} where tenant = ${store.tenant}`.execute(within),
  );
  const { chair } = scene.room;
  while ((await chair.call('screen.next', {})) !== 'reading-ended') await wait(1000);
  search(scene, 'reading has ended');
  await must(chair, 'meeting.finish', {});
}

/** Nobody ended it: a day later somebody turns the machine on. */
async function expireWhileOff(scene: Scene): Promise<TracedRoom['chair']> {
  const { room } = scene;
  await room.off();
  const yesterday = Date.now() - 24 * 3_600_000;
  const { dataFolder: folder } = room;
  const found = findOpenMeeting(folder);
  const meeting = found.ok ? (found.value.meeting ?? '') : '';
  const roomKey = Buffer.from(room.roomKey, 'base64');
  const opened = openJournal({ folder, meeting, roomKey, vaultKind: 'tryout' });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const plan = meetingPlanSchema.parse(opened.value.getRoomState('plan'));
  const offlineUntil = new Date(yesterday).toISOString();
  expect(opened.value.putRoomState('plan', { ...plan, offlineUntil }).ok).toBe(true);
  opened.value.close();
  const { database } = listMeetingFiles(folder, meeting);
  utimesSync(database, yesterday / 1000, yesterday / 1000);
  search(scene, 'off');
  const chair = await room.on();
  const { delivery } = await chair.until((view) => view.state.phase === 'delivered', 60_000);
  expect(delivery.forgotten).toBe(true);
  return chair;
}

async function kill(scene: Scene): Promise<void> {
  const { chair, supervisor } = scene.room;
  const views = chair.wholeViews.length;
  process.kill(supervisor.hostPid() ?? 0, 'SIGKILL');
  search(scene, 'killed');
  await waitFor(() => (chair.wholeViews.length > views ? true : undefined), 'the room again', 60_000);
  await finish(scene.room);
}

async function seal({ room, store }: Scene): Promise<void> {
  await store.central.stop();
  await finish(room);
  await room.chair.until((view) => view.delivery.maySeal === true, 90_000);
  await must(room.chair, 'meeting.seal', {});
}
