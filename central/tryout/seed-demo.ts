import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { fold } from '#domain/evolve.ts';
import type { Id } from '#domain/identity.ts';
import { dayOf, factsOfPlanFile } from '#domain/plan-facts.ts';
import { type MeetingFile, meetingFileSchema, type PlanFile, planFileSchema } from '#domain/plan-file.ts';
import { emptyState } from '#domain/state.ts';
import type { MeetingPlan } from '#sync/messages.ts';
import { expectRows, type Within } from '../database/database.ts';
import { keepWhole } from '../documents/keep-whole.ts';
import { growLog } from '../log/grow-log.ts';
import { hashBytes, hashFact } from '../database/hash.ts';
import { writeMeeting } from '../log/plan-rows.ts';
import { seedPeople } from '../sign-in/seed-people.ts';
import { inService, type Store } from '../store.ts';

/** Fills an empty store with the made-up plans of a folder, counted from today. A store with plans is left alone. */
export async function seedDemo(store: Store, folder: string): Promise<{ readonly plans: number }> {
  const found = await inService(store, (within) =>
    sql`select 1 from plan where tenant = ${store.tenant} limit 1`.execute(within),
  );
  if (found.rows.length > 0) return { plans: 0 };
  const names = readdirSync(folder).toSorted();
  const files = names.filter((name) => name.endsWith('.plan.json'));
  const meetings = names
    .filter((name) => name.endsWith('.meeting.json'))
    .map((name) => meetingFileSchema.parse(readJson(path.join(folder, name))));
  await inService(store, async (within) => {
    const read = files.map((name) => planFileSchema.parse(readJson(path.join(folder, name))));
    await seedPeople(store, within, read);
    for (const [index, file] of read.entries()) {
      const name = files[index];
      const loan = store.newId();
      await seedPlan(store, within, { file, loan });
      await seedDocuments(store, within, { file, loan, folder: path.join(folder, 'documents') });
      for (const meeting of meetings.filter(({ plan }) => plan === name))
        await seedMeeting(store, within, { plan: file.id, meeting });
    }
  });
  return { plans: files.length };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The store's own record: it is in force as it stands, and nobody is asked. */
async function seedPlan(
  store: Store,
  within: Within,
  { file, loan }: { readonly file: PlanFile; readonly loan: Id },
): Promise<void> {
  const needs = { meetingDay: store.today(), newId: store.newId, profile: store.profile.version };
  const facts = factsOfPlanFile(file, needs);
  const written = await sql`
    insert into plan (tenant, id, op_seq, vis_seq, first_name, language)
    values (${store.tenant}, ${file.id}, 0, 0, '', ${file.language})`.execute(within);
  expectRows(written, 1);
  const rows = facts.map((fact, index) => ({
    opSeq: index + 1,
    fact,
    hash: hashFact(fact),
    settled: { outcome: 'applied' as const },
  }));
  const head = { opSeq: 0, visSeq: 0, epoch: 0 };
  await growLog(store, within, { plan: file.id, head, rows, state: fold(emptyState, facts), loan });
}

/** A file that is not what the plan says it is would be a document that no room can open. */
async function seedDocuments(
  store: Store,
  within: Within,
  { file, loan, folder }: { readonly file: PlanFile; readonly loan: Id; readonly folder: string },
): Promise<void> {
  for (const row of file.items) {
    if (row.kind !== 'document' || row.stored === undefined) continue;
    const { file: name, sha256, mediaType } = row.stored;
    const bytes = readFileSync(path.join(folder, name));
    if (hashBytes(bytes) !== sha256) throw new Error(`${name} is not the document that its plan file names`);
    await keepWhole(store, within, { plan: file.id, loan, sha256, mediaType, bytes });
  }
}

async function seedMeeting(
  store: Store,
  within: Within,
  { plan, meeting }: { readonly plan: string; readonly meeting: MeetingFile },
): Promise<void> {
  const { id, time, place, chair, minuteTaker, agenda, interpreter } = meeting;
  const date = dayOf(meeting.date ?? 0, store.today());
  const called = { id, date, time, place, chair, minuteTaker, agenda };
  const meetingPlan: MeetingPlan = interpreter === undefined ? called : { ...called, interpreter };
  await writeMeeting(store, within, { plan, meeting: meetingPlan });
}
