import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import { forkHost } from '#browser-shell/fork-host.ts';
import type { Supervisor } from '#browser-shell/supervisor.ts';
import { startSupervisor } from '#browser-shell/supervisor.ts';
import { buildPages } from '#doors/build-pages.ts';
import { findPlaces } from '#doors/places.ts';
import { machineTime } from '#doors/shell-machine.ts';
import { chromiumArguments, findChromium } from '../scripts/chromium.ts';
import { prepareRoom } from '../tests/fixtures/prepare-room.ts';
import type { BenchRoom } from './bench-room.ts';
import { makeBenchRoom, readDemo } from './bench-room.ts';
import { walkPages } from './display-side.ts';
import type { Asked, Measurement, Outcome, Rounds, Skipped } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';
import { describeStart, quietLog } from './open-host.ts';
import { hasReveal, openReveal, revealVersion } from './reveal-peer.ts';
import type { DisplayBrowsers } from './room-display.ts';
import { openRoomDisplay } from './room-display.ts';

const mostOnScreen = 50;
const mostAtTable = 150;

/** From the key of whoever leads until the next page is painted: on the big screen, and on a page at the table. */
export async function measureDisplay({ rounds }: Asked): Promise<Skipped | readonly Measurement[]> {
  if (!hasReveal()) return { name: 'display', skipped: '`npm ci` in bench/peers brings the peer, reveal.js' };
  await buildPages(findPlaces(), () => undefined);
  const room = makeBenchRoom();
  prepareRoom({ ...room, ...readDemo() });
  const supervisor = await startHostProcess(room);
  const [browser, tableBrowser] = await Promise.all([launch(), launch()]);
  try {
    const measured = await measureWith(supervisor, { browser, tableBrowser }, rounds);
    return conclude(measured, browser.version());
  } finally {
    await Promise.all([browser.close(), tableBrowser.close()]);
    await supervisor.stop();
    room.remove();
  }
}

async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
}

async function startHostProcess(room: BenchRoom): Promise<Supervisor> {
  const started = await startSupervisor({
    fork: () => forkHost(findPlaces().hostProcess),
    start: describeStart(room),
    log: quietLog,
    ...machineTime,
  });
  if (!started.ok) throw new Error(`The host did not start: ${started.refusal.kind}`);
  await started.value.whenReady();
  return started.value;
}

interface Measured {
  readonly pages: number;
  readonly screen: Rounds;
  readonly table: Rounds;
}

async function measureWith(
  supervisor: Supervisor,
  browsers: DisplayBrowsers,
  rounds: number,
): Promise<Measured> {
  const ours = await openRoomDisplay(browsers, (page) => supervisor.openAddress(page));
  // No more pages than are turned.
  const deck = await ours.readPages(rounds + 1);
  const peer = await openReveal(browsers.browser, deck);
  try {
    await peer.warmUp();
    const turns = { ours: walkPages(ours, deck.length), peer: walkPages(peer, deck.length) };
    const table: Record<keyof Rounds, number[]> = { ours: [], peer: [] };
    const timeSide = async (side: keyof Rounds): Promise<number> => {
      const times = await turns[side]();
      table[side].push(times.table);
      return times.screen;
    };
    const screen = await measureInTurns(rounds, {
      ours: () => timeSide('ours'),
      peer: () => timeSide('peer'),
    });
    return { pages: deck.length, screen, table };
  } finally {
    ours.stop();
    await peer.stop();
  }
}

function conclude({ pages, screen, table }: Measured, browser: string): readonly Measurement[] {
  const notes = [
    'ours: the key on “Neste” of the console’s page → WebSocket → host in a process of its own → WebSocket → big screen (1920 × 1080) and, in a browser of its own, interpreter’s page (1366 × 768)',
    'peer: the key in the speaker view (1366 × 768) → its frame turns → window messages → the main window (1920 × 1080) turns; one process, no server between',
    `both: ${pages} pages with the same lines in the same size, headless Chromium ${browser}, a rest before each turn that is longer than the speaker view’s own brake of 500 ms; the peer without transition, ours while its fade of 150 ms runs`,
  ];
  const version = revealVersion();
  const onScreen: Outcome = {
    name: 'display: big screen',
    what: 'the next page, from the chair’s key until the second frame that the big screen draws of it',
    peer: `reveal.js ${version}, from the key in its speaker view until the second frame of its main window`,
    goal: `p95 ≤ ${mostOnScreen} ms`,
    reached: ({ p95 }) => p95 <= mostOnScreen,
    rounds: screen,
    notes,
  };
  const atTable: Outcome = {
    name: 'display: table page',
    what: 'the next page, from the chair’s key until the second frame that the interpreter’s page draws of it',
    peer: `reveal.js ${version}, from the key in its speaker view until the second frame of this page there`,
    goal: `p95 ≤ ${mostAtTable} ms`,
    reached: ({ p95 }) => p95 <= mostAtTable,
    rounds: table,
    notes: [
      'the peer’s own page turns before it tells anybody: no way to travel; ours gets the page from the host',
    ],
  };
  return [concludeMeasurement(onScreen), concludeMeasurement(atTable)];
}
