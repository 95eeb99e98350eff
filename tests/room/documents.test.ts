import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { no, yes } from '#domain/result.ts';
import type { DocumentReader } from '#host/uploads/document-reader.ts';
import { findOpenMeeting } from '#host/journal/find-open-meeting.ts';
import { openJournal } from '#host/journal/journal.ts';
import { readPlan } from '../domain/demo-files.ts';
import { openRoom, type RoomChange } from './open-room.ts';

const bytes = readFileSync(path.resolve(import.meta.dirname, '../../resources/demo/documents/dagtavle.pdf'));
const grownUps = ['mor', 'far', 'kontaktlaerer', 'pp-raadgiver'];

/** Three pages, each a picture of one pixel with its number for a text. */
function reader(change: Partial<DocumentReader> = {}): DocumentReader & { readonly drawn: number[] } {
  const drawn: number[] = [];
  return {
    drawn,
    open: async () => yes({ kind: 'drawn', mediaType: 'application/pdf', pages: 3 }),
    draw: async (_bytes, page) => {
      drawn.push(page);
      return yes({ bytes: new Uint8Array([page]), width: 1, height: 1, text: `Side ${page + 1}` });
    },
    stop: async () => undefined,
    ...change,
  };
}

/** The demo's day board lies in the meeting's own file, as it does when the store gave it out. */
function withDocument(documentReader: DocumentReader, change: RoomChange = {}): RoomChange {
  return {
    present: grownUps,
    ...change,
    host: { documentReader },
    prepared: (folder, start) => {
      const found = findOpenMeeting(folder);
      const meeting = found.ok ? (found.value.meeting ?? '') : '';
      const roomKey = Buffer.from(start.roomKey, 'base64');
      const opened = openJournal({ folder, meeting, roomKey, vaultKind: 'tryout' });
      if (!opened.ok) throw new Error(opened.refusal.kind);
      opened.value.putBlob({ mediaType: 'application/pdf', bytes });
      opened.value.close();
    },
  };
}

function limitedTo(...readers: readonly string[]): ReturnType<typeof readPlan> {
  const plan = readPlan('ada');
  const items = plan.items.map((item) =>
    item.kind === 'document' ? { ...item, limitedTo: [...readers] } : item,
  );
  return { ...plan, items };
}

describe('a document on the big screen', () => {
  it('is chosen by the chair, turned page by page like everything else, and then the point is back', async () => {
    const documents = reader();
    const { chair, screen } = await openRoom(withDocument(documents));
    await chair.until((view) => view.documents[0]?.state === 'ready');
    expect(chair.view().documents).toEqual([
      { id: 'dagtavle', title: 'Dagtavle for mandag', state: 'ready' },
    ]);
    expect(await chair.call('screen.document', { document: 'dagtavle' })).toBe('yes');
    const first = await screen.until(({ page }) => page.kind === 'document' && page.picture !== undefined);
    expect(first.page).toMatchObject({ title: 'Dagtavle for mandag', number: 1, of: 3, text: 'Side 1' });
    expect(chair.view().document).toBe('dagtavle');
    for (const number of [2, 3]) {
      await chair.call('screen.next', {});
      const { page } = await screen.until((view) => 'number' in view.page && view.page.number === number);
      expect(page).toMatchObject({ kind: 'document' });
    }
    await screen.until(({ page }) => page.kind === 'document' && page.text === 'Side 3');
    expect(documents.drawn).toEqual([0, 1, 2]);
    await chair.call('screen.next', {});
    await screen.until(({ page }) => page.kind === 'welcome');
    await chair.until((view) => view.document === undefined);
  });

  it('is drawn ahead, so that the next page is there at once', async () => {
    const documents = reader();
    const { chair, screen } = await openRoom(withDocument(documents));
    await chair.until((view) => view.documents[0]?.state === 'ready');
    await chair.call('screen.document', { document: 'dagtavle' });
    await screen.until(({ page }) => page.kind === 'document' && page.picture !== undefined);
    await expect.poll(() => documents.drawn).toEqual([0, 1]);
  });

  it('leaves the wall when somebody comes in who may not see it, and is not offered (A6)', async () => {
    const plan = limitedTo('kontaktlaerer', 'mor', 'far');
    const { chair, screen } = await openRoom(
      withDocument(reader(), { plan, present: ['mor', 'far', 'kontaktlaerer'] }),
    );
    await chair.until((view) => view.documents[0]?.state === 'ready');
    await chair.call('screen.document', { document: 'dagtavle' });
    await screen.until(({ page }) => page.kind === 'document');
    await chair.call('rollCall.enter', { participant: 'pp-raadgiver', by: 'room' });
    await screen.until(({ page }) => page.kind === 'welcome');
    await chair.until((view) => view.documents.length === 0);
    expect(await chair.call('screen.document', { document: 'dagtavle' })).toBe('unknown-item');
  });

  it('that cannot be opened shows a sentence, and tells the chair alone why', async () => {
    const documents = reader({ open: async () => no({ kind: 'document-has-code' }) });
    const { chair, screen } = await openRoom(withDocument(documents));
    const { documents: rows } = await chair.until((view) => view.documents[0]?.state === 'refused');
    expect(rows[0]).toMatchObject({ reason: 'document-has-code' });
    await chair.call('screen.document', { document: 'dagtavle' });
    const { page } = await screen.until((view) => view.page.kind === 'document');
    expect(page).not.toHaveProperty('picture');
    expect(documents.drawn).toEqual([]);
  });

  it('that is written is set in the letters of the wall, its pictures between, and can be read aloud', async () => {
    const picture = { bytes: new Uint8Array([1]), width: 1, height: 1, text: 'Et tre' };
    const documents = reader({
      open: async () =>
        yes({
          kind: 'written',
          mediaType: 'application/docx',
          blocks: [
            { kind: 'heading', text: 'Plan for uken' },
            { kind: 'text', text: 'Ada går på tur.' },
            { kind: 'picture', picture },
            { kind: 'item', text: 'Ta med støvler.' },
          ],
        }),
    });
    const { chair, screen } = await openRoom(withDocument(documents));
    await chair.until((view) => view.documents[0]?.state === 'ready');
    await chair.call('screen.document', { document: 'dagtavle' });
    const { page } = await screen.until((view) => view.page.kind === 'sentences');
    expect(page).toMatchObject({ title: 'Dagtavle for mandag', number: 1, of: 3 });
    expect(page.kind === 'sentences' && page.sentences.map(({ text }) => text)).toEqual([
      'Plan for uken',
      'Ada går på tur.',
    ]);
    expect(chair.view().readAloud.sentences.map(({ text }) => text)).toContain('Ta med støvler.');
    await chair.call('screen.next', {});
    await screen.until((view) => view.page.kind === 'document' && view.page.text === 'Et tre');
  });

  it('that the room has not got is said to be on its way, and the meeting goes on', async () => {
    const { chair, screen } = await openRoom({ present: grownUps, host: { documentReader: reader() } });
    expect(chair.view().documents[0]).toMatchObject({ state: 'coming' });
    await chair.call('screen.document', { document: 'dagtavle' });
    const { page } = await screen.until((view) => view.page.kind === 'document');
    expect(page).toMatchObject({ number: 1, of: 1, text: '' });
    await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
    await screen.until((view) => view.page.kind === 'goal');
  });
});
