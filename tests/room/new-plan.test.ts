import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CommandInput } from '#contract/commands.ts';
import { refuse } from '#contract/refusals.ts';
import { readProfileText } from '#domain/profile-file.ts';
import { no } from '#domain/result.ts';
import type { Municipality } from '#host/settings/municipality.ts';
import { pullPlan } from '#host/central/pull-plan.ts';
import { value } from '../central/ada.ts';
import type { TryoutStore } from '../central/tryout-store.ts';
import { openTryoutStore, token } from '../central/tryout-store.ts';
import { readText } from '../domain/demo-files.ts';
import type { OpenRoom } from './open-room.ts';
import { day, openRoom } from './open-room.ts';

const form: CommandInput<'plan.create'> = {
  about: 'child',
  name: 'Liv',
  born: '2018-03-01',
  language: 'nn',
  guardians: [{ name: 'Ola Nes', familyWord: 'pappa' }],
};

describe('a new plan in a meeting (M6, C1)', () => {
  let store: TryoutStore;

  beforeAll(async () => {
    store = await openTryoutStore();
  }, 60_000);

  afterAll(() => store.stop());

  async function openEmpty(): Promise<OpenRoom> {
    const room = await openRoom({ isEmpty: true, store: { address: store.central.address, token } });
    await room.chair.until((view) => view.offers.newPlan);
    return room;
  }

  it('opens empty with its people, takes the draft, and the goals once the consent is signed', async () => {
    const { chair, screen } = await openEmpty();
    expect(await chair.call('plan.create', form)).toBe('yes');
    const { plan, people } = await chair.until((view) => view.state.phase === 'meeting');
    expect(plan?.name).toBe('Liv');
    expect(people.map(({ role, name }) => [role, name])).toEqual([
      ['relay-holder', 'Marit Lunde'],
      ['plan-owner', 'Liv'],
      ['guardian', 'Pappa · Ola'],
    ]);
    const [holder, owner, guardian] = people.map(({ id }) => id);
    const goal: CommandInput<'goal.add'> = {
      title: 'Liv har ein ven i friminuttet',
      topic: 'school',
      saidBy: [],
    };
    expect(await chair.call('goal.add', goal)).toBe('consent-missing');
    for (const participant of [holder, owner, guardian]) {
      expect(await chair.call('rollCall.enter', { participant: participant ?? '', by: 'room' })).toBe('yes');
    }
    expect(JSON.stringify(screen.view())).not.toContain('Liv');
    expect(await chair.call('consent.draft', { names: [{ participant: holder ?? '' }] })).toBe('yes');
    const signatures = [{ participant: guardian ?? '', part: 'plan' as const, on: day }];
    expect(await chair.call('consent.sign', { signatures })).toBe('yes');
    await chair.until((view) => view.consent?.state === 'in-order');
    expect(await chair.call('goal.add', goal)).toBe('yes');
    await chair.until((view) => view.goals.length === 1);
    const planned = value(await store.client.plans());
    expect(planned.find(({ firstName }) => firstName === 'Liv')).toMatchObject({
      language: 'nn',
      holder: 'Marit',
    });
  }, 30_000);

  it('is one plan when it is asked for twice at once', async () => {
    const before = value(await store.client.plans()).length;
    const { chair } = await openEmpty();
    const asked = chair.call('plan.create', { ...form, name: 'Nils' });
    expect(await chair.call('plan.create', { ...form, name: 'Nils' })).toBe('meeting-open');
    expect(await asked).toBe('yes');
    await chair.until((view) => view.state.phase === 'meeting');
    const rows = value(await store.client.plans());
    expect(rows).toHaveLength(before + 1);
    const made = rows.find(({ firstName }) => firstName === 'Nils')?.id ?? '';
    expect(value(await pullPlan(store.client, made)).facts).toHaveLength(4);
  }, 30_000);

  it('is the same plan when the answer was lost and the form is sent again', async () => {
    const line = await openDeafLine(store.central.address);
    const room = await openRoom({ isEmpty: true, store: { address: line.address, token } });
    await room.chair.until((view) => view.offers.newPlan);
    const before = value(await store.client.plans()).length;
    expect(await room.chair.call('plan.create', { ...form, name: 'Siri' })).toBe('store-away');
    expect(meetingFiles(room.folder)).toEqual([]);
    expect(await room.chair.call('plan.create', { ...form, name: 'Siri' })).toBe('yes');
    expect(value(await store.client.plans())).toHaveLength(before + 1);
    await room.stop();
    await line.stop();
  }, 30_000);

  it('needs a name, and is refused by the law in its own words', async () => {
    const { chair, folder } = await openEmpty();
    expect(await chair.call('plan.create', { ...form, name: ' ' })).toBe('empty-text');
    expect(await chair.call('plan.create', { ...form, about: 'pregnant' })).toBe('no-guardian-here');
    expect(chair.view().state.phase).toBe('choosing');
    expect(meetingFiles(folder)).toEqual([]);
  }, 30_000);
});

describe('a new plan without the store', () => {
  it('is refused, and nothing of the form is on the disk', async () => {
    const { chair, folder } = await openRoom({ isEmpty: true });
    expect(await chair.call('plan.create', form)).toBe('store-away');
    expect(chair.view().state.phase).toBe('choosing');
    expect(chair.view().offers.newPlan).toBe(false);
    expect(meetingFiles(folder)).toEqual([]);
  });

  it('is not offered for a pregnant woman where the profile has no such plan', async () => {
    const { chair } = await openRoom({ isEmpty: true, host: { municipality: withoutPregnant() } });
    expect(chair.view().offers.pregnant).toBe(false);
    const asked: CommandInput<'plan.create'> = { ...form, about: 'pregnant', guardians: [] };
    expect(await chair.call('plan.create', asked)).toBe('pregnant-not-offered');
  });
});

/** A line on which the first plan is opened, and the answer to it never comes back. */
async function openDeafLine(
  to: string,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  let isDeaf = true;
  const server = createServer((request, response) => {
    const isNewPlan = request.method === 'POST' && request.url === '/v1/plans';
    const { method, headers } = request;
    const ahead = ask(new URL(request.url ?? '', to), { method, headers }, (answer) => {
      if (isNewPlan && isDeaf) {
        isDeaf = false;
        response.destroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(ahead);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { address: `http://127.0.0.1:${port}`, stop };
}

function withoutPregnant(): Municipality {
  const file = readText('resources/profiles/try-out.json');
  const read = value(readProfileText(file, 'try-out.json'));
  const inForce = { ...read, profile: { ...read.profile, pregnantPlans: false } };
  return { inForce: () => inForce, faults: [], answer: () => no(refuse('not-allowed')) };
}

function meetingFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:db|meeting|key)/u.test(join(folder, name)),
  );
}
