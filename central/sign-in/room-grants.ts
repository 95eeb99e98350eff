import { sql } from 'kysely';
import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import { no, type Result, yes } from '#domain/result.ts';
import type { HomeDevice, HomeDeviceChoice, HomeRoom } from '#sync/home-messages.ts';
import { deviceSchema } from '#sync/messages.ts';
import { describeProblem, type Problem } from '#sync/problems.ts';
import type { FindRoom, RoomCaller } from '../loans/caller.ts';
import { expectRows, type Within } from '../database/database.ts';
import { hashText } from '../database/hash.ts';
import { inService, instantOf, type Store } from '../store.ts';
import { roomClient } from './authorization-server.ts';
import { findOwnMeetings, type OwnMeeting } from './device-meetings.ts';
import { revokeGrant } from './oidc-records.ts';
import type { Session } from './sessions.ts';

export interface RoomGrants {
  /** The room behind a code, and what this person may let it do. */
  readonly find: (session: Session, userCode: string) => Promise<Result<HomeDevice, Problem>>;
  readonly approve: (session: Session, choice: HomeDeviceChoice) => Promise<Result<undefined, Problem>>;
  /** The rooms that this person has let in and not sent away. */
  readonly list: (person: string) => Promise<readonly HomeRoom[]>;
  readonly end: (person: string, grant: string) => Promise<Result<undefined, Problem>>;
  readonly findRoom: FindRoom;
}

interface GrantNeeds {
  readonly store: Store;
  readonly provider: () => Provider;
}

type DeviceCode = InstanceType<Provider['DeviceCode']>;
const paramsSchema = z.object({ room: z.string(), device: deviceSchema });

/** What a person lets a room do from their own phone: one meeting, or one new plan ([SYNC-26]). */
export function createRoomGrants(needs: GrantNeeds): RoomGrants {
  const { store } = needs;
  return {
    find: async (session, userCode) => {
      const code = await findCode(needs, userCode);
      if (code === undefined) return no(describeProblem('not-found'));
      const meetings = await findOwnMeetings(store, session.person);
      const { room } = paramsSchema.parse(code.params);
      const rows = meetings.map(({ row }) => row);
      return yes({ userCode: writeCode(code.userCode), room, meetings: rows, mayOpenPlan: session.employee });
    },
    approve: async (session, choice) => {
      const code = await findCode(needs, choice.userCode);
      if (code === undefined) return no(describeProblem('not-found'));
      const chosen = await choose(store, session, choice);
      if (!chosen.ok) return chosen;
      const isTheirs = await approve(needs, { session, code, meeting: chosen.value });
      return isTheirs ? yes(undefined) : no(describeProblem('not-found'));
    },
    list: async (person) => listRooms(store, person),
    end: async (person, grant) => {
      const isEnded = await inService(store, (within) => endGrant(store, within, { person, grant }));
      return isEnded ? yes(undefined) : no(describeProblem('not-found'));
    },
    findRoom: async (token) => {
      if (!/^[A-Za-z0-9_-]{43}$/u.test(token)) return undefined;
      const found = await needs.provider().AccessToken.find(token);
      return found === undefined ? undefined : findGrant(store, found.grantId);
    },
  };
}

/** Unknown, used and run out are one answer: none says that there was something. */
async function findCode({ provider }: GrantNeeds, userCode: string): Promise<DeviceCode | undefined> {
  const plain = userCode.toUpperCase().replaceAll(/[^A-Z]/gu, '');
  if (plain.length !== 8) return undefined;
  const code = await provider().DeviceCode.findByUserCode(plain);
  const isOpen = code?.isValid === true && code.accountId === undefined && code.error === undefined;
  return isOpen ? code : undefined;
}

function writeCode(plain: string): string {
  return `${plain.slice(0, 4)}-${plain.slice(4)}`;
}

/** No meeting: a new plan. */
async function choose(
  store: Store,
  session: Session,
  choice: HomeDeviceChoice,
): Promise<Result<OwnMeeting | undefined, Problem>> {
  if ('newPlan' in choice) return session.employee ? yes(undefined) : no(describeProblem('read-only'));
  const own = await findOwnMeetings(store, session.person);
  const meeting = own.find((one) => one.plan === choice.plan && one.meeting === choice.meeting);
  return meeting === undefined ? no(describeProblem('plan-not-found')) : yes(meeting);
}

/** As the library does it after its own pages. Two phones at once: the first has it. */
async function approve(
  { store, provider }: GrantNeeds,
  given: { readonly session: Session; readonly code: DeviceCode; readonly meeting: OwnMeeting | undefined },
): Promise<boolean> {
  const { session, code, meeting } = given;
  const server = provider();
  const grantId = await new server.Grant({ accountId: session.person, clientId: roomClient }).save();
  const isFirst = await inService(store, async (within) => {
    const claimed = await sql`
      update oidc_record set grant_id = ${grantId} where tenant = ${store.tenant} and kind = 'DeviceCode'
        and id = ${hashText(code.jti)} and grant_id is null`.execute(within);
    if (claimed.numAffectedRows !== 1n) return false;
    const { room, device } = paramsSchema.parse(code.params);
    const written = await sql`
      insert into grant_binding (tenant, grant_id, person, device, room, plan, participant, meeting, made_at)
      values (${store.tenant}, ${grantId}, ${session.person}, ${device}, ${room}, ${meeting?.plan ?? null},
        ${meeting?.participant ?? null}, ${meeting?.meeting ?? null}, ${instantOf(store)}::timestamptz)`.execute(
      within,
    );
    expectRows(written, 1);
    return true;
  });
  if (!isFirst) return false;
  const authTime = Math.floor(Date.parse(session.since) / 1000);
  Object.assign(code, { accountId: session.person, acr: session.acr, authTime, grantId });
  await code.save();
  return true;
}

async function endGrant(
  store: Store,
  within: Within,
  { person, grant }: { readonly person: string; readonly grant: string },
): Promise<boolean> {
  const ended = await sql`
    update grant_binding set ended_at = ${instantOf(store)}::timestamptz
    where tenant = ${store.tenant} and grant_id = ${grant} and person = ${person}
      and ended_at is null`.execute(within);
  if (ended.numAffectedRows !== 1n) return false;
  await revokeGrant(store, within, grant);
  return true;
}

async function findGrant(store: Store, grant: string): Promise<RoomCaller | undefined> {
  const found = await inService(store, (within) =>
    sql<{
      person: string;
      device: string;
      plan: string | null;
      participant: string | null;
      meeting: string | null;
    }>`
      select person, device, plan, participant, meeting from grant_binding
      where tenant = ${store.tenant} and grant_id = ${grant} and ended_at is null and exists (
        select 1 from person where person.tenant = ${store.tenant} and person.id = grant_binding.person
      )`.execute(within),
  );
  const row = found.rows[0];
  if (row === undefined) return undefined;
  const { person, device, plan, participant, meeting } = row;
  return {
    kind: 'room',
    grant,
    person,
    device,
    ...(plan === null ? {} : { plan }),
    ...(participant === null ? {} : { participant }),
    ...(meeting === null ? {} : { meeting }),
  };
}

interface RoomRow {
  readonly grant: string;
  readonly room: string;
  readonly since: string;
  readonly owner: string | null;
}

async function listRooms(store: Store, person: string): Promise<readonly HomeRoom[]> {
  const found = await inService(store, (within) =>
    sql<RoomRow>`
      select grant_binding.grant_id as grant, grant_binding.room, plan.first_name as owner,
        to_char(grant_binding.made_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
      from grant_binding
      join oidc_record on oidc_record.tenant = grant_binding.tenant
        and oidc_record.grant_id = grant_binding.grant_id and oidc_record.kind = 'AccessToken'
        and oidc_record.expires_at > ${instantOf(store)}::timestamptz
      left join plan on plan.tenant = grant_binding.tenant and plan.id = grant_binding.plan
      where grant_binding.tenant = ${store.tenant} and grant_binding.person = ${person}
        and grant_binding.ended_at is null
      order by grant_binding.made_at desc limit 50`.execute(within),
  );
  return found.rows.map(({ owner, ...row }) => (owner === null ? row : { ...row, owner }));
}
