import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { dirname, join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterEach, expect } from 'vitest';
import { z } from 'zod';
import type { TableRole } from '#contract/roles.ts';
import { deliveredCertificate } from '#host/devices/certificates.ts';
import type { TestAuthority, TestCertificate } from '../fixtures/test-authority.ts';
import { makeAuthority } from '../fixtures/test-authority.ts';
import type { OpenDevice, TestDevice } from '../wire/test-device.ts';
import { makeDevice, toLoopback } from '../wire/test-device.ts';
import type { OpenRoom, RoomChange } from './open-room.ts';
import { openRoom } from './open-room.ts';

export const roomName = 'rom3.test';
export const here = { address: '127.0.0.1' };

/** A room with a network: what the chair opens for devices, and time that a test can move. */
export interface NetworkRoom extends OpenRoom {
  readonly place: { readonly address: string; readonly authority: string };
  readonly clock: { elapsed: number; wall: number };
  readonly log: string[];
  /** An invitation as the console gets it. */
  readonly invitation: (role?: TableRole) => Promise<Invitation>;
  /** A device that asked, was let in as this person, and sees its page. */
  readonly admit: (
    participant: string,
    device?: TestDevice,
  ) => Promise<{ readonly page: OpenDevice; readonly device: TestDevice; readonly credential: string }>;
}

const invitationSchema = z.object({
  link: z.url(),
  table: z.string(),
  code: z.string(),
  squares: z.array(z.string()),
});
export type Invitation = z.infer<typeof invitationSchema> & { readonly token: string };

/** Pages as the build lays them: what a device may open, and what it may not. */
const pages: Readonly<Record<string, string>> = {
  'join/index.html': '<script type="module" src="../assets/join-1.js"></script>',
  'minutes/index.html': '<script type="module" src="../assets/minutes-1.js"></script>MINUTES',
  'interpreter/index.html': 'INTERPRETER',
  'family/index.html': 'FAMILY',
  'chair/index.html': '<script type="module" src="../assets/chair-1.js"></script>CHAIR',
  'big-screen/index.html': 'SCREEN',
  'administrator/index.html': 'ADMINISTRATOR',
  'assets/join-1.js': 'import "./shared-1.js";',
  'assets/minutes-1.js': 'import "./shared-1.js";',
  'assets/shared-1.js': 'void 0;',
  'assets/chair-1.js': 'void 0;',
  'assets/minutes-1.js.map': 'SECRET',
};

const started: OpenDevice[] = [];
afterEach(() => {
  for (const page of started.splice(0)) page.end.close();
});

let authority: Promise<TestAuthority> | undefined;
let certificate: Promise<TestCertificate> | undefined;

export async function openNetworkRoom(
  change: RoomChange & {
    readonly certificate?: TestCertificate | 'none';
    readonly settings?: Readonly<Record<string, unknown>>;
  } = {},
): Promise<NetworkRoom> {
  authority ??= makeAuthority();
  certificate ??= authority.then((one) => one.issue({ names: [roomName] }));
  const laid = change.certificate ?? (await certificate);
  const clock = { elapsed: 1_000_000, wall: Date.now() };
  const written = { port: 0, network: 'Møterom', ...change.settings };
  const room = await openRoom({
    ...change,
    host: { elapsed: () => clock.elapsed, now: () => clock.wall, ...change.host },
    prepared(folder, start) {
      writeFileSync(join(folder, 'settings.json'), JSON.stringify({ devices: written }));
      if (laid !== 'none') layCertificate(folder, laid);
      for (const [name, text] of Object.entries(pages)) {
        mkdirSync(dirname(join(start.pages, name)), { recursive: true });
        writeFileSync(join(start.pages, name), text);
      }
      change.prepared?.(folder, start);
    },
  });
  expect(await room.chair.call('devices.open', here)).toBe('yes');
  const { devices } = await room.chair.until((view) => view.devices?.address !== undefined);
  const place = { address: devices?.address ?? '', authority: (await authority).certificate };
  return { ...room, ...joining(room, place), place, clock, log: [] };
}

export function layCertificate(dataFolder: string, pair: TestCertificate): void {
  const place = deliveredCertificate(dataFolder);
  mkdirSync(dirname(place.chain), { recursive: true });
  writeFileSync(place.chain, pair.chain);
  writeFileSync(place.key, pair.key);
}

function joining(
  { chair }: OpenRoom,
  place: NetworkRoom['place'],
): Pick<NetworkRoom, 'invitation' | 'admit'> {
  const invitation = async (role: TableRole = 'minute-taker'): Promise<Invitation> => {
    const given = invitationSchema.parse(await chair.ask('table.invite', { role, device: true }));
    return { ...given, token: new URL(given.link).hash.slice(1) };
  };
  return {
    invitation,
    async admit(participant, device = makeDevice()) {
      const { token, table } = await invitation();
      const page = await device.open(place);
      started.push(page);
      page.greet({ token });
      const { credential = '' } = await page.next('welcome');
      expect((await page.next('view')).set).toMatchObject({ waiting: true, asked: 'minute-taker' });
      expect(await chair.call('table.admit', { table, participant })).toBe('yes');
      expect((await page.next('welcome')).role).toBe('minute-taker');
      await page.next('view');
      return { page, device, credential };
    },
  };
}

export function ask(
  { place }: NetworkRoom,
  path: string,
): Promise<{ status: number | undefined; body: string; hsts: string | undefined }> {
  return new Promise((resolve, reject) => {
    get(
      new URL(path, place.address),
      { ca: place.authority, lookup: toLoopback, agent: false },
      (response) => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString()));
        const hsts = response.headers['strict-transport-security'];
        response.on('end', () => resolve({ status: response.statusCode, body, hsts }));
      },
    ).on('error', reject);
  });
}

/** As somebody who trusts whatever answers. With an origin it asks for the wire. */
export function askOwn({ place }: NetworkRoom, origin?: string): Promise<string> {
  const { port, host } = new URL(place.address);
  const wire = `GET /wire HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: ${origin ?? ''}`;
  const page = 'GET /minutes/index.html HTTP/1.1\r\nConnection: close';
  return new Promise((resolve, reject) => {
    const where = { host: here.address, port: Number(port), rejectUnauthorized: false };
    const socket = connectTls(where, () => {
      socket.write(`${origin === undefined ? page : wire}\r\nHost: ${host}\r\n\r\n`);
    });
    socket.once('data', (part: Buffer) => {
      socket.destroy();
      resolve(part.toString());
    });
    socket.on('error', reject);
  });
}
