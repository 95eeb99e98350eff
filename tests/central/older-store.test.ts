import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsOfPlanFile } from '#domain/plan-facts.ts';
import { subjectOf } from '#domain/readers.ts';
import { openTryoutDatabase } from '#store/database/database.ts';
import { hashFact } from '#store/database/hash.ts';
import { migrate } from '#store/database/migrate.ts';
import { readPlan } from '../domain/demo-files.ts';
import { layDatabase } from '../fixtures/database-template.ts';
import { tryOutProfile } from '../fixtures/profile.ts';
import { day, newId, plan, value } from './ada.ts';
import { openTryoutStore, type TryoutStore } from './tryout-store.ts';

const facts = factsOfPlanFile(readPlan('ada'), { meetingDay: day, newId, profile: tryOutProfile.version });
const heldPlace = facts.findIndex(({ verb }) => verb === 'comment.added/1');
let folder: string;
let store: TryoutStore;

/** The tables of the first version, filled as that version filled them. */
async function writeOlderStore(): Promise<void> {
  const database = await openTryoutDatabase(path.join(folder, 'database'));
  await migrate(database, undefined, 2);
  await database.own(async (within) => {
    await sql`insert into plan (tenant, id, op_seq, vis_seq, first_name, language)
      values ('tryout', ${plan}, ${facts.length}, 0, 'Ada', 'nb')`.execute(within);
    for (const [index, { body, ...envelope }] of facts.entries()) {
      const fact = { ...envelope, body };
      const outcome = index === heldPlace ? 'held' : 'applied';
      const settled = JSON.stringify(outcome === 'held' ? { outcome, why: 'no-right' } : { outcome });
      await sql`insert into fact (tenant, plan, op_seq, id, command, item, verb, written_by, envelope)
        values ('tryout', ${plan}, ${index + 1}, ${fact.id}, ${fact.command}, ${fact.item}, ${fact.verb},
          ${fact.writtenBy}, ${JSON.stringify(envelope)})`.execute(within);
      await sql`insert into fact_body (tenant, plan, op_seq, body)
        values ('tryout', ${plan}, ${index + 1}, ${JSON.stringify(body)})`.execute(within);
      await sql`insert into receipt
        (tenant, plan, fact, op_seq, command, hash, outcome, settled, received_at)
        values ('tryout', ${plan}, ${fact.id}, ${index + 1}, ${fact.command}, ${hashFact(fact)}, ${outcome},
          ${settled}, now())`.execute(within);
    }
  });
  await database.destroy();
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stafettrom-older-'));
  layDatabase(folder, 'bare');
  await writeOlderStore();
  store = await openTryoutStore({ place: { folder } });
}, 240_000);

afterAll(async () => {
  await store.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a store that was begun with an older version', () => {
  it('is given the subject of every receipt when it is brought to this version', async () => {
    const found = await store.central.store.database.own((within) =>
      sql<{ fact: string; subject: string }>`select fact, subject from receipt`.execute(within),
    );
    const subjects = new Map(found.rows.map(({ fact, subject }) => [fact, subject]));
    expect(heldPlace).toBeGreaterThan(0);
    expect(subjects).toEqual(
      new Map(facts.map((fact, index) => [fact.id, subjectOf(fact, index !== heldPlace)])),
    );
  });

  it('is read by everybody who may, each their own part of it (R5)', async () => {
    const family = value(await store.as('mor').changes(plan));
    expect(family.facts.map(({ fact }) => fact.id)).toEqual(facts.map(({ id }) => id));
    const other = value(await store.as('fritidsleder').changes(plan));
    expect(other.facts.length).toBeGreaterThan(0);
    expect(other.facts.length).toBeLessThan(facts.length);
  });
});
