import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { homePlanSchema, homeSelfSchema } from '#sync/home-messages.ts';
import { openTryoutStore, type TryoutStore } from '../central/tryout-store.ts';

let store: TryoutStore;

beforeAll(async () => {
  store = await openTryoutStore();
}, 60_000);
afterAll(() => store.stop());

interface Sent {
  readonly cookie?: string;
  readonly body?: object;
}

function send(address: string, { cookie, body }: Sent = {}): Promise<Response> {
  const { origin } = new URL(store.central.address);
  const given = {
    origin,
    'x-stafettrom': '1',
    ...(cookie === undefined ? {} : { cookie }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return fetch(new URL(address, store.central.address), { ...init, headers: given });
}

async function readSelf(cookie?: string): Promise<ReturnType<typeof homeSelfSchema.parse>> {
  const answer = await send('/v1/home/self', cookie === undefined ? {} : { cookie });
  return homeSelfSchema.parse(await answer.json());
}

async function signIn(person: string): Promise<string> {
  const answer = await send('/sign-in/tryout', { body: { person, returnTo: '/' } });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

describe('the pages at home, behind the sign-in of the store', () => {
  it('let a made-up guardian in, to their own plans and no other', async () => {
    const { people = [], ways, signedIn } = await readSelf();
    expect([signedIn, ways.map(({ kind }) => kind)]).toEqual([undefined, ['tryout']]);
    const roles: string[] = [];
    for (const { person } of people.slice(-6)) {
      const cookie = await signIn(person);
      const { signedIn: here } = await readSelf(cookie);
      const plans = here?.plans ?? [];
      for (const row of plans) {
        const plan = homePlanSchema.parse(
          await (await send(`/v1/home/plans/${row.plan}`, { cookie })).json(),
        );
        expect([plan.owner, plan.me.role]).toEqual([row.owner, row.role]);
        roles.push(row.role);
      }
      for (const plan of ['ada', 'isak', 'selma'].filter((one) => !plans.some((row) => row.plan === one))) {
        const { status } = await send(`/v1/home/plans/${plan}`, { cookie });
        expect([403, 404]).toContain(status);
      }
    }
    expect(roles).toContain('guardian');
    expect((await send('/v1/home/plans/ada')).status).toBe(401);
    expect(store.faults).toEqual([]);
  }, 60_000);

  it('take a command under that session, and nothing from a page of somebody else', async () => {
    const { people = [] } = await readSelf();
    const cookie = await signIn(people.at(-1)?.person ?? '');
    const address = new URL('/v1/home/plans/ada/commands', store.central.address);
    const foreign = await fetch(address, { method: 'POST', headers: { cookie }, body: '{}' });
    expect(foreign.status).toBe(403);
    const own = await send('/v1/home/plans/ada/commands', { cookie, body: {} });
    expect(own.status).toBe(422);
  });
});
