import { linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFileKey } from '#host/keys/file-key.ts';
import { findOpenMeeting } from '#host/journal/find-open-meeting.ts';
import { openJournal } from '#host/journal/journal.ts';
import { listMeetingFiles } from '#host/journal/meeting-files.ts';
import { listSettings, openDatabase } from '#host/journal/open-database.ts';
import { listPurgeSteps, purgeMeeting } from '#host/journal/purge.ts';
import { verifyFolder } from '#host/journal/verify.ts';
import {
  appendNumber,
  begin,
  copyFolder,
  hashFolder,
  makeFolder,
  meeting,
  type MeetingFolder,
  refusal,
  uuid,
  value,
} from './meeting-folder.ts';

let folder: MeetingFolder;

beforeEach(() => {
  folder = makeFolder();
});

afterEach(() => folder.remove());

const steps = listPurgeSteps({ folder: '/' }, meeting).map(({ name }, index) => [index + 1, name] as const);

describe('the purge', () => {
  test('leaves no file and no trace of the meeting, and may be done again', () => {
    const journal = begin(folder);
    appendNumber(journal, 1);
    expect(purgeMeeting({ folder: folder.folder, close: journal.close }, meeting)).toStrictEqual({
      ok: true,
      value: { left: 0, searched: 0 },
    });
    expect(readdirSync(folder.folder)).toStrictEqual([]);
    expect(purgeMeeting({ folder: folder.folder }, meeting).ok).toBe(true);
  });

  test.each(steps)('is finished after a crash behind step %i, %s', (done) => {
    const journal = begin(folder);
    appendNumber(journal, 1);
    const room = join(folder.folder, 'room');
    copyFolder(folder.folder, room);
    journal.close();
    for (const step of listPurgeSteps({ folder: room }, meeting).slice(0, done)) {
      step.run();
    }
    expect(openJournal({ ...folder, folder: room }).ok).toBe(false);
    expect(value(findOpenMeeting(room)).meeting).toBeUndefined();
    expect(purgeMeeting({ folder: room }, meeting).ok).toBe(true);
    expect(readdirSync(room)).toStrictEqual([]);
  });

  test('tells about a file that still names the meeting, but keeps what was sealed for the courier', () => {
    begin(folder).close();
    writeFileSync(join(folder.folder, `outbox-${meeting}.sealed`), 'sealed');
    const other = join(folder.folder, 'settings.json');
    writeFileSync(other, `${' '.repeat((1 << 20) - 5)}${meeting}`);
    expect(refusal(purgeMeeting({ folder: folder.folder }, meeting))).toStrictEqual({
      kind: 'remains',
      files: [other],
    });
    writeFileSync(other, '{}');
    expect(purgeMeeting({ folder: folder.folder }, meeting).ok).toBe(true);
    expect(readdirSync(folder.folder).toSorted()).toStrictEqual([
      `outbox-${meeting}.sealed`,
      'settings.json',
    ]);
  });

  test('zeroes the wrapped key before its name goes', () => {
    begin(folder).close();
    const { key } = listMeetingFiles(folder.folder, meeting);
    const other = join(folder.folder, 'same-blocks');
    linkSync(key, other);
    purgeMeeting({ folder: folder.folder }, meeting);
    expect(readFileSync(other).every((byte) => byte === 0)).toBe(true);
  });
});

describe('finding the open meeting', () => {
  test('finds none, the one, or refuses to choose between several', () => {
    expect(value(findOpenMeeting(folder.folder))).toStrictEqual({ meeting: undefined, remains: [] });
    begin(folder).close();
    writeFileSync(join(folder.folder, 'settings.json'), '{}');
    expect(value(findOpenMeeting(folder.folder))).toStrictEqual({ meeting, remains: [] });
    begin({ ...folder, meeting: 'second' }).close();
    expect(refusal(findOpenMeeting(folder.folder)).meetings.toSorted()).toStrictEqual([meeting, 'second']);
  });

  test('names what is left of a meeting without its key', () => {
    begin(folder).close();
    listPurgeSteps({ folder: folder.folder }, meeting)[0]?.run();
    expect(value(findOpenMeeting(folder.folder))).toStrictEqual({ meeting: undefined, remains: [meeting] });
  });
});

describe('verifying a folder', () => {
  function changeInside(sql: string): void {
    const files = listMeetingFiles(folder.folder, meeting);
    const { fileKey } = value(openFileKey(folder, meeting));
    const database = value(openDatabase({ file: files.database, fileKey, settings: listSettings('linux') }));
    database.exec(sql);
    database.close();
  }

  test('finds nothing wrong with a sound file, also while it is open, and changes nothing', () => {
    const journal = begin(folder);
    appendNumber(journal, 1);
    const before = hashFolder(folder.folder);
    const report = [{ file: `${meeting}.journal`, facts: 1, damage: [] }];
    expect(verifyFolder(folder)).toStrictEqual(report);
    expect(hashFolder(folder.folder)).toStrictEqual(before);
    journal.close();
    const closed = readdirSync(folder.folder);
    expect(verifyFolder(folder)).toStrictEqual(report);
    expect(readdirSync(folder.folder)).toStrictEqual(closed);
  });

  test('names malformed facts, holes in the numbers and damaged documents, and not what they say', () => {
    const journal = begin(folder);
    [1, 2, 3].forEach((n) => appendNumber(journal, n));
    value(journal.takeForDelivery(3));
    const sha256 = value(journal.putBlob({ mediaType: 'text/plain', bytes: Buffer.from('brev') }));
    journal.close();
    changeInside(`
      update fact_body set body = '{ikke json' where fact = '${uuid(2)}';
      update fact set envelope = json_set(envelope, '$.proof', 'oath') where id = '${uuid(3)}';
      drop trigger delivered_fact_stays;
      delete from fact where id = '${uuid(1)}';
      update blob set bytes = x'00'`);
    expect(verifyFolder(folder)).toStrictEqual([
      {
        file: `${meeting}.journal`,
        facts: 0,
        damage: [
          { kind: 'malformed-fact', fact: uuid(2) },
          { kind: 'malformed-fact', fact: uuid(3) },
          { kind: 'gap-in-delivery', missing: 1 },
          { kind: 'damaged-blob', sha256 },
        ],
      },
    ]);
    const again = value(openJournal(folder));
    expect(again.loadFacts()).toStrictEqual({
      facts: [],
      malformed: [
        { seq: 2, fact: uuid(2) },
        { seq: 3, fact: uuid(3) },
      ],
    });
    again.close();
  });

  test('reports a file that would be refused', () => {
    begin(folder).close();
    const { database } = listMeetingFiles(folder.folder, meeting);
    writeFileSync(database, 'noe annet '.repeat(1000));
    expect(verifyFolder(folder)[0]?.damage).toStrictEqual([{ kind: 'damaged-file', part: 'database' }]);
  });
});
