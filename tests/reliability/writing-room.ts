import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { forkHost } from '#browser-shell/fork-host.ts';
import type { HostChild, RoomStart, Supervisor } from '#browser-shell/supervisor.ts';
import { startSupervisor } from '#browser-shell/supervisor.ts';
import type { ChairView, MinutesView, ScreenView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import { createIds } from '#domain/uuid.ts';
import { findPlaces } from '#doors/places.ts';
import { machineTime } from '#doors/shell-machine.ts';
import { openJournal } from '#host/journal/journal.ts';
import { readMeeting, readPlan } from '../domain/demo-files.ts';
import { prepareRoom } from '../fixtures/prepare-room.ts';
import type { DrivenPage } from '../support/drive-page.ts';
import { drivePage } from '../support/drive-page.ts';
import type { Ground, GroundOf } from './ground.ts';

/** A host of its own process with a chair, a big screen and a minute-taker, at a point with a draft. */
export interface WritingRoom {
  readonly ground: Ground;
  readonly start: RoomStart;
  readonly journal: string;
  readonly supervisor: Supervisor;
  readonly chair: DrivenPage<ChairView>;
  readonly screen: DrivenPage<ScreenView>;
  readonly taker: DrivenPage<MinutesView>;
  /** The supervisor's clock goes on by this: kills lie half a minute apart for it, and it need not slow down. */
  readonly clock: { shift: number };
}

const day = '2026-11-22';
export const section = 'section-sak-skoledagen';

export async function beginRoom(folder: string, groundOf: GroundOf): Promise<WritingRoom> {
  const start = writeStart(folder);
  mkdirSync(start.dataFolder);
  mkdirSync(start.pages);
  const newId = createIds({ now: () => Date.now(), randomBytes: (length) => randomBytes(length) });
  const roomKey = Buffer.from(start.roomKey, 'base64');
  const files = { plan: readPlan('ada'), meeting: readMeeting('ada') };
  const { vaultKind, dataFolder } = start;
  const { journal } = prepareRoom({ folder: dataFolder, ...files, roomKey, vaultKind, day, newId });
  const clock = { shift: 0 };
  const log = { note: () => undefined, fault: () => '' };
  const now = (): number => machineTime.now() + clock.shift;
  const ground = groundOf(start);
  const fork = (): HostChild => ground.fork(() => forkHost(findPlaces().hostProcess));
  const started = await startSupervisor({ fork, start, log, now, after: machineTime.after });
  if (!started.ok) throw new Error(started.refusal.kind);
  const supervisor = started.value;
  const chair = await drivePage(supervisor.openAddress('chair'), viewSchemas.chair);
  const screen = await drivePage(supervisor.openAddress('screen'), viewSchemas.screen);
  await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
  const taker = await drivePage(await chair.invite(), viewSchemas['minute-taker']);
  const { tables } = await chair.until((view) => view.tables[0]?.state === 'waiting');
  await chair.call('table.admit', { table: tables[0]?.id ?? '', participant: 'miljoterapeut' });
  await taker.until((view) => view.goal !== undefined);
  return { ground, start, journal, supervisor, chair, screen, taker, clock };
}

function writeStart(folder: string): RoomStart {
  return {
    port: 0,
    pages: join(folder, 'pages'),
    dataFolder: join(folder, 'data'),
    tempFolder: join(folder, 'temp'),
    roomKey: randomBytes(32).toString('base64'),
    vaultKind: 'tryout',
    tryOut: true,
    profile: 'try-out',
    date: day,
  };
}

export async function endRoom({ chair, screen, taker, supervisor }: WritingRoom): Promise<void> {
  for (const page of [chair, screen, taker]) page.stop();
  await supervisor.stop();
}

/** How often every evaluation of this run stands in the file. */
export function countEvaluations({ start, journal }: WritingRoom): ReadonlyMap<string, number> {
  const { dataFolder: folder, vaultKind } = start;
  const roomKey = Buffer.from(start.roomKey, 'base64');
  const opened = openJournal({ folder, meeting: journal, roomKey, vaultKind });
  if (!opened.ok) throw new Error(`The file was refused: ${opened.refusal.kind}`);
  const { facts, malformed } = opened.value.loadFacts();
  opened.value.close();
  if (malformed.length > 0) throw new Error('The file holds what is no fact.');
  const found = new Map<string, number>();
  for (const { fact, origin } of facts) {
    const text = fact.verb === 'evaluation.added/1' && origin === 'room' ? fact.body?.['text'] : undefined;
    if (typeof text === 'string') found.set(text, (found.get(text) ?? 0) + 1);
  }
  return found;
}

export function countFaults({ start }: WritingRoom): number {
  const log = readFileSync(join(start.dataFolder, 'logs', 'host.log'), 'utf8');
  return log.split('\n').filter((line) => line.includes('"reference"')).length;
}
