import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import { logAccess } from '../reading/access-log.ts';
import { expectRows, type Within } from '../database/database.ts';
import { instantOf, type Store } from '../store.ts';
import { type AskedHere, writeHere } from './find-here.ts';

/** R10: the plan owner's national identity number: written by a holder, sealed, and never given back ([SYNC-31]). */
export async function keepNumber(
  store: Store,
  asked: AskedHere & { readonly number: string },
): Promise<Result<void, Problem>> {
  const { plan, person, number } = asked;
  return writeHere(store, asked, async (within, here) => {
    if (here.standing !== 'holder') return no(describeProblem('read-only'));
    if (!isNumber(number) || (store.tryout && !isSynthetic(number))) {
      return no(describeProblem('body-invalid', { pointer: '/number' }));
    }
    const sealed = sealNumber(store, { plan, number });
    const written = await sql`
      insert into owner_number (tenant, plan, sealed, by_person, at)
      values (${store.tenant}, ${plan}, ${sealed}, ${person}, ${instantOf(store)}::timestamptz)
      on conflict (tenant, plan) do update
        set sealed = excluded.sealed, by_person = excluded.by_person, at = excluded.at`.execute(within);
    expectRows(written, 1);
    await logAccess(store, within, { plan, action: 'home', reader: here.me.id });
    return yes(undefined);
  });
}

export async function hasNumber(store: Store, within: Within, plan: Id): Promise<boolean> {
  const found = await sql`
    select 1 from owner_number where tenant = ${store.tenant} and plan = ${plan}`.execute(within);
  return found.rows.length > 0;
}

const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** Both control digits, a day (from 41: a D number) and a month (from 41 or 81: made up, for tests). */
export function isNumber(number: string): boolean {
  if (!/^\d{11}$/u.test(number)) return false;
  const digits = number.split('').map(Number);
  const day = Number(number.slice(0, 2)) % 40;
  const month = Number(number.slice(2, 4)) % 40;
  const isDate = day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return isDate && isWhole(digits, firstWeights) && isWhole(digits, secondWeights);
}

function isWhole(digits: readonly number[], weights: readonly number[]): boolean {
  return weights.reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11 === 0;
}

/** A store to try out has nobody's own number: made-up numbers have another month. */
function isSynthetic(number: string): boolean {
  return Number(number.slice(2, 4)) > 40;
}

/** AES-256-GCM under a key of its own; bound to its plan, so that it cannot be moved to another. */
function sealNumber(store: Store, of: { readonly plan: Id; readonly number: string }): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(store), nonce).setAAD(boundTo(store, of.plan));
  const sealed = Buffer.concat([
    nonce,
    cipher.update(of.number, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return `v1.${sealed.toString('base64url')}`;
}

/** For what is handed to the archive; no page and no room is given it. */
export function openNumber(store: Store, of: { readonly plan: Id; readonly sealed: string }): string {
  const sealed = Buffer.from(of.sealed.slice(3), 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyOf(store), sealed.subarray(0, 12));
  decipher.setAAD(boundTo(store, of.plan)).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
}

function keyOf({ keys }: Store): Buffer {
  return Buffer.from(hkdfSync('sha256', keys.identity, '', 'stafettrom owner number 1', 32));
}

function boundTo({ tenant }: Store, plan: Id): Buffer {
  return Buffer.from(JSON.stringify([tenant, plan]), 'utf8');
}
