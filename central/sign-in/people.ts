import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { expectRows, type Within } from '../database/database.ts';
import { inService, instantOf, type Store } from '../store.ts';

export interface Person {
  readonly person: string;
  readonly name: string;
  /** R8: approved by the municipality. */
  readonly employee: boolean;
}

/** Whom an identity provider means: its own name for itself, and its word for the person. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

export interface NewPerson {
  readonly name: string;
  readonly employee: boolean;
  readonly service?: string;
  readonly position?: string;
  readonly mobile?: string;
  readonly email?: string;
  readonly identities?: readonly Identity[];
}

/** People are put in by the municipality; nobody comes to be by signing in. Gives the id. */
export async function addPerson(store: Store, within: Within, given: NewPerson): Promise<string> {
  const id = store.newId();
  const { name, employee, service, position, mobile, email, identities = [] } = given;
  const written = await sql`
    insert into person (tenant, id, name, employee, service, position, mobile, email, made_at)
    values (${store.tenant}, ${id}, ${name}, ${employee}, ${service ?? null}, ${position ?? null},
      ${mobile ?? null}, ${email ?? null}, ${instantOf(store)}::timestamptz)`.execute(within);
  expectRows(written, 1);
  for (const identity of identities) await addIdentity(store, within, { person: id, identity });
  return id;
}

export async function addIdentity(
  store: Store,
  within: Within,
  { person, identity }: { readonly person: string; readonly identity: Identity },
): Promise<void> {
  await sql`
    insert into person_identity (tenant, issuer, subject_hash, person)
    values (${store.tenant}, ${identity.issuer}, ${hashIdentity(store, identity)}, ${person})
    on conflict (tenant, issuer, subject_hash) do update set person = excluded.person`.execute(within);
}

export async function findByIdentity(store: Store, identity: Identity): Promise<Person | undefined> {
  return inService(store, (within) => findIdentity(store, within, identity));
}

export async function findIdentity(
  store: Store,
  within: Within,
  identity: Identity,
): Promise<Person | undefined> {
  const found = await sql<Person>`
    select person.id as person, person.name, person.employee
    from person_identity join person
      on person.tenant = person_identity.tenant and person.id = person_identity.person
    where person_identity.tenant = ${store.tenant} and person_identity.issuer = ${identity.issuer}
      and person_identity.subject_hash = ${hashIdentity(store, identity)}`.execute(within);
  return found.rows[0];
}

export async function findPerson(store: Store, id: string): Promise<Person | undefined> {
  return inService(store, async (within) => {
    const found = await sql<Person>`
      select id as person, name, employee from person
      where tenant = ${store.tenant} and id = ${id}`.execute(within);
    return found.rows[0];
  });
}

/** [SYNC-27]: a national identity number is eleven digits; without the key its hash would tell it. */
function hashIdentity(store: Store, { issuer, subject }: Identity): string {
  return createHmac('sha256', store.keys.identity)
    .update(JSON.stringify([issuer, subject]))
    .digest('hex');
}
