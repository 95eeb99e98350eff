import { networkInterfaces } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { pagePath } from '#browser-shell/page-address.ts';
import { roomKeyOrigin } from '#contract/device-proof.ts';
import type { DeviceDoor, DoorAsked, MachineNetwork, OpenDoor } from '#host/devices/device-door.ts';
import { devicePages } from '#host/pages/device-pages.ts';
import type { PageFile } from '#host/pages/page-files.ts';
import { listPageFiles } from '#host/pages/page-files.ts';
import { pageHeaders } from '#host/pages/page-headers.ts';
import { sendPage } from '#host/pages/send-page.ts';
import type { Connection } from '#wire/connection.ts';
import type { DeviceServer } from '#wire/device-server.ts';
import { startDeviceServer } from '#wire/device-server.ts';
import type { DeviceEntrance } from '#wire/join-device.ts';
import { writeRoomLink } from '#wire/pinned-room.ts';
import { roomKeyOf } from '#wire/room-key.ts';
import { machineTimers } from '#wire/timers.ts';

export interface DeviceDoorNeeds {
  /** The built pages. */
  readonly pages: string;
  readonly connect: (connection: Connection, entrance: DeviceEntrance) => void;
  /** The machine's own networks when absent. */
  readonly networks?: () => readonly MachineNetwork[];
}

/** How long pages have to hear that they are sent away. */
const farewellMilliseconds = 1000;
const portTries = 10;
const rememberMilliseconds = 2000;
const noFiles: ReadonlyMap<string, PageFile> = new Map();

/** Joins what the host decides about devices with the server of the wire. */
export function openDeviceDoor(needs: DeviceDoorNeeds): DeviceDoor {
  const { networks = rememberNetworks() } = needs;
  return {
    networks,
    async open(asked) {
      const started = await start(needs, asked);
      return typeof started === 'string' ? started : asOpenDoor(started, asked);
    },
  };
}

/** Asked for with every view of the console: the machine itself is asked every other second. */
function rememberNetworks(): () => readonly MachineNetwork[] {
  let known: readonly MachineNetwork[] = [];
  let askedAt = -Infinity;
  return () => {
    const now = machineTimers.now();
    if (now - askedAt > rememberMilliseconds) {
      known = machineNetworks();
      askedAt = now;
    }
    return known;
  };
}

/** IPv4 cards that lead out of this machine. */
function machineNetworks(): readonly MachineNetwork[] {
  return Object.entries(networkInterfaces()).flatMap(([card, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ card, address })),
  );
}

/** The port of a host that just died can stay taken for a moment. */
async function start(
  needs: DeviceDoorNeeds,
  asked: DoorAsked,
): Promise<DeviceServer | 'port-taken' | 'address-gone'> {
  const { servesPages, ...where } = asked;
  const files = servesPages ? devicePages(listPageFiles(needs.pages)) : noFiles;
  // Without pages only our own program comes in: it brings them along, and no browser has this origin.
  const origin = servesPages ? {} : { pageOrigin: roomKeyOrigin(roomKeyOf(asked.certificate.chain)) };
  for (let attempt = 0; attempt < portTries; attempt += 1) {
    try {
      return await startDeviceServer({
        ...where,
        ...origin,
        send: (request, response) => sendPage(files, request, response),
        headers: pageHeaders,
        connect: needs.connect,
      });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code === 'EADDRNOTAVAIL') return 'address-gone';
      if (error.code !== 'EADDRINUSE') return 'port-taken';
    }
    await wait(100);
  }
  return 'port-taken';
}

function asOpenDoor(server: DeviceServer, { servesPages, certificate }: DoorAsked): OpenDoor {
  const key = servesPages ? undefined : roomKeyOf(certificate.chain);
  return {
    port: server.port,
    address: `${server.origin}/`,
    ...(key === undefined ? {} : { key }),
    link: (role, token) =>
      key === undefined
        ? `${server.origin}${pagePath(role)}#${token}`
        : writeRoomLink({ place: new URL(server.origin).host, key }),
    pause: () => server.pause(),
    resume: () =>
      server.resume().then(
        () => true,
        () => false,
      ),
    close() {
      server.pause();
      setTimeout(() => server.stop(), farewellMilliseconds).unref();
    },
  };
}
