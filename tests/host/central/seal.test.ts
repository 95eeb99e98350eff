import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sealMeeting } from '#host/central/seal.ts';
import { listSealedFiles, readSealedHeader } from '#host/central/sealed-file.ts';
import { findTraces, purgeMeeting } from '#host/journal/purge.ts';
import { value } from '../../central/ada.ts';
import { holdMeeting, type SealedMeeting } from '../../central/sealed-meeting.ts';
import { openTryoutStore, type TryoutStore } from '../../central/tryout-store.ts';
import { findStrings } from '../../reliability/find-strings.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });
let store: TryoutStore;
const held: SealedMeeting[] = [];

beforeAll(async () => {
  store = await openTryoutStore();
});
afterAll(() => store.stop());
afterEach(() => {
  for (const { folder, journal } of held.splice(0)) {
    journal.close();
    folder.remove();
  }
});

async function hold(bytes = 20_000): Promise<SealedMeeting> {
  const meeting = await holdMeeting(store, bytes);
  held.push(meeting);
  return meeting;
}

/** Everything that stands in the facts, letter for letter, ids and names too. */
function stringsIn(given: unknown): string[] {
  if (typeof given === 'string') return given.length > 3 ? [given] : [];
  return typeof given === 'object' && given !== null
    ? Object.values(given).flatMap((one) => stringsIn(one))
    : [];
}

describe('sealing a meeting', () => {
  it('leaves one file, in which nothing of the meeting can be read', async () => {
    const meeting = await hold();
    const { file } = value(await sealMeeting(meeting.needs));
    expect(path.basename(file)).toBe(`outbox-${meeting.journal.meeting}.sealed`);
    expect(listSealedFiles(meeting.folder.folder)).toEqual([file]);
    const texts = [
      ...new Set([
        ...stringsIn(meeting.facts),
        meeting.loan.deliveryKey,
        meeting.sha256,
        'fact',
        'push',
        'purged',
      ]),
    ];
    expect(texts.length).toBeGreaterThan(30);
    const alone = mkdtempSync(path.join(tmpdir(), 'stafettrom-sealed-'));
    writeFileSync(path.join(alone, 'sealed'), readFileSync(file));
    expect(findStrings([alone], texts)).toEqual([]);
    writeFileSync(path.join(alone, 'clear'), JSON.stringify(meeting.facts));
    expect(findStrings([alone], texts).length).toBeGreaterThan(30);
    rmSync(alone, { recursive: true });
    expect(Object.keys(readSealedHeader(file) ?? {}).toSorted()).toEqual([
      'enc',
      'format',
      'key',
      'loan',
      'store',
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('counts as the purge: what is left of the meeting after it is the sealed file alone', async () => {
    const meeting = await hold();
    value(await sealMeeting(meeting.needs));
    meeting.journal.close();
    value(purgeMeeting(meeting.folder, meeting.journal.meeting));
    expect(readdirSync(meeting.folder.folder)).toEqual([`outbox-${meeting.journal.meeting}.sealed`]);
    expect(findTraces(meeting.folder.folder, meeting.journal.meeting)).toEqual([]);
  });

  it('numbers what was never sent, and may be done again after a crash', async () => {
    const meeting = await hold();
    const first = readFileSync(value(await sealMeeting(meeting.needs)).file);
    writeFileSync(path.join(meeting.folder.folder, `outbox-${meeting.journal.meeting}.sealed.next`), 'cut');
    const again = readFileSync(value(await sealMeeting(meeting.needs)).file);
    expect(again.length).toBe(first.length);
    expect(again.equals(first)).toBe(false);
    const numbers = value(meeting.journal.takeForDelivery(100)).map(({ dseq }) => dseq);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('destroys nothing and writes nothing while a document is missing or the disk says no', async () => {
    const meeting = await hold();
    const gone = { ...meeting.needs, folder: path.join(meeting.folder.folder, 'no', 'such') };
    await expect(sealMeeting(gone)).rejects.toThrow('ENOENT');
    value(meeting.journal.removeBlob(meeting.sha256));
    expect(await sealMeeting(meeting.needs)).toEqual({
      ok: false,
      refusal: { kind: 'unexpected', why: 'document-missing' },
    });
    expect(existsSync(path.join(meeting.folder.folder, `outbox-${meeting.journal.meeting}.sealed`))).toBe(
      false,
    );
  });
});
