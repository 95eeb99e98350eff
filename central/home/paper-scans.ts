import { sql } from 'kysely';
import { z } from 'zod';
import { daySchema } from '#domain/calendar.ts';
import { type Id, idSchema } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { HomeKept, HomePlan } from '#sync/home-messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from '../reading/access-log.ts';
import { expectRows, type Within } from '../database/database.ts';
import { hashBytes } from '../database/hash.ts';
import { instantOf, type Store } from '../store.ts';
import { type AskedHere, writeHere } from './find-here.ts';

export const bytesPerScan = 20 * 1024 * 1024;

/** C9: the scan of a form that the chair has seen, from the holder's own place. The same scan twice is once. */
export async function keepScan(
  store: Store,
  asked: AskedHere & { readonly consent: Id; readonly bytes: Uint8Array },
): Promise<Result<HomeKept, Problem>> {
  const { plan, person, consent, bytes } = asked;
  return writeHere(store, asked, async (within, here) => {
    if (here.standing !== 'holder') return no(describeProblem('read-only'));
    const papers = await listPapers(store, within, plan);
    if (!papers.some((one) => one.consent === consent)) return no(describeProblem('not-found'));
    const mediaType = mediaTypeOf(bytes);
    if (mediaType === undefined) return no(describeProblem('body-invalid', { pointer: '/' }));
    const sha256 = hashBytes(bytes);
    const earlier = await findScan(store, within, { plan, consent, sha256 });
    if (earlier !== undefined) return yes({ receivedAt: earlier });
    const receivedAt = instantOf(store);
    // As one text: PGlite writes bytes out one by one, and takes seven times as long.
    const text = Buffer.from(bytes).toString('base64');
    const written = await sql`
      insert into paper_scan (tenant, plan, id, consent, sha256, media_type, bytes, by_person, at)
      values (${store.tenant}, ${plan}, ${store.newId()}, ${consent}, ${sha256}, ${mediaType}, decode(${text}, 'base64'),
        ${person}, ${receivedAt}::timestamptz)`.execute(within);
    expectRows(written, 1);
    await logAccess(store, within, { plan, action: 'home', reader: here.me.id });
    return yes({ receivedAt });
  });
}

async function findScan(
  store: Store,
  within: Within,
  of: { readonly plan: Id; readonly consent: Id; readonly sha256: string },
): Promise<string | undefined> {
  const found = await sql<{ at: string }>`
    select to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from paper_scan
    where tenant = ${store.tenant} and plan = ${of.plan} and consent = ${of.consent}
      and sha256 = ${of.sha256}`.execute(within);
  return found.rows[0]?.at;
}

/** What it says it is counts for nothing: what it begins with does. */
function mediaTypeOf(bytes: Uint8Array): string | undefined {
  const begins = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (begins.startsWith('%PDF-')) return 'application/pdf';
  if (begins.startsWith('\u00FF\u00D8\u00FF')) return 'image/jpeg';
  return begins === '\u0089PNG\r\n\u001A\n' ? 'image/png' : undefined;
}

const signedSchema = z.object({ form: z.literal('paper'), consent: idSchema, on: daySchema });
const givenSchema = z.object({ form: z.literal('paper'), signedOn: daySchema });

/** Consents that somebody signed on paper, newest last, and whether the form has come. */
export async function listPapers(
  store: Store,
  within: Within,
  plan: Id,
): Promise<NonNullable<HomePlan['holderPlace']>['papers']> {
  const found = await sql<{ item: string; body: string }>`
    select fact.item, fact_body.body from fact
    join fact_body on fact_body.tenant = fact.tenant and fact_body.plan = fact.plan
      and fact_body.op_seq = fact.op_seq
    join receipt on receipt.tenant = fact.tenant and receipt.plan = fact.plan and receipt.op_seq = fact.op_seq
    where fact.tenant = ${store.tenant} and fact.plan = ${plan} and receipt.outcome = 'applied'
      and fact.verb in ('consent.signed/1', 'consent.given/1') order by fact.op_seq`.execute(within);
  const scanned = await sql<{ consent: string }>`
    select distinct consent from paper_scan
    where tenant = ${store.tenant} and plan = ${plan}`.execute(within);
  const has = new Set(scanned.rows.map(({ consent }) => consent));
  const papers = new Map(found.rows.flatMap((row) => paperOf(row)));
  return [...papers].map(([consent, signedOn]) => ({ consent, signedOn, scanned: has.has(consent) }));
}

function paperOf(row: { readonly item: string; readonly body: string }): (readonly [Id, string])[] {
  const body: unknown = JSON.parse(row.body);
  const signed = signedSchema.safeParse(body);
  if (signed.success) return [[signed.data.consent, signed.data.on]];
  const given = givenSchema.safeParse(body);
  return given.success ? [[row.item, given.data.signedOn]] : [];
}
