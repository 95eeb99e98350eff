import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeCodes, leaseMilliseconds } from '#contract/frames.ts';
import { makeAuthority } from '../fixtures/test-authority.ts';
import type { TestDevice } from '../wire/test-device.ts';
import { makeDevice } from '../wire/test-device.ts';
import { waitFor } from '../wire/test-page.ts';
import type { NetworkRoom } from './network-room.ts';
import { ask, askOwn, here, openNetworkRoom, roomName } from './network-room.ts';
import { openRoom } from './open-room.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut'];
const minute = 60_000;

/** The close code that a device gets for what it brings. */
async function greetWith(
  room: NetworkRoom,
  proof: Parameters<Awaited<ReturnType<ReturnType<typeof makeDevice>['open']>>['greet']>[0],
  { device = makeDevice(), from = '127.0.0.1' }: { device?: TestDevice; from?: string } = {},
): Promise<string> {
  const page = await device.open(room.place, { from });
  page.greet(proof);
  const last = await waitFor(() => page.frames.find(({ kind }) => kind !== 'nonce'), 'an answer');
  page.end.close();
  if (last.kind !== 'refused') return last.kind;
  expect(await page.ended()).toBe(closeCodes.notAdmitted);
  return last.refusal.kind;
}

describe('devices on the network', () => {
  it('are met by nobody before the chair opens, and then on the chosen network alone', async () => {
    const { chair } = await openRoom({ present });
    expect(chair.view().devices).toMatchObject({ step: 'closed', networks: [{ address: '127.0.0.1' }] });
    expect(await chair.call('table.invite', { role: 'family', device: true })).toBe('devices-closed');
    expect(await chair.call('devices.open', { address: '0.0.0.0' })).toBe('device-address-gone');
    expect(await chair.call('devices.open', { address: '10.1.2.3' })).toBe('device-address-gone');
    expect(chair.view().devices?.step).toBe('closed');
  });

  it('get the pages of the table and no other, over HTTPS for good', async () => {
    const room = await openNetworkRoom({ present });
    expect((await ask(room, '/minutes/index.html')).body).toContain('MINUTES');
    const front = await ask(room, '/');
    expect(front.status).toBe(200);
    expect(front.hsts).toMatch(/^max-age=\d{7,}$/u);
    expect((await ask(room, '/assets/shared-1.js')).status).toBe(200);
    for (const path of ['chair/index.html', 'big-screen/index.html', 'administrator/index.html'])
      expect((await ask(room, `/${path}`)).status).toBe(404);
    for (const path of ['assets/chair-1.js', 'assets/minutes-1.js.map', 'health'])
      expect((await ask(room, `/${path}`)).status).toBe(404);
  });

  it('are let in by link or code, once, by the chair, who sees the same four digits', async () => {
    const room = await openNetworkRoom({ present });
    const { code, link } = await room.invitation('interpreter');
    expect(link).toMatch(/^https:\/\/rom3\.test:\d+\/interpreter\/index\.html#v1\.[\w-]{22}$/u);
    const device = makeDevice();
    const page = await device.open(room.place);
    page.greet({ code });
    await page.next('welcome');
    const { set } = await page.next('view');
    const [row] = (await room.chair.until(({ tables }) => tables[0]?.state === 'waiting')).tables;
    expect(row).toMatchObject({ role: 'interpreter', device: true, mark: set['mark'] });
    expect(await greetWith(room, { code })).toBe('link-unknown');
    expect(await room.chair.call('table.admit', { table: row?.id ?? '' })).toBe('yes');
    expect((await page.next('welcome')).role).toBe('interpreter');
    page.end.close();
  });

  it('come back with their own key, and nobody else with what they held', async () => {
    const room = await openNetworkRoom({ present });
    const { device, credential, page } = await room.admit('miljoterapeut');
    expect(await greetWith(room, { credential })).toBe('not-admitted');
    const replay = await device.open(room.place);
    replay.greet({ credential }, { nonce: page.nonce });
    expect(await replay.ended()).toBe(closeCodes.notAdmitted);
    const relayed = await device.open(room.place);
    relayed.greet({ credential }, { origin: 'https://rom4.test:8443' });
    expect(await relayed.ended()).toBe(closeCodes.notAdmitted);
    expect(await greetWith(room, { credential }, { device })).toBe('welcome');
  });

  it('cannot use what was made for the room’s own windows, nor the other way round', async () => {
    const room = await openNetworkRoom({ present });
    const window = new URL(await room.chair.invite()).hash.slice(1);
    expect(await greetWith(room, { token: window })).toBe('link-unknown');
    const { token } = await room.invitation();
    const onLoopback = await room.openTable(
      `${new URL(await room.chair.invite()).origin}/minutes/index.html#${token}`,
    );
    expect(onLoopback.ended()).toBe(closeCodes.notAdmitted);
    expect(await greetWith(room, { token })).toBe('welcome');
  });

  it('find links dead after two minutes and codes after five, whatever the clock says', async () => {
    const room = await openNetworkRoom({ present });
    const first = await room.invitation();
    room.clock.wall += 30 * minute;
    room.clock.elapsed += 2 * minute - 1;
    expect(await greetWith(room, { token: first.token })).toBe('welcome');
    const second = await room.invitation();
    room.clock.wall -= 60 * minute;
    room.clock.elapsed += 2 * minute;
    expect(await greetWith(room, { token: second.token })).toBe('link-unknown');
    room.clock.elapsed += 3 * minute;
    expect(await greetWith(room, { code: second.code })).toBe('link-unknown');
  });

  it('that guess are not listened to, and spoil what they guess at (5 a minute, 10 in all)', async () => {
    const room = await openNetworkRoom({ present });
    const { code, token } = await room.invitation();
    const guess = (from: string): Promise<string> => greetWith(room, { code: '00000000' }, { from });
    for (let wrong = 0; wrong < 5; wrong += 1) expect(await guess('127.0.0.2')).toBe('link-unknown');
    expect(await greetWith(room, { code }, { from: '127.0.0.2' })).toBe('too-many');
    expect(await greetWith(room, { token }, { from: '127.0.0.2' })).toBe('too-many');
    expect(room.chair.view().tables.map(({ state }) => state)).toEqual(['invited']);
    for (let wrong = 0; wrong < 5; wrong += 1) expect(await guess('127.0.0.3')).toBe('link-unknown');
    await room.chair.until(({ tables }) => tables.length === 0);
    expect(await greetWith(room, { code })).toBe('link-unknown');
  });

  it('that are removed are gone within a second, and do not come back', async () => {
    const room = await openNetworkRoom({ present });
    const { page, device, credential } = await room.admit('miljoterapeut');
    const begun = performance.now();
    expect(await room.chair.call('table.remove', { table: room.chair.view().tables[0]?.id ?? '' })).toBe(
      'yes',
    );
    expect(await page.ended()).toBe(closeCodes.notAdmitted);
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(await greetWith(room, { credential }, { device })).toBe('not-admitted');
  });

  it('that are not heard for a minute, or not used for ten, ask the chair again; after four hours they are out', async () => {
    const room = await openNetworkRoom({ present });
    const { page, device, credential } = await room.admit('miljoterapeut');
    const table = room.chair.view().tables[0]?.id ?? '';
    room.clock.elapsed += leaseMilliseconds - 1;
    await page.beat(false);
    room.clock.elapsed += leaseMilliseconds - 1;
    page.call(1, 'undo.newest', {});
    await page.next('answer');
    room.clock.elapsed += leaseMilliseconds + 1;
    expect((await page.next('welcome')).role).toBe('waiting');
    expect(await room.chair.call('table.admit', { table, participant: 'miljoterapeut' })).toBe('yes');
    expect((await page.next('welcome')).role).toBe('minute-taker');
    for (let beat = 0; beat < 10; beat += 1) {
      room.clock.elapsed += minute;
      await page.beat(false);
    }
    expect(room.chair.view().tables[0]?.state).toBe('admitted');
    room.clock.elapsed += 1;
    expect((await page.next('welcome')).role).toBe('waiting');
    room.clock.wall += 4 * 60 * minute + 1;
    expect(await page.ended()).toBe(closeCodes.notAdmitted);
    expect(await greetWith(room, { credential }, { device })).toBe('not-admitted');
  });

  it('lose the room at a cover only when they are new, and are all sent away when the chair closes', async () => {
    const room = await openNetworkRoom({ present });
    const { page, device, credential } = await room.admit('miljoterapeut');
    const lying = await room.invitation();
    expect(await room.chair.call('screen.cover', {})).toBe('yes');
    await expect(makeDevice().open(room.place)).rejects.toThrow('ECONNREFUSED');
    page.call(1, 'screen.uncover', {});
    expect((await page.next('answer')).refusal?.kind).toBe('not-allowed');
    expect(await room.chair.call('screen.uncover', {})).toBe('yes');
    await room.chair.until((view) => view.devices?.step === 'open');
    expect(await greetWith(room, { token: lying.token })).toBe('link-unknown');
    expect(await greetWith(room, { credential }, { device })).toBe('welcome');
    const again = await device.open(room.place);
    again.greet({ credential });
    await again.next('view');
    expect(await room.chair.call('devices.close', {})).toBe('yes');
    expect(await again.ended()).toBe(closeCodes.notAdmitted);
    await expect(makeDevice().open(room.place)).rejects.toThrow('ECONNREFUSED');
  });

  it('lose the room when somebody took the port meanwhile, and the chair may open again', async () => {
    const room = await openNetworkRoom({ present });
    const port = Number(new URL(room.place.address).port);
    expect(await room.chair.call('screen.cover', {})).toBe('yes');
    await room.chair.until((view) => view.devices?.step === 'paused');
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    expect(await room.chair.call('screen.uncover', {})).toBe('yes');
    await room.chair.until((view) => view.devices?.step === 'closed');
    taken.close();
    expect(await room.chair.call('devices.open', here)).toBe('yes');
  });

  // A process of tests that stands still for a second lets the page go before it has read why.
  it(
    'end with the meeting: nobody listens any more, and their pages know nothing',
    { retry: 2 },
    async () => {
      const room = await openNetworkRoom({ present });
      const { page } = await room.admit('miljoterapeut');
      expect(await room.chair.call('meeting.leave', {})).toBe('yes');
      expect(await page.ended()).toBe(closeCodes.notAdmitted);
      await expect(makeDevice().open(room.place)).rejects.toThrow('ECONNREFUSED');
    },
  );

  it('are back by themselves at a new host, once the chair has uncovered the room', async () => {
    const room = await openNetworkRoom({ present });
    const { device, credential } = await room.admit('miljoterapeut');
    const { token } = await room.invitation();
    await room.restart();
    await expect(device.open(room.place)).rejects.toThrow('ECONNREFUSED');
    await room.chair.until((view) => view.covered);
    await waitFor(() => room.chair.isOpen() || undefined, 'the chair');
    expect(await room.chair.call('screen.uncover', {})).toBe('yes');
    await room.chair.until((view) => view.devices?.step === 'open');
    expect(await greetWith(room, { credential }, { device })).toBe('welcome');
    expect(await greetWith(room, { token })).toBe('link-unknown');
  });

  it('get no page without a certificate that they trust, and the console says why', async () => {
    const stranger = await makeAuthority();
    const expired = await stranger.issue({
      names: [roomName],
      from: new Date('2024-01-01'),
      until: new Date('2024-06-01'),
    });
    const room = await openNetworkRoom({ present, certificate: expired });
    const { devices } = room.chair.view();
    expect(devices).toMatchObject({
      step: 'open',
      source: 'own',
      faults: [
        { source: 'store', fault: 'expired', day: '2024-06-01' },
        { source: 'municipality', fault: 'missing' },
      ],
    });
    await expect(ask(room, '/minutes/index.html')).rejects.toThrow(/self-signed certificate/u);
    const pin = devices?.pin ?? '';
    expect(pin).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/u);
    expect(await askOwn(room)).toMatch(/^HTTP\/1\.1 404/u);
    expect(await askOwn(room, new URL(room.place.address).origin)).toMatch(/^HTTP\/1\.1 403/u);
    expect(await askOwn(room, 'stafettrom://')).toMatch(/^HTTP\/1\.1 403/u);
    const settings = readFileSync(join(room.folder, 'settings.json'), 'utf8');
    expect(settings).toContain('127.0.0.1');
    expect(settings).not.toContain('PRIVATE');
  });
});
