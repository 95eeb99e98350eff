import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import type { NetworkRoom } from '../room/network-room.ts';
import { openNetworkRoom, roomName } from '../room/network-room.ts';
import { createGuessLimit } from '#wire/guess-limit.ts';
import { machineTimers } from '#wire/timers.ts';
import type { AttackedSite } from './attack-site.ts';
import { ask, statusOf } from './attack-site.ts';
import type { Attack } from './attack-table.ts';
import { attacks } from './attack-table.ts';

/** What Node's own server and the WebSocket library refuse by themselves. */
const stoppedByNode: readonly number[] = [24, 25, 26, 35, 54];

const present = ['ada', 'mor', 'kontaktlaerer'];
let room: NetworkRoom;
let sites: readonly AttackedSite[];

async function siteOf(kind: AttackedSite['kind']): Promise<AttackedSite> {
  const page = '/minutes/index.html';
  if (kind === 'device') {
    const { host, port, origin } = new URL(room.place.address);
    return { kind, port: Number(port), name: roomName, host, origin, page, authority: room.place.authority };
  }
  const { host, port, origin, hostname } = new URL(await room.chair.invite());
  return { kind, port: Number(port), name: hostname, host, origin, page };
}

beforeEach(async () => {
  room = await openNetworkRoom({
    present,
    prepared: (_folder, { pages }) => writeFileSync(join(pages, '../secret.html'), 'SECRET'),
  });
  sites = [await siteOf('loopback'), await siteOf('device')];
});

describe('the 54 attacks on a running host', () => {
  it('are numbered, and none of them gets through to the room’s own pages or to devices', async () => {
    expect(attacks.map(({ number }) => number)).toEqual(Array.from({ length: 54 }, (_none, at) => at + 1));
    const before = room.chair.view();
    const through: string[] = [];
    for (const site of sites) {
      expect(statusOf(await ask(site, {}))).toBe(200);
      const tryOne = async ({ number, what, run }: Attack): Promise<void> => {
        const came = await run(site);
        if (came !== undefined) through.push(`${site.kind} ${number} ${what}: ${came}`);
      };
      await Promise.all(attacks.slice(0, -1).map(tryOne));
      // The last one measures how long others wait.
      for (const attack of attacks.slice(-1)) await tryOne(attack);
      expect(statusOf(await ask(site, {}))).toBe(200);
    }
    expect(through).toEqual([]);
    expect(room.chair.isOpen()).toBe(true);
    expect(room.chair.view()).toEqual(before);
  });

  it('are attacks: a careless server lets most of them through', async () => {
    const careless = createServer((_request, response) => response.end('SECRET'));
    const wire = new WebSocketServer({ server: careless });
    wire.on('connection', (socket) => {
      socket.send('SECRET');
      setTimeout(() => socket.close(), 50);
    });
    careless.listen(0, '127.0.0.1');
    await once(careless, 'listening');
    const address = careless.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const host = `127.0.0.1:${port}`;
    const site = {
      kind: 'loopback',
      port,
      name: '127.0.0.1',
      host,
      origin: `http://${host}`,
      page: '/',
    } as const;
    const came = await Promise.all(attacks.map(({ run }) => run(site)));
    const stopped = attacks.filter((_attack, at) => came[at] === undefined).map(({ number }) => number);
    wire.close();
    careless.closeAllConnections();
    careless.close();
    expect(stopped).toEqual(stoppedByNode);
  });
});

describe('guessing for a whole meeting', () => {
  it('is looked at twenty times a minute at most, from however many addresses, and spoils every tenth code', () => {
    let now = 0;
    const timers = { ...machineTimers, now: () => now };
    const limit = createGuessLimit(timers);
    let evaluated = 0;
    let spoilt = 0;
    for (let minute = 0; minute < 90; minute += 1) {
      for (let guess = 0; guess < 200; guess += 1) {
        now = minute * 60_000 + guess * 300;
        const address = `10.0.0.${guess % 50}`;
        if (!limit.mayTry(address)) continue;
        evaluated += 1;
        if (limit.wrong(address) === 'spoilt') spoilt += 1;
      }
    }
    expect(evaluated).toBeLessThanOrEqual(91 * 20);
    expect(evaluated).toBeGreaterThan(80 * 20);
    expect(spoilt).toBe(Math.floor(evaluated / 10));
    const alone = createGuessLimit(timers);
    const tries = Array.from({ length: 9 }, () => alone.mayTry('10.0.0.1') && alone.wrong('10.0.0.1'));
    expect(tries.filter((tried) => tried !== false)).toHaveLength(5);
    expect(alone.mayTry('10.0.0.2')).toBe(true);
  });
});
