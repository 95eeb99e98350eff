import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer as createPlain } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { createServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { codeLetters, readRoomKey, roomKeyOrigin, writeRoomKey } from '#contract/device-proof.ts';
import { closeCodes } from '#contract/frames.ts';
import type { OpenTable } from '#doors/open-table.ts';
import { openTable } from '#doors/open-table.ts';
import { makeOwnCertificate } from '#host/devices/own-certificate.ts';
import type { PinFault, PinnedRoom } from '#wire/pinned-room.ts';
import { connectPinned, readPinnedRoom, writeRoomLink } from '#wire/pinned-room.ts';
import { roomKeyOf } from '#wire/room-key.ts';
import type { OpenDevice } from '../wire/test-device.ts';
import { makeDevice } from '../wire/test-device.ts';
import { waitFor } from '../wire/test-page.ts';
import type { NetworkRoom } from './network-room.ts';
import { openNetworkRoom } from './network-room.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut'];
const day = 24 * 60 * 60_000;
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Program {
  readonly table: OpenTable;
  readonly pinned: PinnedRoom;
  readonly faults: PinFault[];
  /** A page of the program, which signs for the room that stands in its address. */
  readonly open: () => Promise<OpenDevice>;
  readonly signsFor: string;
}

/** What somebody does who read address and key off the console. */
async function startProgram(room: NetworkRoom): Promise<Program> {
  const { devices } = room.chair.view();
  const pinned = readPinnedRoom(devices?.address ?? '', devices?.pin?.toLowerCase());
  if (pinned === undefined) throw new Error('The console shows no key');
  const faults: PinFault[] = [];
  const refused = (fault: PinFault): number => faults.push(fault);
  const opened = await openTable({ pages: room.folder, room: pinned, now: Date.now, refused });
  if (!opened.ok) throw new Error(opened.refusal);
  const table = opened.value;
  ends.push(() => table.stop());
  const signsFor = roomKeyOrigin(new URL(table.address).hash.slice('#room.'.length));
  const device = makeDevice();
  const open = async (): Promise<OpenDevice> => {
    const page = await device.open({ address: table.address, authority: '' });
    ends.push(() => page.end.close());
    return page;
  };
  return { table, pinned, faults, open, signsFor };
}

/** Stands where a room was thought to be, and counts what is said to it. */
async function startStranger(
  options: TlsOptions,
  port = 0,
): Promise<{ readonly port: number; readonly heard: () => number }> {
  let bytes = 0;
  const server = createServer(options, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (part: Buffer) => (bytes += part.length));
  });
  server.on('tlsClientError', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close());
  return { port: portOf(server.address()), heard: () => bytes };
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

describe('our own program, for a room whose certificate no browser knows', () => {
  it('joins by the code alone and reads its view, and the room takes no proof that was made for another key', async () => {
    const room = await openNetworkRoom({ present, certificate: 'none' });
    const { open, signsFor, table } = await startProgram(room);
    const { code, link, table: id } = await room.invitation();
    const { host } = new URL(room.place.address);
    expect(link).toMatch(new RegExp(`^stafettrom-table:${host}/[${codeLetters}]{52}$`, 'u'));
    const other = signsFor.replace(/.$/u, (last) => (last === '0' ? '1' : '0'));
    for (const origin of [other, new URL(table.address).origin, new URL(room.place.address).origin]) {
      const relayed = await open();
      relayed.greet({ code }, { origin });
      expect(await relayed.ended()).toBe(closeCodes.notAdmitted);
    }
    const page = await open();
    page.greet({ code }, { origin: signsFor });
    const { credential = '' } = await page.next('welcome');
    await room.chair.until(({ tables }) => tables.some(({ state }) => state === 'waiting'));
    expect(await room.chair.call('table.admit', { table: id, participant: 'miljoterapeut' })).toBe('yes');
    await waitFor(() => (page.view['waiting'] === undefined ? page.view['people'] : undefined), 'its view');
    expect(await room.chair.call('table.remove', { table: id })).toBe('yes');
    expect(await page.ended()).toBe(closeCodes.notAdmitted);
    const again = await open();
    again.greet({ credential }, { origin: signsFor });
    expect(await again.ended()).toBe(closeCodes.notAdmitted);
  });

  it('says nothing to whoever stands there with another key, and goes nowhere else', async () => {
    const room = await openNetworkRoom({ present, certificate: 'none' });
    const { open, pinned, faults, table } = await startProgram(room);
    expect((await fetch(new URL('/chair/index.html', table.address))).status).toBe(404);
    await expect(open()).resolves.toBeDefined();
    expect(await room.chair.call('devices.close', {})).toBe('yes');
    await expect(open()).rejects.toThrow('503');
    const { chain, key } = await makeOwnCertificate('127.0.0.1', Date.now());
    const stranger = await startStranger({ cert: chain, key }, pinned.port);
    await expect(open()).rejects.toThrow('503');
    expect(faults).toEqual(['no-answer', 'other-key']);
    expect(stranger.heard()).toBe(0);
  });

  it('sends nothing where the key is another, its days are over or not begun, or TLS is older', async () => {
    const now = Date.now();
    const [good, old] = await Promise.all([
      makeOwnCertificate('127.0.0.1', now),
      makeOwnCertificate('127.0.0.1', now - 10 * day),
    ]);
    const cases: readonly (readonly [PinFault, string, TlsOptions])[] = [
      ['other-key', roomKeyOf(old.chain), { cert: good.chain, key: good.key }],
      ['out-of-date', roomKeyOf(old.chain), { cert: old.chain, key: old.key }],
      ['not-safe', roomKeyOf(good.chain), { cert: good.chain, key: good.key, maxVersion: 'TLSv1.2' }],
    ];
    for (const [fault, key, options] of cases) {
      const { port, heard } = await startStranger(options);
      expect(await connectPinned({ host: '127.0.0.1', port, key }, now)).toBe(fault);
      expect(heard()).toBe(0);
    }
    const early = await startStranger({ cert: good.chain, key: good.key });
    const pinned = { host: '127.0.0.1', port: early.port, key: roomKeyOf(good.chain) };
    expect(await connectPinned(pinned, now - 5 * day)).toBe('out-of-date');
    const right = await connectPinned(pinned, now);
    expect(right).toMatchObject({ key: roomKeyOf(good.chain) });
    if (typeof right === 'object') right.socket.destroy();
    const plain = createPlain((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n')).listen(0, '127.0.0.1');
    await once(plain, 'listening');
    ends.push(() => plain.close());
    expect(await connectPinned({ ...pinned, port: portOf(plain.address()) }, now)).toBe('not-safe');
  });

  it('reads what is typed and what is photographed, and no key that is too short to mean one room', () => {
    const key = codeLetters.repeat(2).slice(0, 52);
    const room = { host: '10.0.0.7', port: 8443, key };
    expect(readPinnedRoom(writeRoomLink({ place: '10.0.0.7:8443', key }))).toEqual(room);
    expect(readPinnedRoom('https://10.0.0.7:8443/', writeRoomKey(key).replaceAll('0', 'o'))).toEqual({
      ...room,
      key: key.slice(0, 28),
    });
    expect(readPinnedRoom('rom3.test', key)).toEqual({ ...room, host: 'rom3.test', port: 443 });
    expect(readRoomKey(key.slice(0, 27))).toBeUndefined();
    for (const address of ['', '10.0.0.7:99999', 'x@10.0.0.7', '10.0.0.7/wire', 'stafettrom-table:10.0.0.7'])
      expect(readPinnedRoom(address, address.startsWith('s') ? undefined : key)).toBeUndefined();
  });
});
