import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
import { makeBenchRoom, readDemo } from './bench-room.ts';
import { waitFor } from './chromium-window.ts';
import type { Asked, Measurement, Outcome, Rounds, Skipped } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';
import { describeStart, quietLog } from './open-host.ts';
import { hasReveal, openRevealPause, revealVersion } from './reveal-peer.ts';
import type { OutputTimes, RoomCover } from './room-cover.ts';
import { openRoomCover, outputs } from './room-cover.ts';

const mostToCover = 100;
const mostToReturn = 3000;
const mostKills = 5;

/** From whoever covers until it is dark on every output; and from a killed host until the wall is back, covered. */
export async function measureRoom({ rounds }: Asked): Promise<Skipped | readonly Measurement[]> {
  if (!hasReveal()) return { name: 'room', skipped: '`npm ci` in bench/peers brings the peer, reveal.js' };
  await buildPages(findPlaces(), () => undefined);
  const room = makeBenchRoom();
  prepareRoom({ ...room, ...readDemo() });
  const supervisor = await startHostProcess(describeStart(room));
  const [wall, table] = await Promise.all([launch(), launch()]);
  try {
    const opened = await openRoomCover({ wall, table }, (page) => supervisor.openAddress(page));
    const covers = await measureCovers(opened, wall, rounds);
    const emptyChild = join(room.folder, 'empty.mjs');
    writeFileSync(emptyChild, "process.send('here'); process.on('disconnect', () => process.exit());\n");
    const returns = await measureInTurns(Math.min(rounds, mostKills), {
      ours: () => killHost(supervisor, opened),
      peer: () => forkEmpty(emptyChild),
    });
    opened.stop();
    return [...concludeCovers(covers, wall.version()), concludeReturn(returns)];
  } finally {
    await Promise.all([wall.close(), table.close()]);
    await supervisor.stop();
    room.remove();
  }
}

async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
}

async function startHostProcess(start: ReturnType<typeof describeStart>): Promise<Supervisor> {
  const started = await startSupervisor({
    fork: () => forkHost(findPlaces().hostProcess),
    start,
    log: quietLog,
    ...machineTime,
  });
  if (!started.ok) throw new Error(`The host did not start: ${started.refusal.kind}`);
  await started.value.whenReady();
  return started.value;
}

interface Covers {
  readonly here: Rounds;
  readonly there: Record<keyof OutputTimes, Rounds>;
}

async function measureCovers(opened: RoomCover, browser: Browser, rounds: number): Promise<Covers> {
  const lines = [[{ text: 'Du leser ti minutter hver dag.', pixels: 64 }]];
  const peer = await openRevealPause(browser, lines);
  const there: OutputTimes[] = [];
  try {
    await opened.cover();
    await peer.pause();
    const first = await measureInTurns(rounds, {
      async ours() {
        const times = await opened.cover();
        there.push(times);
        return times.wall;
      },
      peer: () => peer.pause(),
    });
    const here = await measureInTurns(rounds, { ours: () => opened.coverHere(), peer: () => peer.pause() });
    const of = (name: keyof OutputTimes): Rounds => ({
      ours: there.map((times) => times[name]),
      peer: first.peer,
    });
    return { here, there: { wall: of('wall'), interpreter: of('interpreter'), family: of('family') } };
  } finally {
    await peer.stop();
  }
}

/** Dead at once, as in a crash; back when the wall is connected and says that it is covered. */
async function killHost(supervisor: Supervisor, { wall }: RoomCover): Promise<number> {
  const pid = supervisor.hostPid();
  if (pid === undefined) throw new Error('There is no host to kill');
  const began = performance.now();
  process.kill(pid, 'SIGKILL');
  await waitFor('another host', () => (supervisor.hostPid() === pid ? undefined : supervisor.hostPid()));
  await supervisor.whenReady();
  await wall.waitForFunction("document.querySelectorAll('.stage-page h1').length === 1");
  return performance.now() - began;
}

async function forkEmpty(entry: string): Promise<number> {
  const began = performance.now();
  const child = fork(entry);
  await new Promise((resolve) => child.once('message', resolve));
  const taken = performance.now() - began;
  child.kill();
  return taken;
}

const outputWords = { wall: 'big screen', interpreter: 'interpreter’s page', family: 'family’s page' };

function concludeCovers({ here, there }: Covers, browser: string): readonly Measurement[] {
  const version = revealVersion();
  const peer = `reveal.js ${version}, from b in its main window until the second frame there: nothing has to travel`;
  const notes = [
    `headless Chromium ${browser}; host in a process of its own; tables in a browser of their own`,
  ];
  const goal = `p95 ≤ ${mostToCover} ms`;
  const reached: Outcome['reached'] = ({ p95 }) => p95 <= mostToCover;
  const far = outputs.map((name) =>
    concludeMeasurement({
      name: `room: cover, ${outputWords[name]}`,
      what: `F9 on the chair’s console, until the second frame that the ${outputWords[name]} draws of the cover`,
      rounds: there[name],
      peer,
      goal,
      reached,
      notes,
    }),
  );
  const near = concludeMeasurement({
    name: 'room: cover, its own key',
    what: 'b on the big screen, until the second frame of the cover’s surface there: no room is asked before',
    rounds: here,
    peer,
    goal,
    reached,
    notes,
  });
  return [...far, near];
}

function concludeReturn(rounds: Rounds): Measurement {
  return concludeMeasurement({
    name: 'room: host killed',
    what: 'from kill −9 of the host until another has taken up the meeting and the wall stands covered',
    peer: 'a Node process with nothing in it, from fork until its first word',
    goal: `p95 ≤ ${mostToReturn} ms`,
    reached: ({ p95 }) => p95 <= mostToReturn,
    rounds,
    notes: ['the windows of a killed page and of a pulled cable: `npm run long -- displays`'],
  });
}
