import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { HostChild, RoomStart } from '#browser-shell/supervisor.ts';
import type { Ground } from '../../reliability/ground.ts';
import type { Cut, DiskImage } from './disk-after-cut.ts';
import { diskAfterCut } from './disk-after-cut.ts';
import { readImage, writeImage } from './disk-folder.ts';
import { readDiskLog } from './disk-log.ts';
import type { FaultPage } from './fault-page.ts';
import { openFaultPage } from './fault-page.ts';
import type { DiskReading } from './read-disk.ts';
import { readDisk } from './read-disk.ts';

export interface CutsFound {
  /** Cuts that a host was started after, and of these the ones that came while a host was starting. */
  cuts: number;
  whileStarting: number;
  /** Cuts at other points of the same logs, looked into without a host. */
  points: number;
  /** Files that were other than the program had seen them: without any, nothing was cut. */
  unlikeFiles: number;
  /** Confirmed and not there. Must be none. */
  lost: number;
  /** Why a file was refused, or what was found in it. Must be none. */
  damage: string[];
  /** The same cuts on a disk that never flushes: what was lost there shows that the search would find it. */
  lostByLiar: number;
}

export interface PowerNeeds {
  readonly shim: string;
  readonly chance: () => number;
  /** Other points of each log that are looked into. */
  readonly points: number;
  /** How many of the hosts are killed while they start. */
  readonly share: number;
}

export interface PowerGround extends Ground {
  readonly found: CutsFound;
  readonly faults: FaultPage;
  /** What the disk surely holds now: nothing that was not flushed. */
  readSafe(): DiskReading;
  remove(): void;
}

interface State {
  readonly needs: PowerNeeds;
  readonly start: RoomStart;
  readonly work: string;
  readonly log: string;
  readonly found: CutsFound;
  /** What was confirmed since the cut before, and how long the log was when the answer came. */
  readonly confirmed: { readonly text: string; readonly at: number }[];
  /** What was confirmed before it. */
  readonly kept: Set<string>;
  base: DiskImage | undefined;
}

const longestStart = 1500;

/** Every host that is forked here writes on a disk whose power was cut when the one before was killed. */
export function layPowerGround(needs: PowerNeeds, start: RoomStart): PowerGround {
  const work = mkdtempSync(join(tmpdir(), 'stafettrom-power-'));
  const counts = { cuts: 0, whileStarting: 0, points: 0, unlikeFiles: 0, lost: 0, lostByLiar: 0 };
  const found: CutsFound = { ...counts, damage: [] };
  const log = join(work, 'log');
  const state: State = { needs, start, work, log, found, confirmed: [], kept: new Set(), base: undefined };
  writeFileSync(log, '');
  const faults = openFaultPage(join(work, 'faults'));
  return {
    found,
    faults,
    fork: (startHost) => forkOnGround(state, startHost),
    confirmed: (text) => void state.confirmed.push({ text, at: statSync(log).size }),
    readSafe: () => readImageOf(state, imageAfterCut(state, readFileSync(log), { kind: 'nothing' })),
    remove: () => {
      faults.close();
      rmSync(work, { recursive: true, force: true });
    },
  };
}

function forkOnGround(state: State, startHost: () => HostChild): HostChild {
  const isFirst = state.base === undefined;
  if (isFirst) state.base = readImage(state.start.dataFolder);
  else cutPower(state);
  const child = startPreloaded(state, startHost);
  const { chance, share } = state.needs;
  if (!isFirst && chance() < share) killWhileStarting(state, child, chance() * longestStart);
  return child;
}

function startPreloaded({ needs, start, log, work }: State, startHost: () => HostChild): HostChild {
  const given = {
    LD_PRELOAD: needs.shim,
    POWER_CUT_FOLDER: start.dataFolder,
    POWER_CUT_LOG: log,
    POWER_CUT_FAULTS: join(work, 'faults'),
  };
  Object.assign(process.env, given);
  const child = startHost();
  for (const name of Object.keys(given)) delete process.env[name];
  return child;
}

/** The moments in which keys, tables and epochs are written are cut too. */
function killWhileStarting(state: State, child: HostChild, milliseconds: number): void {
  const timer = setTimeout(() => {
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    state.found.whileStarting += 1;
  }, milliseconds);
  child.onExit(() => clearTimeout(timer));
}

function cutPower(state: State): void {
  const { found, needs, start, confirmed, kept } = state;
  const log = readFileSync(state.log);
  for (let point = 0; point < needs.points; point += 1) {
    const until = Math.floor(needs.chance() * log.length);
    found.points += 1;
    judge(state, imageAfterCut(state, log, { until }), until);
  }
  found.lostByLiar += countLost(state, imageAfterCut(state, log, { isLying: true }), log.length);
  const image = imageAfterCut(state, log);
  for (const [path, bytes] of readImage(start.dataFolder))
    if (image.get(path)?.equals(bytes) !== true) found.unlikeFiles += 1;
  found.cuts += 1;
  judge(state, image, log.length);
  for (const { text } of confirmed.splice(0)) kept.add(text);
  writeImage(image, start.dataFolder);
  truncateSync(state.log);
  state.base = image;
}

function imageAfterCut(
  state: State,
  log: Buffer,
  change: Partial<Pick<Cut, 'kind' | 'isLying'>> & { readonly until?: number } = {},
): DiskImage {
  const { chance } = state.needs;
  const isKept = (path: string): boolean => path.startsWith(join(state.start.dataFolder, 'logs'));
  const cut: Cut = { kind: chance() < 0.5 ? 'nothing' : 'torn', chance, isKept, ...change };
  return diskAfterCut(state.base ?? new Map(), readDiskLog(log, change.until), cut);
}

function judge(state: State, image: DiskImage, until: number): void {
  const { damage } = readImageOf(state, image);
  state.found.damage.push(...damage);
  state.found.lost += countLost(state, image, until);
}

/** What was confirmed while the log was no longer than this, and is not there. */
function countLost(state: State, image: DiskImage, until: number): number {
  const { texts } = readImageOf(state, image);
  const confirmed = state.confirmed.filter(({ at }) => at <= until).map(({ text }) => text);
  return [...state.kept, ...confirmed].filter((text) => !texts.has(text)).length;
}

function readImageOf({ start, work }: State, image: DiskImage): DiskReading {
  const folder = join(work, 'looked-into');
  writeImage(image, start.dataFolder, folder);
  return readDisk(start, folder);
}
