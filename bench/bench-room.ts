import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFactIds } from '#doors/fact-ids.ts';
import { findPlaces } from '#doors/places.ts';
import type { MeetingFile, PlanFile } from '#domain/plan-file.ts';
import { meetingFileSchema, planFileSchema } from '#domain/plan-file.ts';
import { osloDay } from '#host/oslo-day.ts';
import type { RoomToPrepare } from '../tests/fixtures/prepare-room.ts';

/** Where one measurement keeps what it needs on disk. */
export interface BenchRoom extends Pick<RoomToPrepare, 'folder' | 'roomKey' | 'vaultKind' | 'day' | 'newId'> {
  /** Of the peer: beside ours, in the same file system. */
  readonly peerFolder: string;
  readonly tempFolder: string;
  readonly remove: () => void;
}

export function makeBenchRoom(): BenchRoom {
  const root = mkdtempSync(join(tmpdir(), 'stafettrom-bench-'));
  const folders = {
    folder: join(root, 'room'),
    peerFolder: join(root, 'peer'),
    tempFolder: join(root, 'temp'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { mode: 0o700 });
  return {
    ...folders,
    roomKey: randomBytes(32),
    vaultKind: 'tryout',
    day: osloDay(Date.now()),
    newId: createFactIds({ now: () => Date.now(), random: (bytes) => randomBytes(bytes) }),
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

/** The girl of eight with three goals and nine activities. */
export function readDemo(): { readonly plan: PlanFile; readonly meeting: MeetingFile } {
  const demo = join(findPlaces().resources, 'demo');
  return {
    plan: planFileSchema.parse(readJson(join(demo, 'ada.plan.json'))),
    meeting: meetingFileSchema.parse(readJson(join(demo, 'ada.meeting.json'))),
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
