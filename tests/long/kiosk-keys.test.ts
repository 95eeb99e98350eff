import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inRoomWindow } from '#browser-shell/page-address.ts';
import type { PageServer, PageServerNeeds } from '#browser-shell/page-server.ts';
import { startPageServer } from '#browser-shell/page-server.ts';
import { buildPages } from '#doors/build-pages.ts';
import { findPlaces } from '#doors/places.ts';
import { listPageFiles } from '#host/pages/page-files.ts';
import { findChromium } from '../../scripts/chromium.ts';
import { escapes } from './kiosk/escapes.ts';
import type { KioskNeeds } from './kiosk/kiosk-machine.ts';
import { startKioskMachine, whatIsMissing } from './kiosk/kiosk-machine.ts';

interface SetUp extends Omit<KioskNeeds, 'browser'> {
  readonly name: string;
  readonly hasGuard: boolean;
  /** The keys that are known to get out of it, as docs/operation.md tells; not said where it is only a measure. */
  readonly out?: readonly string[];
}

const setUps: readonly SetUp[] = [
  { name: 'the browser alone', hasPolicies: false, hasGuard: false, manager: 'usual' },
  { name: 'policies', hasPolicies: true, hasGuard: false, manager: 'usual' },
  { name: 'policies and guard', hasPolicies: true, hasGuard: true, manager: 'usual', out: ['alt+F4'] },
  { name: 'guard alone', hasPolicies: false, hasGuard: true, manager: 'without-keys', out: [] },
  { name: 'no window manager', hasPolicies: true, hasGuard: true, manager: 'none', out: [] },
  { name: 'the recipe of Linux', hasPolicies: true, hasGuard: true, manager: 'without-keys', out: [] },
];

const missing = whatIsMissing();
let server: PageServer;

beforeAll(async () => {
  if (missing !== undefined) {
    process.stdout.write(`Not tried, for ${missing}\n`);
    return;
  }
  const places = findPlaces();
  await buildPages(places, () => undefined);
  // Nobody answers the page's wire: it says so, and then nothing on it moves.
  const upgrade: PageServerNeeds['upgrade'] = (_request, socket) => socket.destroy();
  server = await startPageServer({ files: listPageFiles(places.pages), port: 0, upgrade });
});

afterAll(() => server?.stop());

it('has 28 of them', () => {
  expect(new Set(escapes.map(({ keys }) => keys)).size).toBe(28);
});

it.skipIf(missing !== undefined).each(setUps)(
  'tries the 28 on $name',
  async ({ name, hasGuard, out, ...rest }) => {
    const address = `http://127.0.0.1:${server.port}/chair/index.html#${'t'.repeat(43)}`;
    const machine = await startKioskMachine({ ...rest, browser: await findChromium() });
    const got: string[] = [];
    let isClean = false;
    try {
      for (const { keys } of escapes) {
        if (!isClean) await machine.open(hasGuard ? inRoomWindow(address) : address);
        isClean = await machine.press(keys);
        if (!isClean) got.push(keys);
      }
      process.stdout.write(`${name}: ${got.length} of ${escapes.length} out: ${got.join(' ') || '–'}\n`);
    } finally {
      await machine.stop();
    }
    expect(got).toEqual(out ?? got);
  },
);
