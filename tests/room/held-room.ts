import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, vi } from 'vitest';
import { audience, participantsPresent } from '#domain/audience.ts';
import type { PlanFile } from '#domain/plan-file.ts';
import type { Profile } from '#domain/profile.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import type { DocumentItem, PlanState } from '#domain/state.ts';
import { createIds } from '#domain/uuid.ts';
import { findPlaces } from '#doors/places.ts';
import type { FilesAsked } from '#host/documents/render-messages.ts';
import type { DocumentRenderer } from '#host/documents/render-minutes.ts';
import { startDocumentRenderer } from '#host/documents/render-minutes.ts';
import type { WritableJournal } from '#host/journal/journal-ports.ts';
import { openJournal } from '#host/journal/journal.ts';
import { approve } from '#host/room/approve.ts';
import type { HostRoom } from '#host/room/host-room.ts';
import type { OpenMeeting } from '#host/room/open-meeting.ts';
import { loadMeeting } from '#host/room/open-meeting.ts';
import { readMeeting, readPlan } from '../domain/demo-files.ts';
import { preparedProfile, prepareRoom } from '../fixtures/prepare-room.ts';

// Documents are made for real, and machines that test are busy.
vi.setConfig({ testTimeout: 30_000 });

export const day = '2026-11-22';
const places = findPlaces();
const quiet = { note: () => undefined, fault: () => '', warn: () => undefined };
const newId = createIds({ now: () => Date.now(), randomBytes: (length) => randomBytes(length) });
const roomKey = randomBytes(32);
const top = mkdtempSync(join(tmpdir(), 'stafettrom-held-'));

export const worker: DocumentRenderer = startDocumentRenderer({
  entry: places.documentWorker,
  resources: places.resources,
  log: quiet,
});

/** The same question has the same bytes for an answer, as the tests of the documents show: the worker is asked once. */
export const renderer: DocumentRenderer = { ...worker, renderFiles: (asked) => once(asked) };

const rendered = new Map<string, ReturnType<DocumentRenderer['renderFiles']>>();

function once(asked: FilesAsked): ReturnType<DocumentRenderer['renderFiles']> {
  const key = JSON.stringify(asked);
  const files = rendered.get(key) ?? worker.renderFiles(asked);
  rendered.set(key, files);
  return files;
}

afterAll(async () => {
  await worker.stop();
  rmSync(top, { recursive: true, force: true, maxRetries: 5 });
});

/** Ada's plan with two services: the school that sees everything, and a youth club that sees one topic. */
export function smallPlan(change: (plan: PlanFile) => PlanFile = (plan) => plan): PlanFile {
  const plan = readPlan('ada');
  const [first] = plan.consents;
  if (first === undefined) throw new Error('The demo plan has no consent');
  const names = [
    { participant: 'kontaktlaerer' },
    { participant: 'fritidsleder', topics: ['other' as const] },
  ];
  return change({ ...plan, consents: [{ ...first, names }] });
}

export interface Kept {
  readonly folder: string;
  readonly journal: string;
}

/** An open meeting with mor and the holder in the roll call, on a real file. */
export function hold(plan: PlanFile, profile: Partial<Profile> = {}): Kept {
  const folder = mkdtempSync(join(top, 'room-'));
  const present = ['mor', 'kontaktlaerer'].map((participant) => ({
    participant,
    part: 'whole' as const,
    by: 'room' as const,
  }));
  const meeting = { ...readMeeting('ada'), present };
  const { journal } = prepareRoom({
    folder,
    plan,
    meeting,
    roomKey,
    vaultKind: 'tryout',
    day,
    newId,
    profile: { ...preparedProfile, ...profile },
  });
  return { folder, journal };
}

export type Opened = {
  readonly host: HostRoom;
  readonly meeting: OpenMeeting;
  readonly journal: WritableJournal;
};

/** The host as it would take the file up: what it holds besides plays no part in an ending. */
export function open(kept: Kept, wrap: (journal: WritableJournal) => WritableJournal = (one) => one): Opened {
  const opened = openJournal({ folder: kept.folder, meeting: kept.journal, roomKey, vaultKind: 'tryout' });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  const journal = wrap(opened.value);
  const meeting = loadMeeting(journal, quiet);
  const needs = {
    now: () => Date.parse(`${day}T12:00:00Z`),
    date: day,
    resources: places.resources,
    dataFolder: kept.folder,
    log: quiet,
    newId,
    changed: () => undefined,
  };
  const host = {
    needs,
    phase: meeting.room.delivery === 'not-begun' ? 'meeting' : 'delivering',
    meeting,
    store: 'unknown',
    reading: { generation: 0 },
    callers: new Map(),
    delivery: { facts: 0 },
    clockOffsetMs: 0,
    stopping: new AbortController(),
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an ending reads no other part of the host
  return { host: host as unknown as HostRoom, meeting, journal };
}

/** Both sections as they stand after the reading back began. */
export function typed({ meeting, journal }: Opened, texts: Readonly<Record<string, string>>): void {
  for (const [section, text] of Object.entries(texts)) {
    journal.putDraft(section, { text: fromPlainText(text), caret: 0, by: 'kontaktlaerer', version: 1 });
  }
  journal.putRoomState('room', { ...meeting.room, readBack: 'reading' });
  Object.assign(meeting, loadMeeting(journal, quiet));
}

/** The machine stops in the middle of this write: nothing of it is on the disk. */
export function killAt(journal: WritableJournal, at: string): WritableJournal {
  const counts = new Map<string, number>();
  const counted = (name: string): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (`${name} ${counts.get(name)}` === at) throw new Error('killed');
  };
  return {
    ...journal,
    append: (command) => {
      counted('append');
      return journal.append(command);
    },
    putBlob: (blob) => {
      counted('putBlob');
      return journal.putBlob(blob);
    },
  };
}

/** A private therapist (R9), of no service, whom the family lets see two topics. */
export function withTherapist(plan: PlanFile): PlanFile {
  const person = { id: 'terapeut', role: 'participant', name: 'Kari Solberg', access: 'read' } as const;
  const topics = ['school' as const, 'other' as const];
  return {
    ...plan,
    participants: [...plan.participants, { ...person, employee: false, outside: true, dutyBound: true }],
    consents: plan.consents.map((one) => ({
      ...one,
      names: [...one.names, { participant: 'terapeut', topics }],
    })),
  };
}

/** Those of them that are plain text, as they lie in the file. */
export function textsOf(
  { journal }: Opened,
  documents: readonly { readonly sha256: string }[],
): readonly string[] {
  return documents.flatMap(({ sha256 }) => {
    const blob = journal.getBlob(sha256);
    return blob?.mediaType === 'text/plain' ? [blob.bytes.toString()] : [];
  });
}

/** Both sections, as somebody wrote them. */
export const words: Readonly<Record<string, string>> = {
  'section-sak-skoledagen': 'Ada leser selv.',
  'section-sak-to-hjem': 'Mor og far sier det samme.',
};

export async function approveAll(opened: Opened, texts = words): Promise<void> {
  typed(opened, texts);
  const { host } = opened;
  expect(await approve({ host, renderer })).toMatchObject({ ok: true });
}

export function left(state: PlanState): readonly DocumentItem[] {
  return [...state.items.values()].flatMap((item) =>
    item.kind === 'document' && item.meeting !== undefined ? [item] : [],
  );
}

export const seenBy = (state: PlanState, person: string): readonly string[] => {
  const seen = audience(state, participantsPresent([person]), { today: day, adultAge: 18 });
  return left(state).flatMap(({ id, title }) => (seen.items.has(id) ? [title] : []));
};
