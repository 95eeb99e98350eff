import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeCodes } from '#contract/frames.ts';
import type { ChairView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { findPlaces } from '#doors/places.ts';
import { childrenOf } from '../browser-shell/processes.ts';
import type { TryoutStore } from '../central/tryout-store.ts';
import { openTryoutStore, token as storeToken } from '../central/tryout-store.ts';
import { readPlan } from '../domain/demo-files.ts';
import type { DrivenPage } from '../support/drive-page.ts';
import { drivePage } from '../support/drive-page.ts';
import { findStrings, listFiles, stringsOf } from './find-strings.ts';
import type { TracedRoom } from './traced-room.ts';
import { openTracedRoom, whenWindowsJoined } from './traced-room.ts';

const written = {
  evaluation: 'Ada leser nå sjørøverbøker for lillebroren sin hver kveld.',
  activity: 'Kari og Ada bygger fuglekasser på skolefritiden hver onsdag.',
  reason: 'Ada klarer pausene helt på egen hånd nå.',
  draft: 'Vi snakket lenge om fuglekassene.\nMor gleder seg til våren.',
} as const;
const texts = [...stringsOf(readPlan('ada')), ...Object.values(written).flatMap((text) => text.split('\n'))];

let store: TryoutStore;
let room: TracedRoom;
let chair: DrivenPage<ChairView>;

beforeAll(async () => {
  store = await openTryoutStore();
  room = await openTracedRoom(store);
  ({ chair } = room);
}, 120_000);

afterAll(async () => {
  await room.stop();
  await store.stop();
}, 30_000);

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
  await must(
    chair.call('draft.save', {
      section: 'section-sak-skoledagen',
      text: fromPlainText(written.draft),
      caret: 4,
    }),
  );
  await must(chair.call('readBack.start', {}));
  // Long enough for a browser to write what it writes, and for the journal to empty its log once.
  await wait(2500);
}

it('the search finds what there is, in every encoding', () => {
  const found = findStrings([join(findPlaces().resources, 'demo')], stringsOf(readPlan('ada')));
  const foundTexts = new Set(found.map(({ text }) => text));
  expect(stringsOf(readPlan('ada')).filter((text) => !foundTexts.has(text))).toStrictEqual([]);
  const control = mkdtempSync(join(room.folder, 'control-'));
  for (const encoding of ['utf8', 'utf16le', 'latin1'] as const) {
    const around = randomBytes(1001);
    writeFileSync(
      join(control, encoding),
      Buffer.concat([around, Buffer.from(written.evaluation, encoding), around]),
    );
  }
  for (const before of [0, 1, 2]) {
    const [ahead, behind] = [randomBytes(300 + before), randomBytes(100)];
    const whole = Buffer.concat([ahead, Buffer.from(written.evaluation), behind]);
    writeFileSync(join(control, `base64+${before}`), whole.toString('base64'));
  }
  const encodings = findStrings([control], [written.evaluation]).map(({ encoding }) => encoding);
  const all = ['base64', 'base64+1', 'base64+2', 'latin1', 'utf16le', 'utf8'];
  expect(encodings.toSorted()).toStrictEqual(all);
  rmSync(control, { recursive: true });
});

it('an open meeting leaves no string of the plan in any file of the room or its browsers', async () => {
  const { folder, dataFolder } = room;
  await whenWindowsJoined(room);
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
  const { supervisor, windows, windowTokens, roomKey } = room;
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
  const { folder, dataFolder } = room;
  await must(chair.call('readBack.approve', {}));
  await must(chair.call('meeting.finish', {}));
  await chair.until((view) => view.state.phase === 'delivered', 30_000);
  await wait(1000);
  expect(findStrings([folder], texts)).toStrictEqual([]);
  expect(readdirSync(dataFolder).filter((name) => /journal|mark|key/.test(name))).toStrictEqual([]);
  expect(readdirSync(join(folder, 'tmp')).filter((name) => !/chrom/i.test(name))).toStrictEqual([]);
}, 60_000);
