import process from 'node:process';
import { z } from 'zod';
import { openFileKey } from '#host/keys/file-key.ts';
import type { JournalNeeds } from '#host/journal/journal-ports.ts';
import { openJournal } from '#host/journal/journal.ts';
import { listMeetingFiles } from '#host/journal/meeting-files.ts';
import { openDatabaseForReading, pageCache } from '#host/journal/open-database.ts';
import type { HostRoom } from '#host/room/host-room.ts';
import { loadMeeting } from '#host/room/open-meeting.ts';
import { chairView } from '#host/views/chair-view.ts';
import { measureInTurns } from './measurement.ts';

const asked = z
  .strictObject({
    folder: z.string(),
    day: z.string(),
    meeting: z.string(),
    roomKey: z.base64(),
    rounds: z.number().int(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const needs: JournalNeeds = {
  folder: asked.folder,
  meeting: asked.meeting,
  roomKey: Buffer.from(asked.roomKey, 'base64'),
  vaultKind: 'tryout',
};

const caller = { session: 'bench', role: 'chair' } as const;

function openAndShow(): number {
  const began = performance.now();
  const opened = openJournal(needs);
  if (!opened.ok) throw new Error(`The large plan did not open: ${opened.refusal.kind}`);
  const meeting = loadMeeting(opened.value, { note: () => undefined, fault: () => '' });
  const view = chairView(aroundMeeting(meeting), caller);
  const took = performance.now() - began;
  if (view.goal === undefined) throw new Error('The console shows no goal');
  opened.value.close();
  return took;
}

/** Of the host only what a view is made from. */
function aroundMeeting(meeting: NonNullable<HostRoom['meeting']>): HostRoom {
  const never = (): never => {
    throw new Error('A view asked for what it has no need of');
  };
  return {
    meeting,
    phase: 'meeting',
    store: 'unknown',
    contact: { asksSignIn: false, storeDiffers: false },
    plans: [],
    look: { language: 'nb', scheme: 'light', large: false },
    reading: { generation: 0 },
    voices: { piper: [], fallen: [] },
    callers: new Map([[caller.session, caller]]),
    arriving: new Map(),
    delivery: { facts: 0 },
    stopping: new AbortController(),
    clockOffsetMs: 0,
    needs: {
      dataFolder: '',
      tempFolder: '',
      resources: '',
      roomKey: needs.roomKey,
      vaultKind: needs.vaultKind,
      tryOut: true,
      municipality: { inForce: never, faults: [], answer: never },
      date: asked.day,
      entries: { documentWorker: '' },
      log: { note: never, fault: never },
      now: never,
      newId: never,
      random: never,
      changed: never,
      sound: never,
      tableAddress: never,
      forget: never,
      launchSpeech: never,
      launchUploads: never,
    },
  };
}

function readBare(): number {
  const { database: file } = listMeetingFiles(asked.folder, asked.meeting);
  const key = openFileKey(needs, asked.meeting);
  if (!key.ok) throw new Error(`The peer has no key: ${key.refusal.kind}`);
  const began = performance.now();
  const opened = openDatabaseForReading({ file, fileKey: key.value.fileKey });
  if (!opened.ok) throw new Error(`The peer did not open: ${opened.refusal.kind}`);
  opened.value.pragma(`cache_size = ${pageCache}`);
  const rows = opened.value
    .prepare<[], { envelope: string; body: string }>(
      'select envelope, body from fact join fact_body on fact_body.fact = fact.id order by seq',
    )
    .all();
  const read = rows.map(({ envelope, body }): unknown[] => [JSON.parse(envelope), JSON.parse(body)]);
  const took = performance.now() - began;
  opened.value.close();
  if (read.length === 0) throw new Error('The peer read nothing');
  return took;
}

/** What the processor spent, which another program's load does not change as much as the clock. */
const spent: { readonly ours: number[]; readonly peer: number[] } = { ours: [], peer: [] };

function withProcessorTime(side: keyof typeof spent, run: () => number): () => number {
  return () => {
    const before = process.cpuUsage();
    const took = run();
    const { user, system } = process.cpuUsage(before);
    spent[side].push((user + system) / 1000);
    return took;
  };
}

const times = await measureInTurns(asked.rounds, {
  ours: withProcessorTime('ours', openAndShow),
  peer: withProcessorTime('peer', readBare),
});
process.send?.({ times, spent });
