import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forkHost } from '#browser-shell/fork-host.ts';
import type { Supervisor } from '#browser-shell/supervisor.ts';
import { startSupervisor } from '#browser-shell/supervisor.ts';
import type { Windows } from '#browser-shell/windows.ts';
import { openWindows } from '#browser-shell/windows.ts';
import { closeCodes } from '#contract/frames.ts';
import type { ChairView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import { buildPages } from '#doors/build-pages.ts';
import { findPlaces } from '#doors/places.ts';
import { isRoot, machineTime } from '#doors/shell-machine.ts';
import { findChromium } from '../../scripts/chromium.ts';
import { childrenOf } from '../browser-shell/processes.ts';
import type { TryoutStore } from '../central/tryout-store.ts';
import { openTryoutStore, token as storeToken } from '../central/tryout-store.ts';
import { readPlan } from '../domain/demo-files.ts';
import type { DrivenPage } from '../support/drive-page.ts';
import { drivePage } from '../support/drive-page.ts';
import { waitFor } from '../wire/test-page.ts';
import { findStrings, listFiles, stringsOf } from './find-strings.ts';

const written = {
  evaluation: 'Ada leser nå sjørøverbøker for lillebroren sin hver kveld.',
  activity: 'Kari og Ada bygger fuglekasser på skolefritiden hver onsdag.',
  reason: 'Ada klarer pausene helt på egen hånd nå.',
  draft: 'Vi snakket lenge om fuglekassene.\nMor gleder seg til våren.',
} as const;
const texts = [...stringsOf(readPlan('ada')), ...Object.values(written).flatMap((text) => text.split('\n'))];
const day = '2026-11-22';
const roomKey = randomBytes(32).toString('base64');

let store: TryoutStore;
let folder: string;
let dataFolder: string;
let supervisor: Supervisor;
let windows: Windows;
let chair: DrivenPage<ChairView>;
let stopScreen = (): void => undefined;
const windowTokens: string[] = [];

beforeAll(async () => {
  await buildPages(findPlaces(), () => undefined);
  store = await openTryoutStore();
  folder = mkdtempSync(join(tmpdir(), 'stafettrom-traces-'));
  dataFolder = join(folder, 'data');
  for (const name of ['data', 'home', 'tmp']) mkdirSync(join(folder, name));
  // Everything that is started from here finds its home and its temporary folder where we search.
  process.env['TMPDIR'] = join(folder, 'tmp');
  supervisor = await startRoom();
  windows = await openBrowsers();
  chair = await drivePage(supervisor.openAddress('chair'), viewSchemas.chair);
}, 120_000);

afterAll(async () => {
  chair.stop();
  await Promise.all([windows.stop(), supervisor.stop()]);
  stopScreen();
  await store.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}, 30_000);

async function startRoom(): Promise<Supervisor> {
  const places = findPlaces();
  const log = { note: () => undefined, fault: () => '' };
  const key = { roomKey, vaultKind: 'tryout', tryOut: true, profile: 'try-out' } as const;
  const start = {
    port: 0,
    pages: places.pages,
    dataFolder,
    tempFolder: join(folder, 'temp'),
    date: day,
    ...key,
  };
  const fork = (): ReturnType<typeof forkHost> => forkHost(places.hostProcess);
  const started = await startSupervisor({ fork, start, log, ...machineTime });
  if (!started.ok) throw new Error(started.refusal.kind);
  started.value.storeAt({ address: store.central.address, token: storeToken });
  return started.value;
}

/** Two windows as the shell opens them: on a display of their own where there is a server for it, else on none. */
async function openBrowsers(): Promise<Windows> {
  const browser = join(folder, 'browser.sh');
  const display = existsSync('/usr/bin/Xvfb') ? await startScreen() : undefined;
  const place = display === undefined ? '--headless=new' : '';
  const environment = `HOME="${folder}/home" ${display === undefined ? '' : `DISPLAY=:${display}`}`;
  const program = await findChromium();
  writeFileSync(browser, `#!/bin/sh\nexec env ${environment} "${program}" --disable-gpu ${place} "$@"\n`);
  chmodSync(browser, 0o755);
  return openWindows({
    browser,
    displays: [],
    tempFolder: join(folder, 'temp'),
    isRoot: isRoot(),
    openAddress: (role) => {
      const address = supervisor.openAddress(role);
      windowTokens.push(address.slice(address.indexOf('#') + 1));
      return address;
    },
    givenUp: () => undefined,
    now: machineTime.now,
    log: { note: () => undefined, fault: () => '' },
  });
}

async function startScreen(): Promise<string> {
  const child = spawn('Xvfb', ['-displayfd', '1', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  stopScreen = () => void child.kill();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.once('data', (number: Buffer) => resolve(number.toString('utf8').trim()));
  });
}

/** How many pages of this role have joined, as the host's own log says. */
function joinedPages(role: string): number {
  const log = readFileSync(join(dataFolder, 'logs', 'host.log'), 'utf8');
  return log.split('\n').filter((line) => line.includes('"page-joined"') && line.includes(`"${role}"`))
    .length;
}

async function must(answer: Promise<string>): Promise<void> {
  expect(await answer).toBe('yes');
}

async function holdMeeting(): Promise<void> {
  await chair.until((view) => view.plans.some((one) => one.id === 'ada'), 20_000);
  await must(chair.call('meeting.choose', { plan: 'ada' }));
  for (const participant of ['ada', 'mor', 'kontaktlaerer']) {
    await must(chair.call('rollCall.enter', { participant, by: 'room' }));
  }
  for (const agenda of ['hvem-er-her', 'sak-kroppen', 'sak-to-hjem', 'sak-skoledagen']) {
    await must(chair.call('agenda.go', { agenda }));
    await wait(250);
  }
  await must(chair.call('reading.start', {}));
  const saidBy = ['mor'];
  await must(chair.call('evaluation.add', { activity: 'lesing', text: written.evaluation, saidBy }));
  const responsible = [{ participant: 'sfo-leder' }];
  await must(
    chair.call('activity.add', { goal: 'skoledagen', description: written.activity, responsible, saidBy }),
  );
  await must(
    chair.call('activity.close', { activity: 'pauser', status: 'done', reason: written.reason, saidBy }),
  );
  await must(chair.call('draft.save', { section: 'section-sak-skoledagen', text: written.draft, caret: 4 }));
  await must(chair.call('readBack.start', {}));
  // Long enough for a browser to write what it writes, and for the journal to empty its log once.
  await wait(2500);
}

it('the search finds what there is, in every encoding', () => {
  const found = findStrings([join(findPlaces().resources, 'demo')], stringsOf(readPlan('ada')));
  const foundTexts = new Set(found.map(({ text }) => text));
  expect(stringsOf(readPlan('ada')).filter((text) => !foundTexts.has(text))).toStrictEqual([]);
  const control = mkdtempSync(join(folder, 'control-'));
  for (const encoding of ['utf8', 'utf16le', 'latin1'] as const) {
    const around = randomBytes(1001);
    writeFileSync(
      join(control, encoding),
      Buffer.concat([around, Buffer.from(written.evaluation, encoding), around]),
    );
  }
  expect(
    findStrings([control], [written.evaluation])
      .map(({ encoding }) => encoding)
      .toSorted(),
  ).toStrictEqual(['latin1', 'utf16le', 'utf8']);
  rmSync(control, { recursive: true });
});

it('an open meeting leaves no string of the plan in any file of the room or its browsers', async () => {
  await waitFor(
    () => (joinedPages('screen') > 0 && joinedPages('chair') > 1 ? true : undefined),
    'windows',
    40_000,
  );
  await holdMeeting();
  const files = listFiles(folder);
  expect(
    files.filter((file) => file.startsWith(dataFolder)).map((file) => file.replace(/^.*\./, '')),
  ).toEqual(expect.arrayContaining(['journal', 'journal-wal', 'journal-shm', 'key', 'log']));
  expect(files.filter((file) => file.includes('/temp/windows/')).length).toBeGreaterThan(20);
  const began = performance.now();
  expect(findStrings([folder], texts)).toStrictEqual([]);
  process.stdout.write(
    `${texts.length} strings in ${files.length} files: 0 found, ${Math.round(performance.now() - began)} ms\n`,
  );
}, 90_000);

it('no process of the room is started with a key or a token that still opens anything', async () => {
  const host = supervisor.hostPid() ?? 0;
  const browsers = windows.pids();
  const pids = [host, ...browsers].flatMap((pid) => [pid, ...childrenOf(pid)]);
  expect(pids.length).toBeGreaterThan(6);
  const read = (name: string): string => pids.map((pid) => readProcess(pid, name)).join('\n');
  const [environments, commands] = [read('environ'), read('cmdline')];
  for (const secret of [roomKey, storeToken, ...texts]) expect(environments + commands).not.toContain(secret);
  for (const token of windowTokens) expect(environments).not.toContain(token);
  // The address is how a browser is told where to go; by now what stands there is spent.
  const told = windowTokens.filter((token) => commands.includes(token));
  for (const token of told) {
    const page = await drivePage(`http://127.0.0.1:${supervisor.port}/chair/#${token}`, viewSchemas.chair);
    expect([page.ended(), page.frames.length]).toStrictEqual([closeCodes.notAdmitted, 0]);
  }
  process.stdout.write(`${pids.length} processes; ${told.length} spent window tokens in command lines\n`);
}, 30_000);

/** A process that ended meanwhile tells nothing. */
function readProcess(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

it('a delivered meeting leaves nothing at all, no file and no key', async () => {
  await must(chair.call('readBack.approve', {}));
  await must(chair.call('meeting.finish', {}));
  await chair.until((view) => view.state.phase === 'delivered', 30_000);
  await wait(1000);
  expect(findStrings([folder], texts)).toStrictEqual([]);
  expect(readdirSync(dataFolder).filter((name) => /journal|mark|key/.test(name))).toStrictEqual([]);
  expect(readdirSync(join(folder, 'tmp')).filter((name) => !/chrom/i.test(name))).toStrictEqual([]);
}, 60_000);
