import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { expectRows, type Within } from '../database/database.ts';
import { hashText } from '../database/hash.ts';
import { inService, instantOf, type Store } from '../store.ts';
import { makeSecret, readCookie, writeCookie } from './cookies.ts';
import type { Origin } from './origin.ts';
import type { Ways } from './ways.ts';

/** Who is here, on their own phone or machine. */
export interface Session {
  readonly idHash: string;
  readonly person: string;
  readonly name: string;
  /** R8: an approved employee, who signed in the way that employees do. */
  readonly employee: boolean;
  readonly way: string;
  readonly acr: string;
  readonly since: string;
}

export interface SignedIn {
  readonly person: string;
  readonly way: string;
  readonly acr: string;
}

export interface Sessions {
  readonly sessionOf: (request: FastifyRequest) => Promise<Session | undefined>;
  /** A new id at every sign-in; whatever the browser had before is worth nothing afterwards. */
  readonly begin: (request: FastifyRequest, reply: FastifyReply, signedIn: SignedIn) => Promise<void>;
  readonly end: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

const minutesIdle = 30;
const minutesAtMost = 120;

interface SessionNeeds {
  readonly store: Store;
  readonly origin: Origin;
  readonly ways: Ways;
}

export function createSessions(needs: SessionNeeds): Sessions {
  const { store, origin } = needs;
  const hashOf = (request: FastifyRequest): string | undefined => {
    const secret = readCookie(origin, request, 'session');
    return secret === undefined ? undefined : hashText(secret);
  };
  return {
    sessionOf: async (request) => {
      const idHash = hashOf(request);
      return idHash === undefined ? undefined : findSession(needs, idHash);
    },
    begin: async (request, reply, signedIn) => {
      const secret = makeSecret();
      const was = hashOf(request);
      await inService(store, async (within) => {
        if (was !== undefined) await endSession(store, within, was);
        await writeSession(store, within, { idHash: hashText(secret), ...signedIn });
      });
      writeCookie(origin, reply, { kind: 'session', value: secret });
    },
    end: async (request, reply) => {
      const idHash = hashOf(request);
      if (idHash !== undefined) await inService(store, (within) => endSession(store, within, idHash));
      writeCookie(origin, reply, { kind: 'session' });
    },
  };
}

interface Row {
  readonly person: string;
  readonly name: string;
  readonly employee: boolean;
  readonly way: string;
  readonly acr: string;
  readonly since: string;
  readonly idle: boolean;
}

async function findSession({ store, ways }: SessionNeeds, idHash: string): Promise<Session | undefined> {
  const at = instantOf(store);
  return inService(store, async (within) => {
    const found = await sql<Row>`
      select session.person, person.name, person.employee, session.issuer as way, session.acr,
        to_char(session.made_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since,
        session.seen_at < ${at}::timestamptz - interval '1 minute' as idle
      from session join person on person.tenant = session.tenant and person.id = session.person
      where session.tenant = ${store.tenant} and session.id_hash = ${idHash}
        and session.expires_at > ${at}::timestamptz
        and session.seen_at > ${at}::timestamptz - make_interval(mins => ${minutesIdle}::integer)`.execute(
      within,
    );
    const row = found.rows[0];
    if (row === undefined || !ways.has(row.way)) return undefined;
    const { idle, ...kept } = row;
    if (idle) await seeSession(store, within, { idHash, at });
    return { ...kept, idHash, employee: row.employee && ways.isForEmployees(row.way) };
  });
}

async function seeSession(
  store: Store,
  within: Within,
  { idHash, at }: { readonly idHash: string; readonly at: string },
): Promise<void> {
  await sql`
    update session set seen_at = ${at}::timestamptz
    where tenant = ${store.tenant} and id_hash = ${idHash}`.execute(within);
}

async function writeSession(
  store: Store,
  within: Within,
  made: SignedIn & { readonly idHash: string },
): Promise<void> {
  const at = instantOf(store);
  const until = new Date(store.now() + minutesAtMost * 60_000).toISOString();
  const written = await sql`
    insert into session (tenant, id_hash, person, issuer, acr, made_at, seen_at, expires_at)
    values (${store.tenant}, ${made.idHash}, ${made.person}, ${made.way}, ${made.acr}, ${at}::timestamptz,
      ${at}::timestamptz, ${until}::timestamptz)`.execute(within);
  expectRows(written, 1);
}

async function endSession(store: Store, within: Within, idHash: string): Promise<void> {
  await sql`delete from session where tenant = ${store.tenant} and id_hash = ${idHash}`.execute(within);
}

/** What has run out a day ago is of no use to anybody. */
export async function sweepSignIns(store: Store): Promise<void> {
  const before = new Date(store.now() - 86_400_000).toISOString();
  await inService(store, async (within) => {
    for (const table of ['session', 'sign_in', 'one_time_code', 'oidc_record'])
      await sql`delete from ${sql.table(table)} where tenant = ${store.tenant}
        and expires_at < ${before}::timestamptz`.execute(within);
  });
}
