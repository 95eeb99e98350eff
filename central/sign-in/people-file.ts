import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';
import { expectRows, type Within } from '../database/database.ts';
import { namePerson } from '../loans/person-rows.ts';
import { inService, type Store } from '../store.ts';
import { addPasswordLogin } from './password-login.ts';
import { addIdentity, addPerson, findIdentity, type NewPerson } from './people.ts';

const line = z.string().trim().min(1).max(200);
const rowSchema = z.strictObject({
  name: line,
  /** R8: approved by the municipality. */
  employee: z.boolean().default(false),
  service: line.exactOptional(),
  position: line.exactOptional(),
  mobile: z.string().max(30).exactOptional(),
  email: z.email().max(120).exactOptional(),
  /** Who they are to an identity provider. Read, hashed under the store's key, and not kept. */
  identities: z
    .array(z.strictObject({ issuer: z.url().max(300), subject: z.string().min(1).max(300) }))
    .default([]),
  login: z
    .strictObject({ userName: z.string().min(1).max(100), password: z.string().min(8).max(200) })
    .exactOptional(),
  /** Who they are in plans that are here. */
  plans: z.array(z.strictObject({ plan: idSchema, participant: idSchema })).default([]),
});
type PersonRow = z.infer<typeof rowSchema>;

/** `--people FILE`: the people whom the municipality puts in. It may be given again: nobody is put in twice. */
export const peopleFileSchema = z.strictObject({ people: z.array(rowSchema).max(20_000) });
export type PeopleFile = z.infer<typeof peopleFileSchema>;

export function readPeopleFile(file: string): PeopleFile {
  return peopleFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export async function takePeople(store: Store, { people }: PeopleFile): Promise<void> {
  for (const row of people) await inService(store, (within) => takePerson(store, within, row));
}

async function takePerson(store: Store, within: Within, row: PersonRow): Promise<void> {
  const known = await findKnown(store, within, row);
  const person = known ?? (await addPerson(store, within, describe(row)));
  if (known !== undefined) await renewPerson(store, within, { person, row });
  for (const identity of row.identities) await addIdentity(store, within, { person, identity });
  for (const part of row.plans) await namePerson(store, within, { ...part, person });
  if (row.login !== undefined) await addPasswordLogin(store, within, { ...row.login, person });
}

/** Approved or not any more (R8): what the municipality says last holds. What it does not say stays. */
async function renewPerson(
  store: Store,
  within: Within,
  { person, row }: { readonly person: string; readonly row: PersonRow },
): Promise<void> {
  const { name, employee, service, position, mobile, email } = row;
  const written = await sql`
    update person set name = ${name}, employee = ${employee}, service = coalesce(${service ?? null}, service),
      position = coalesce(${position ?? null}, position), mobile = coalesce(${mobile ?? null}, mobile),
      email = coalesce(${email ?? null}, email)
    where tenant = ${store.tenant} and id = ${person}`.execute(within);
  expectRows(written, 1);
}

/** The same identity, or the same participant of the same plan, is the same person. */
async function findKnown(store: Store, within: Within, row: PersonRow): Promise<string | undefined> {
  for (const identity of row.identities) {
    const found = await findIdentity(store, within, identity);
    if (found !== undefined) return found.person;
  }
  for (const { plan, participant } of row.plans) {
    const found = await sql<{ person: string }>`
      select person from participant_person
      where tenant = ${store.tenant} and plan = ${plan} and participant = ${participant}`.execute(within);
    if (found.rows[0] !== undefined) return found.rows[0].person;
  }
  return undefined;
}

function describe({ identities: _i, login: _l, plans: _p, ...person }: PersonRow): NewPerson {
  return person;
}
