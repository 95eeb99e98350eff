import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchiveQueue } from '#host/archive/archive-queue.ts';
import { openFolderTransport } from '#host/archive/folder-transport.ts';
import type { ArchiveReport } from '#host/archive/take-archive-lines.ts';
import { takeArchiveLines } from '#host/archive/take-archive-lines.ts';
import { readMinutesTexts } from '#host/documents/minutes-texts.ts';
import { exportArchive } from '#store/archive/export-archive.ts';
import { toBytes } from '#store/database/bytes.ts';
import { archiveLineSchema } from '#sync/archive-records.ts';
import { aMeetingFile, aPlanFile } from '../fixtures/meeting-files.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { resources } from '../long/check-meeting-documents.ts';
import { openTryoutStore, type TryoutStore } from './tryout-store.ts';

let store: TryoutStore;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'archive-store-'));
  const demo = mkdtempSync(join(folder, 'demo-'));
  const plan = aPlanFile();
  const more = [
    { kind: 'document', id: 'd1', category: 'minutes', title: 'Møtereferat for Oda' },
    { kind: 'document', id: 'd2', category: 'other', title: 'Er ikke kommet' },
    { kind: 'appointment', id: 'x1', title: 'Tannlege', date: 20 },
    { kind: 'message', id: 'b1', date: -3, text: 'Vi sees på tirsdag.' },
  ];
  writeFileSync(join(demo, 'oda.plan.json'), JSON.stringify({ ...plan, items: [...plan.items, ...more] }));
  writeFileSync(join(demo, 'oda.meeting.json'), JSON.stringify(aMeetingFile()));
  store = await openTryoutStore({ demo });
  await giveBytes('0'.repeat(64), plan.id);
});
afterAll(async () => {
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});

const content = Buffer.from('%PDF-1.7 et dokument');

function needs() {
  const { database, tenant } = store.central.store;
  return { database, tenant };
}

/** A document of a plan file has no bytes of its own, and its name stands for them. */
async function giveBytes(sha256: string, plan: string): Promise<void> {
  const { database, tenant } = needs();
  await database.within({ role: 'service', tenant }, async (within) => {
    await sql`insert into blob (tenant, plan, sha256, media_type, size)
      values (${tenant}, ${plan}, ${sha256}, 'application/pdf', ${content.length})`.execute(within);
    await sql`insert into blob_part (tenant, plan, loan, sha256, starts_at, bytes)
      values (${tenant}, ${plan}, '', ${sha256}, 0, ${toBytes(content)})`.execute(within);
  });
}

async function* asText(
  archiveTimes: typeof tryOutProfile.archiveTimes,
  today: string,
): AsyncGenerator<string> {
  const at = { today, profile: { ...tryOutProfile, archiveTimes } };
  for await (const line of exportArchive(needs(), at)) yield JSON.stringify(archiveLineSchema.parse(line));
}

async function run(archiveTimes: typeof tryOutProfile.archiveTimes, today: string): Promise<ArchiveReport> {
  const queue = openArchiveQueue({
    file: join(folder, 'out', 'queue.json'),
    transport: openFolderTransport(join(folder, 'out')),
    now: () => 0,
  });
  const texts = { nb: await readMinutesTexts(resources, 'nb'), nn: await readMinutesTexts(resources, 'nn') };
  return takeArchiveLines({ queue, texts, settings: tryOutProfile.archive }, asText(archiveTimes, today));
}

describe('what is due for the archive (S3, S4)', () => {
  it('is nothing before its time', async () => {
    expect((await run('on-closing', '2026-11-22')).plans).toEqual([]);
    expect((await run('half-yearly-and-on-closing', '2000-01-01')).plans).toEqual([]);
  });

  it('is said plan by plan, with what is not archived and why', async () => {
    const lines: string[] = [];
    for await (const line of asText('half-yearly-and-on-closing', '2040-01-01')) lines.push(line);
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      kind: 'plan',
      plan: 'plan-1',
      occasion: 'half-year',
      byRule: { appointments: 1, deletedMessages: 0 },
      notAlone: { goal: 2, activity: 4, message: 1 },
    });
  });

  it('goes once into the folder, document and message together, however often it is asked for', async () => {
    const first = await run('continuously', '2026-11-22');
    expect(first).toMatchObject({ already: 0, refused: 0, waiting: 0 });
    expect(first.sent).toBeGreaterThan(0);
    expect(await run('continuously', '2026-11-22')).toMatchObject({ sent: 0, already: first.sent });
    const parcels = readdirSync(join(folder, 'out')).filter((name) => name !== 'queue.json');
    expect(parcels).toHaveLength(first.sent);
    for (const parcel of parcels) {
      const [message = '', document = ''] = readdirSync(join(folder, 'out', parcel)).toSorted();
      expect(message).toBe('arkivmelding.xml');
      expect(readFileSync(join(folder, 'out', parcel, document))).toEqual(content);
      expect(readFileSync(join(folder, 'out', parcel, message), 'utf8')).not.toMatch(/Oda|Møtereferat for/u);
    }
  });
});
