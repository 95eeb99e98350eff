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
import type { BareServer } from './bare-server.ts';
import { startBareServer } from './bare-server.ts';
import type { BenchChair } from './bench-chair.ts';
import { openBenchChair } from './bench-chair.ts';
import type { BenchRoom } from './bench-room.ts';
import { makeBenchRoom, readDemo } from './bench-room.ts';
import { measureSpeaking } from './measure-speaking.ts';
import type { Asked, Measurement, Rounds, Skipped } from './measurement.ts';
import { concludeMeasurement, measureInTurns } from './measurement.ts';
import { describeStart, quietLog } from './open-host.ts';
import { compareMarks } from './speech-marks.ts';
import type { HeardPage } from './speech-watch.ts';
import { barePage, openHeardPage } from './speech-watch.ts';

const coldRounds = 3;
/** So long the wall is listened to for its marks. */
const listenMilliseconds = 20_000;
const pauseMilliseconds = 300;
const mostPoints = 8;
const pagesOfPoint = 5;
/** After this nothing is going to sound, also on a machine that has much to do. */
const longestSilence = 4000;

const notes = [
  'host in a process of its own, built pages in headless Chromium, the console a WebSocket client',
  'sound by the audio context’s own clock, from its first sample that can be heard; nobody listened',
];
const bare = 'a bare page that plays a tone it has, for one WebSocket message';

/** Reading aloud: from the key until it sounds, until it is silent, and the mark beside the sound. */
export async function measureSpeech({ rounds }: Asked): Promise<readonly (Measurement | Skipped)[]> {
  await buildPages(findPlaces(), () => undefined);
  const room = makeBenchRoom();
  prepareRoom({ ...room, ...readDemo() });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
  const server = await startBareServer(barePage);
  try {
    const work = await measureSpeaking(rounds);
    const [warm, stop, marks] = await measureWarm({ room, browser, server }, rounds);
    const cold = await measureCold({ room, browser, server });
    return [concludeFirst(warm), concludeCold(cold, work.cold), concludeStop(stop), marks, work.speed];
  } finally {
    await browser.close();
    await server.stop();
    room.remove();
  }
}

interface Place {
  readonly room: BenchRoom;
  readonly browser: Browser;
  readonly server: BareServer;
}

interface OpenRoom {
  readonly chair: BenchChair;
  readonly wall: HeardPage;
  readonly peer: HeardPage;
  readonly server: BareServer;
  readonly stop: () => Promise<void>;
}

async function openRoom({ room, browser, server }: Place): Promise<OpenRoom> {
  const started = await startSupervisor({
    fork: () => forkHost(findPlaces().hostProcess),
    start: describeStart(room),
    log: quietLog,
    ...machineTime,
  });
  if (!started.ok) throw new Error(`The host did not start: ${started.refusal.kind}`);
  const supervisor: Supervisor = started.value;
  await supervisor.whenReady();
  const chair = await openBenchChair(supervisor.openAddress('chair'));
  const wall = await openHeardPage(browser, supervisor.openAddress('screen'));
  const peer = await openHeardPage(browser, server.address);
  await wall.page.waitForSelector('.stage');
  await wait(pauseMilliseconds);
  return {
    chair,
    wall,
    peer,
    server,
    async stop() {
      chair.stop();
      await wall.page.close();
      await peer.page.close();
      await supervisor.stop();
    },
  };
}

async function measureWarm(place: Place, rounds: number): Promise<[Rounds, Rounds, Measurement | Skipped]> {
  const open = await openRoom(place);
  try {
    await findSomethingToRead(open);
    const stops: { ours: number[]; peer: number[] } = { ours: [], peer: [] };
    const first = await measureInTurns(rounds, {
      ours: async () => {
        const { sounds, silent } = await readAndStop(open.wall, (key) => open.chair.turn(`reading.${key}`));
        stops.ours.push(silent);
        return sounds;
      },
      peer: async () => {
        const keys = { start: 'play', stop: 'stop' };
        const { sounds, silent } = await readAndStop(open.peer, (key) => open.server.send(keys[key]));
        stops.peer.push(silent);
        return sounds;
      },
    });
    return [first, stops, await measureMarks(open)];
  } finally {
    await open.stop();
  }
}

/** The first points of an agenda have nothing that is read aloud, and more than one page. */
async function findSomethingToRead({ chair, wall }: OpenRoom): Promise<void> {
  for (let point = 0; point < mostPoints; point += 1) {
    const sound = await wall.after('sound', () => chair.turn('reading.start'), longestSilence);
    chair.turn('reading.stop');
    await wait(pauseMilliseconds);
    if (sound !== undefined) return;
    for (let page = 0; page < pagesOfPoint; page += 1) {
      chair.turn('screen.next');
      await wait(pauseMilliseconds);
    }
  }
  throw new Error('The wall never sounded');
}

/** Milliseconds from the key until it is heard, and from the other key until it is not. */
async function readAndStop(
  page: HeardPage,
  press: (key: 'start' | 'stop') => void,
): Promise<{ sounds: number; silent: number }> {
  const began = clock();
  const sound = await page.after('sound', () => press('start'));
  await wait(pauseMilliseconds);
  const stopped = clock();
  const silence = await page.after('silence', () => press('stop'));
  await wait(pauseMilliseconds);
  if (sound === undefined || silence === undefined)
    throw new Error('The page did not sound, or did not stop');
  return { sounds: sound.at + sound.loud - began, silent: silence.at - stopped };
}

function clock(): number {
  return performance.timeOrigin + performance.now();
}

async function measureMarks({ chair, wall, peer, server }: OpenRoom): Promise<Measurement | Skipped> {
  peer.clear();
  server.send('play');
  wall.clear();
  chair.turn('reading.start');
  await wait(listenMilliseconds);
  chair.turn('reading.stop');
  const { late, stepsBack } = compareMarks(wall.log());
  if (late.length === 0) return { name: 'speech-marks', skipped: 'the wall marked no word' };
  const byTimers = peer.log().flatMap((one) => (one.kind === 'mark' ? [one.at - (one.due ?? one.at)] : []));
  return concludeMeasurement({
    name: 'speech-marks',
    what: 'the mark on a word, after or before the word is heard',
    peer: 'a bare page that sets textContent by timers from its own audio clock',
    goal: 'p95 ≤ 50 ms, no step back',
    reached: (ours) => ours.p95 <= 50 && stepsBack === 0,
    rounds: { ours: late.map((one) => Math.abs(one)), peer: byTimers.map((one) => Math.abs(one)) },
    notes: [
      ...notes,
      `${stepsBack} steps back; ${Math.min(...late).toFixed(1)} to ${Math.max(...late).toFixed(1)} ms`,
    ],
  });
}

/** A host, a page and an audio device that have just been started. */
async function measureCold(place: Place): Promise<Rounds> {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < coldRounds; round += 1) {
    const open = await openRoom(place);
    try {
      ours.push((await readAndStop(open.wall, (key) => open.chair.turn(`reading.${key}`))).sounds);
      const keys = { start: 'play', stop: 'stop' };
      peer.push((await readAndStop(open.peer, (key) => open.server.send(keys[key]))).sounds);
    } finally {
      await open.stop();
    }
  }
  return { ours, peer };
}

function concludeFirst(rounds: Rounds): Measurement {
  return concludeMeasurement({
    name: 'speech-first-word',
    what: 'from the console’s call until the wall sounds, warm',
    peer: bare,
    goal: 'p95 ≤ 250 ms',
    reached: (ours) => ours.p95 <= 250,
    rounds,
    notes,
  });
}

function concludeCold(rounds: Rounds, process: number): Measurement {
  return concludeMeasurement({
    name: 'speech-first-word-cold',
    what: 'the same, the first time after host, page and audio device were started',
    peer: `${bare}, the first time after it was opened`,
    goal: 'p95 ≤ 1000 ms',
    reached: (ours) => ours.p95 <= 1000,
    rounds,
    notes: [...notes, `a speech process from nothing to its first sentence: ${Math.round(process)} ms`],
  });
}

function concludeStop(rounds: Rounds): Measurement {
  return concludeMeasurement({
    name: 'speech-silence',
    what: 'from the console’s call to stop until the wall is silent',
    peer: bare,
    goal: 'p95 ≤ 50 ms',
    reached: (ours) => ours.p95 <= 50,
    rounds,
    notes,
  });
}
