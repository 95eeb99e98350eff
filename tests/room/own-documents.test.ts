import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandInput } from '#contract/commands.ts';
import { documentPieceBytes, largestDocumentBytes } from '#contract/document-rows.ts';
import { findOpenMeeting } from '#host/journal/find-open-meeting.ts';
import { openJournal } from '#host/journal/journal.ts';
import type { WritableJournal } from '#host/journal/journal-ports.ts';
import type { Body } from '#domain/bodies.ts';
import { readFact } from '#domain/known-fact.ts';
import { no, yes } from '#domain/result.ts';
import type { DocumentReader } from '#host/uploads/document-reader.ts';
import type { Outcome } from '../support/drive-page.ts';
import { writeDayBoard } from '../host/uploads/good-documents.ts';
import type { Chair, MinutesPage, OpenRoom, RoomChange } from './open-room.ts';
import { openRoom } from './open-room.ts';

const grownUps = ['mor', 'far', 'kontaktlaerer', 'pp-raadgiver', 'sfo-leder'];
/** Machines that test are busy. */
const patient = { timeout: 10_000 };
const about: CommandInput<'document.keep'> = {
  belongs: true,
  category: 'other',
  title: 'Timeplan for november',
  topic: 'school',
};

let board: Uint8Array = new Uint8Array();
beforeAll(async () => {
  board = await writeDayBoard();
});

/** The bytes as a page sends them, and what is answered to the last call. */
async function upload(
  page: Pick<Chair | MinutesPage, 'call'>,
  bytes: Uint8Array,
  change: Partial<CommandInput<'document.keep'>> = {},
): Promise<Outcome> {
  const begun = await page.call('document.begin', { bytes: bytes.length });
  if (begun !== 'yes') return begun;
  for (let from = 0; from < bytes.length; from += documentPieceBytes) {
    const data = Buffer.from(bytes.subarray(from, from + documentPieceBytes)).toString('base64');
    const taken = await page.call('document.piece', { from, data });
    if (taken !== 'yes') return taken;
  }
  return page.call('document.keep', { ...about, ...change });
}

interface Kept {
  readonly room: OpenRoom;
  readonly roomKey: () => Buffer;
}

async function open(change: RoomChange = {}): Promise<Kept> {
  let key = Buffer.alloc(0);
  const room = await openRoom({
    present: grownUps,
    ...change,
    prepared: (_folder, start) => {
      key = Buffer.from(start.roomKey, 'base64');
    },
  });
  return { room, roomKey: () => key };
}

/** What lies in the meeting's file once the host has let go of it. */
async function lookInto<Found>(
  { room, roomKey }: Kept,
  look: (journal: WritableJournal) => Found,
): Promise<Found> {
  await room.stop();
  const found = findOpenMeeting(room.folder);
  const meeting = found.ok ? (found.value.meeting ?? '') : '';
  const opened = openJournal({ folder: room.folder, meeting, roomKey: roomKey(), vaultKind: 'tryout' });
  if (!opened.ok) throw new Error(opened.refusal.kind);
  try {
    return look(opened.value);
  } finally {
    opened.value.close();
  }
}

function fingerprint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function addedHere(journal: WritableJournal): readonly Body<'document.added/1'>[] {
  return journal.loadFacts().facts.flatMap(({ origin, fact }) => {
    const reading = readFact(fact);
    const isAdded = origin === 'room' && reading.kind === 'known' && reading.fact.verb === 'document.added/1';
    return isAdded ? [reading.fact.body] : [];
  });
}

/** For what is not about opening: a process costs seconds. */
const trusting: DocumentReader = {
  open: async () => yes({ kind: 'drawn', mediaType: 'application/pdf', pages: 1 }),
  draw: async () => no({ kind: 'document-empty' }),
  stop: async () => undefined,
};

describe('a document of our own', () => {
  it('comes in pieces, is looked through, and stands among those that can be shown', async () => {
    const kept = await open();
    const { chair, screen } = kept.room;
    expect(await upload(chair, Buffer.from('<svg onload="alert(1)"/>'))).toBe('document-unknown-type');
    expect(await upload(chair, board.subarray(0, 700))).toBe('document-damaged');
    expect(await upload(chair, board)).toBe('yes');
    const { documents } = await chair.until(
      (view) => view.documents.some((one) => one.title === about.title && one.state === 'ready'),
      10_000,
    );
    const mine = documents.find((one) => one.title === about.title)?.id ?? '';
    expect(await chair.call('screen.document', { document: mine })).toBe('yes');
    const { page } = await screen.until((view) => view.page.kind === 'document');
    expect(page).toMatchObject({ title: about.title, of: 2 });
    expect(await upload(chair, board)).toBe('document-already-here');
    await lookInto(kept, (journal) => {
      const [fact, ...more] = addedHere(journal);
      expect(more).toEqual([]);
      expect(fact).toEqual({
        category: 'other',
        title: about.title,
        topic: 'school',
        sha256: fingerprint(board),
        bytes: board.length,
        mediaType: 'application/pdf',
      });
      expect(journal.getBlob(fingerprint(board))?.bytes.equals(board)).toBe(true);
    });
  }, 40_000);

  it('is taken back with its bytes, and told of to nobody whom it was not limited to', async () => {
    const kept = await open({ host: { documentReader: trusting } });
    const { chair } = kept.room;
    expect(await upload(chair, board, { limitedTo: ['kontaktlaerer'], title: 'Bare for noen' })).toBe('yes');
    await chair.until((view) => view.undo.command === 'document.add');
    expect(chair.view().documents.map((one) => one.title)).not.toContain('Bare for noen');
    const table = await kept.room.table('pp-raadgiver');
    expect(await upload(table, board)).toBe('yes');
    expect(await table.call('undo.newest', {})).toBe('yes');
    // The bytes are still here, for the first document has the same.
    expect(await upload(chair, board)).toBe('document-already-here');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    await lookInto(kept, (journal) => {
      expect(journal.getBlob(fingerprint(board))).toBeUndefined();
      expect(addedHere(journal)).toEqual([]);
    });
  }, 40_000);

  it('that has not come whole is nothing, and is gone with its page and its host', async () => {
    const kept = await open({ host: { documentReader: trusting } });
    const { room } = kept;
    const { chair } = room;
    const sizes = [0, largestDocumentBytes + 1].map((bytes) => chair.call('document.begin', { bytes }));
    expect(await Promise.all(sizes)).toEqual(['document-empty', 'document-too-large']);
    expect(await upload(chair, board, { title: '  ' })).toBe('empty-text');
    expect(await chair.call('document.drop', {})).toBe('yes');
    expect(await chair.call('document.keep', about)).toBe('document-incomplete');
    expect(await chair.call('document.begin', { bytes: 6 })).toBe('yes');
    expect(await chair.call('document.piece', { from: 3, data: 'AAAA' })).toBe('document-incomplete');
    const before = await room.table('sfo-leder');
    const one = await room.table('kontaktlaerer');
    const two = await room.table('kontaktlaerer');
    // Whoever took the minutes before has only the right to read left.
    expect(await before.call('document.begin', { bytes: 6 })).toBe('may-not-write');
    for (const page of [chair, one]) expect(await page.call('document.begin', { bytes: 6 })).toBe('yes');
    expect(await two.call('document.begin', { bytes: 6 })).toBe('too-many');
    one.stop();
    await expect.poll(() => two.call('document.begin', { bytes: 6 }), patient).toBe('yes');
    expect(await chair.call('document.piece', { from: 0, data: 'AAAAAAAA' })).toBe('yes');
    await room.restart();
    await expect.poll(() => chair.call('document.keep', about), patient).toBe('document-incomplete');
    expect(await lookInto(kept, addedHere)).toEqual([]);
  }, 40_000);
});
