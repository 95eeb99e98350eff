import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
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
import { startBareServer } from './bare-server.ts';
import type { BenchChair } from './bench-chair.ts';
import { openBenchChair } from './bench-chair.ts';
import type { BenchRoom } from './bench-room.ts';
import { makeBenchRoom, readDemo } from './bench-room.ts';
import type { Asked, Measurement, Rounds } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';
import { describeStart, quietLog } from './open-host.ts';

const mostMilliseconds = 50;
const longestWait = 10_000;
/** A page may call twenty times a second. */
const pauseMilliseconds = 60;

const barePage = `<!doctype html><title>peer</title><p id="text">…</p><script>
  const socket = new WebSocket(location.href.replace('http', 'ws'));
  socket.onmessage = ({ data }) => { document.getElementById('text').textContent = data; };
</script>`;

/** Runs in the page before its own scripts: tells when two frames were drawn after a message that brings a page. */
const watchFrames = `
  const Native = globalThis.WebSocket;
  const tell = () => stafettromPainted(performance.timeOrigin + performance.now());
  globalThis.WebSocket = class extends Native {
    constructor(address) {
      super(address);
      this.addEventListener('message', ({ data }) => {
        if (typeof data !== 'string' || (data.startsWith('{') && !data.includes('"page":'))) return;
        requestAnimationFrame(() => requestAnimationFrame(tell));
      });
    }
  };`;

/** From the call for the next page until the wall has painted it, in a real browser. */
export async function measureNextPage({ rounds }: Asked): Promise<Measurement> {
  await buildPages(findPlaces(), () => undefined);
  const room = makeBenchRoom();
  prepareRoom({ ...room, ...readDemo() });
  const supervisor = await startHostProcess(room);
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
  try {
    return conclude(await measureWith(supervisor, browser, rounds));
  } finally {
    await browser.close();
    await supervisor.stop();
    room.remove();
  }
}

function conclude(rounds: Rounds): Measurement {
  return concludeMeasurement({
    name: 'next-page',
    what: 'the next page, from the console’s call until the second frame that the wall draws of it',
    peer: 'a bare page that gets one WebSocket message and sets textContent, until its second frame',
    goal: 'p95 ≤ 50 ms',
    reached: (ours) => ours.p95 <= mostMilliseconds,
    rounds,
    notes: ['host in a process of its own, built pages in headless Chromium, the console a WebSocket client'],
  });
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

async function measureWith(supervisor: Supervisor, browser: Browser, rounds: number): Promise<Rounds> {
  const server = await startBareServer(barePage);
  const chair = await openBenchChair(supervisor.openAddress('chair'));
  const wall = await openWatchedPage(browser, supervisor.openAddress('screen'));
  const bare = await openWatchedPage(browser, server.address);
  try {
    const turn = createTurn(chair);
    let number = 0;
    // Taken up covered: the first turn uncovers, and warms both pages.
    await wall.after(turn);
    return await measureInTurns(rounds, {
      ours: () => wall.after(turn),
      peer: () => bare.after(() => server.send(`Du leser ti minutter hver dag. ${(number += 1)}`)),
    });
  } finally {
    chair.stop();
    await server.stop();
  }
}

/** Through the whole agenda and back again. */
function createTurn(chair: BenchChair): () => void {
  let command: Parameters<BenchChair['turn']>[0] = 'screen.next';
  return () => {
    if (chair.place() === 'last') command = 'screen.previous';
    if (chair.place() === 'first') command = 'screen.next';
    chair.turn(command);
  };
}

interface WatchedPage {
  /** Milliseconds from `cause` until the page has drawn two frames after the message that it brought. */
  readonly after: (cause: () => void) => Promise<number>;
}

/** Ready when it has drawn the first message that it was sent. */
async function openWatchedPage(browser: Browser, address: string): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  let painted: (time: number) => void = () => undefined;
  async function nextPaint(): Promise<number> {
    const drawn = Promise.withResolvers<number>();
    painted = drawn.resolve;
    const late = wait(longestWait, undefined, { ref: false }).then(() => {
      throw new Error('The page drew nothing');
    });
    return Promise.race([drawn.promise, late]);
  }
  await page.exposeFunction('stafettromPainted', (time: number) => painted(time));
  await page.addInitScript({ content: watchFrames });
  await Promise.all([nextPaint(), page.goto(address)]);
  return {
    async after(cause) {
      await wait(pauseMilliseconds);
      const time = nextPaint();
      const began = performance.timeOrigin + performance.now();
      cause();
      return (await time) - began;
    },
  };
}
