import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ChairView } from '#contract/views.ts';
import { meeting, plan } from '../central/ada.ts';
import { change, openSignInStore, phoneOf, type SignInStore } from '../sign-in/sign-in-store.ts';
import type { OpenRoom, RoomChange } from './open-room.ts';
import { openRoom } from './open-room.ts';

let store: SignInStore;

beforeAll(async () => {
  store = await openSignInStore();
}, 90_000);
afterAll(() => store.stop());
afterEach(() => {
  if (store.faults.length > 0) throw new Error(JSON.stringify(store.faults));
});

async function openSigningRoom(more: RoomChange = {}): Promise<OpenRoom> {
  const place = { address: store.central.address };
  const host = { roomName: 'Møterom 214', ...more.host };
  const room = await openRoom({ isEmpty: true, store: place, ...more, host });
  await room.chair.until((view) => view.signIn !== undefined);
  return room;
}

async function showCode(room: OpenRoom): Promise<string> {
  expect(await room.chair.call('signIn.begin', {})).toBe('yes');
  const { signIn } = await room.chair.until((view) => view.signIn?.step === 'shown');
  return signIn?.code ?? '';
}

async function approve(body: object): Promise<number> {
  const phone = await phoneOf(store, 'Marit Lunde');
  return (await phone.post('/v1/home/device', body)).status;
}

async function letIn(room: OpenRoom): Promise<ChairView> {
  const userCode = await showCode(room);
  expect(await approve({ userCode, plan, meeting })).toBe(204);
  return room.chair.until((view) => view.state.phase === 'meeting', 20_000);
}

async function countTokens(): Promise<number> {
  return (await change(store, sql`select 1 from oidc_record where kind = 'AccessToken'`)).length;
}

function everythingOnDisk(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return files.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1')).join('\n');
}

/** The authorization of every request from here on, until the test is over. */
function watchHeaders(): string[] {
  const seen: string[] = [];
  const { fetch } = globalThis;
  const watching = vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
    seen.push(new Headers(init?.headers).get('authorization') ?? '');
    return fetch(address, init);
  });
  onTestFinished(() => watching.mockRestore());
  return seen;
}

describe('a room that a phone lets in [SYNC-39]', () => {
  it('reads on after a crash, with what the phone let it in with', async () => {
    const before = await countTokens();
    const room = await openSigningRoom();
    await letIn(room);
    await room.restart();
    // What comes back after a crash is covered.
    await room.chair.until((view) => view.covered && view.state.store === 'reached', 20_000);
    expect(await room.chair.call('meeting.leave', {})).toBe('yes');
    await expect.poll(countTokens, { timeout: 5000 }).toBe(before);
    await room.chair.until((view) => view.signIn?.step === 'offered');
  }, 60_000);

  it('takes its code from the wall when nobody stays at the console, and asks again', async () => {
    const room = await openSigningRoom();
    await showCode(room);
    expect(await room.chair.call('room.rest', {})).toBe('yes');
    await room.chair.until((view) => view.state.rests === true && view.signIn?.step === 'offered');
    expect(await room.chair.call('room.wake', {})).toBe('yes');
    await room.chair.until((view) => view.state.rests === undefined && view.signIn?.step === 'offered');
    await letIn(room);
    expect(await room.chair.call('room.rest', {})).toBe('wrong-moment');
    expect(await room.chair.call('meeting.leave', {})).toBe('yes');
  }, 60_000);

  it('opens the form of a new plan, and the plan, when that is what the phone chose (M6)', async () => {
    const room = await openSigningRoom();
    const userCode = await showCode(room);
    expect(await approve({ userCode, newPlan: true })).toBe(204);
    await room.chair.until((view) => view.signIn?.opensPlan === true, 20_000);
    expect(room.screen.view().page).toEqual({ kind: 'idle' });
    const form = { about: 'child', name: 'Liv', born: '2018-03-01', language: 'nn' } as const;
    const guardians = [{ name: 'Ola Nes', familyWord: 'pappa' }];
    expect(await room.chair.call('plan.create', { ...form, guardians })).toBe('yes');
    const opened = await room.chair.until((view) => view.state.phase === 'meeting');
    expect(opened.plan?.name).toBe('Liv');
  }, 60_000);

  it('takes the code away when the chair cancels, when anybody covers, and has one at a time', async () => {
    const before = await countTokens();
    const room = await openSigningRoom();
    const first = await showCode(room);
    expect(await room.chair.call('signIn.begin', {})).toBe('yes');
    expect(room.chair.view().signIn?.code).toBe(first);
    expect(await room.chair.call('signIn.cancel', {})).toBe('yes');
    await room.screen.until((view) => view.page.kind === 'idle');
    const second = await showCode(room);
    expect(second).not.toBe(first);
    await room.screen.until((view) => view.page.kind === 'sign-in');
    expect(await room.screen.call('screen.cover', {})).toBe('yes');
    await room.screen.until((view) => view.page.kind === 'idle');
    await room.chair.until((view) => view.signIn?.step === 'offered');
    expect(await approve({ userCode: second, plan, meeting })).toBe(204);
    await new Promise((resolve) => {
      setTimeout(resolve, 6000);
    });
    expect(room.chair.view().state.phase).toBe('choosing');
    expect(await countTokens()).toBe(before);
  }, 60_000);

  it('is refused when the phone has sent it away, and is let in by another code', async () => {
    const room = await openSigningRoom();
    const userCode = await showCode(room);
    expect(await approve({ userCode, newPlan: true })).toBe(204);
    await room.chair.until((view) => view.signIn?.opensPlan === true, 20_000);
    await change(store, sql`delete from oidc_record where kind = 'AccessToken'`);
    const form = { about: 'child', name: 'Nils', language: 'nb' } as const;
    const guardians = [{ name: 'Eva' }];
    expect(await room.chair.call('plan.create', { ...form, guardians })).toBe('store-refused');
    expect(await room.chair.call('signIn.cancel', {})).toBe('yes');
    await room.chair.until((view) => view.signIn?.step === 'offered');
    expect((await showCode(room)).length).toBe(9);
  }, 60_000);

  // The last of them: the one meeting of this plan has been held then.
  it('shows a code and no name, opens the meeting of the phone’s choice, and delivers it', async () => {
    const headers = watchHeaders();
    const before = await countTokens();
    const room = await openSigningRoom();
    const { chair, screen } = room;
    expect(chair.view().plans).toEqual([]);
    expect(screen.view().page).toEqual({ kind: 'idle' });
    const userCode = await showCode(room);
    const { page } = await screen.until((view) => view.page.kind === 'sign-in');
    if (page.kind !== 'sign-in') throw new Error('no code on the wall');
    const address = `${new URL(store.central.address).host}/device`;
    expect(page).toMatchObject({ code: userCode, address, room: 'Møterom 214' });
    expect(page.squares.every((row) => row.length === page.squares.length)).toBe(true);
    expect(JSON.stringify(page)).not.toMatch(/Ada|Marit/u);
    expect(await approve({ userCode, plan, meeting })).toBe(204);
    const opened = await chair.until((view) => view.state.phase === 'meeting', 20_000);
    expect([opened.plan?.name, opened.signIn]).toEqual(['Ada', undefined]);
    await screen.until((view) => view.page.kind === 'idle');

    const token = headers.find((one) => one.startsWith('Bearer '))?.slice('Bearer '.length) ?? '';
    expect([token.length, await countTokens()]).toEqual([43, before + 1]);
    expect(everythingOnDisk(room.folder)).not.toContain(token);
    expect(JSON.stringify([chair.view(), screen.view()])).not.toContain(token);

    for (const participant of ['ada', 'mor', 'kontaktlaerer'])
      expect(await chair.call('rollCall.enter', { participant, by: 'room' })).toBe('yes');
    const said = { activity: 'lesing', text: 'Sagt etter innlogging', saidBy: ['mor'] };
    expect(await chair.call('evaluation.add', said)).toBe('yes');
    headers.length = 0;
    expect(await chair.call('meeting.finish', {})).toBe('yes');
    await chair.until((view) => view.delivery.step === 'forgotten', 20_000);
    await expect.poll(() => room.delivered[0]?.receipt, { timeout: 10_000 }).toEqual(expect.any(String));
    expect(headers.filter((one) => one.startsWith('Delivery ')).length).toBeGreaterThanOrEqual(3);
    expect(await countTokens()).toBe(before);
    const facts = await change(store, sql`select body from fact_body where plan = ${plan}`);
    expect(JSON.stringify(facts)).toContain('Sagt etter innlogging');
    const after = await chair.until((view) => view.signIn?.step === 'offered');
    expect(after.plans).toEqual([]);
  }, 90_000);
});

describe('a room that needs nobody’s phone', () => {
  it('lists plans as before where the shell brought a token to try out with', async () => {
    const place = { address: store.central.address, token: 'prove-og-feile' };
    const { chair } = await openRoom({ isEmpty: true, store: place });
    const view = await chair.until(({ plans }) => plans.length > 0);
    expect(view.signIn).toBeUndefined();
    expect(await chair.call('signIn.begin', {})).toBe('store-away');
  }, 30_000);
});
