import { sql } from 'kysely';
import { z } from 'zod';
import { factIdSchema, type Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { OpenQuestion, OpenQuestions } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { become, type Within } from '../database/database.ts';
import { type LoggedFact, readFactsAt } from '../log/fact-rows.ts';
import { freshenReaders } from './freshen-readers.ts';
import { mayReadPlan } from './pull-changes.ts';
import { inService, type Store } from '../store.ts';

interface Asked {
  readonly plan: Id;
  readonly reader: Id;
}

/** What lost against another value, or waits for a holder, and nobody has settled: as this reader may see it ([SYNC-19]). */
export async function readOpenQuestions(store: Store, asked: Asked): Promise<Result<OpenQuestions, Problem>> {
  await freshenReaders(store, asked.plan);
  return inService(store, async (within) => {
    if (!(await mayReadPlan(store, within, asked)))
      return no(describeProblem('access-ended', { purge: true }));
    const places = await findOpen(store, within, asked.plan);
    await become(within, { role: 'reader', tenant: store.tenant, ...asked });
    const place = { tenant: store.tenant, plan: asked.plan };
    const open = await readFactsAt(within, place, places);
    const inForce = await readInForce(store, within, { plan: asked.plan, open });
    return yes({ questions: open.map((one) => toQuestion(one, inForce)) });
  });
}

/**
 * Places in the log; an answer that lost asks nothing, the value beside it does. Who settled what is looked up with
 * the store's own eyes, what it is about with the reader's.
 */
async function findOpen(store: Store, within: Within, plan: Id): Promise<readonly number[]> {
  const settled = await readSettled(store, within, plan);
  const found = await sql<{ op_seq: number; fact: string }>`
    select receipt.op_seq, receipt.fact from receipt
    join fact on receipt.tenant = fact.tenant and receipt.plan = fact.plan and receipt.op_seq = fact.op_seq
    where receipt.tenant = ${store.tenant} and receipt.plan = ${plan} and receipt.outcome in ('conflict', 'held')
      and not (receipt.outcome = 'conflict' and fact.verb = 'question.settled/1')
    order by receipt.op_seq`.execute(within);
  return found.rows.filter(({ fact }) => !settled.has(fact)).map((row) => row.op_seq);
}

const settlingSchema = z.object({ fact: factIdSchema });

async function readSettled(store: Store, within: Within, plan: Id): Promise<ReadonlySet<Id>> {
  const found = await sql<{ body: string }>`
    select fact_body.body from fact
    join receipt on receipt.tenant = fact.tenant and receipt.plan = fact.plan and receipt.op_seq = fact.op_seq
    join fact_body on fact_body.tenant = fact.tenant and fact_body.plan = fact.plan and fact_body.op_seq = fact.op_seq
    where fact.tenant = ${store.tenant} and fact.plan = ${plan} and fact.verb = 'question.settled/1'
      and receipt.outcome in ('applied', 'merged')`.execute(within);
  const bodies = found.rows.map(({ body }) => settlingSchema.safeParse(JSON.parse(body)).data?.fact);
  return new Set(bodies.filter((fact) => fact !== undefined));
}

/** The facts whose values are in force, of those that this reader may see. */
async function readInForce(
  store: Store,
  within: Within,
  { plan, open }: { readonly plan: Id; readonly open: readonly LoggedFact[] },
): Promise<ReadonlyMap<Id, LoggedFact>> {
  const ids = open.flatMap(({ settled }) => settled.conflict?.current ?? []);
  const found = await sql<{ op_seq: number }>`
    select op_seq from receipt where tenant = ${store.tenant} and plan = ${plan}
      and fact in (select json_array_elements_text(${JSON.stringify(ids)}::text::json))`.execute(within);
  const place = { tenant: store.tenant, plan };
  const facts = await readFactsAt(
    within,
    place,
    found.rows.map((row) => row.op_seq),
  );
  return new Map(facts.map((one) => [one.fact.id, one]));
}

function toQuestion({ fact, settled }: LoggedFact, inForce: ReadonlyMap<Id, LoggedFact>): OpenQuestion {
  const current = settled.conflict === undefined ? undefined : inForce.get(settled.conflict.current);
  return { fact, ...settled, ...(current === undefined ? {} : { current: current.fact }) };
}
