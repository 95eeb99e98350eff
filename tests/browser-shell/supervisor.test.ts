import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { forkHost } from '#browser-shell/fork-host.ts';
import type { Started } from '#browser-shell/started.ts';
import type { RoomStart, Supervisor } from '#browser-shell/supervisor.ts';
import { startSupervisor } from '#browser-shell/supervisor.ts';
import { startPageServer } from '#browser-shell/page-server.ts';
import { listPageFiles } from '#host/pages/page-files.ts';
import { machineTime } from '#doors/shell-machine.ts';
import { closeCodes } from '#contract/frames.ts';
import { createFakeLog, setupDraft } from '../wire/fake-room.ts';
import type { TestPage } from '../wire/test-page.ts';
import { openTestPage, waitFor } from '../wire/test-page.ts';
import { childrenOf, isAlive } from './processes.ts';
import { createTempFolder } from './temp-folder.ts';

const entry = join(import.meta.dirname, 'fake-host-process.ts');
const running: Supervisor[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((supervisor) => supervisor.stop()));
});

function roomStart(folder: string): RoomStart {
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  const tempFolder = join(folder, 'temp');
  const key = { roomKey: Buffer.alloc(32).toString('base64'), vaultKind: 'tryout' } as const;
  return {
    port: 0,
    pages,
    dataFolder: join(folder, 'data'),
    tempFolder,
    ...key,
    tryOut: true,
    profile: 'standard',
  };
}

let left = 0;

async function start(folder: string, more: Partial<RoomStart> = {}): Promise<Started<Supervisor>> {
  const leave = (): void => void (left += 1);
  const needs = { fork: () => forkHost(entry), log: createFakeLog(), leave, ...machineTime };
  const started = await startSupervisor({ ...needs, start: { ...roomStart(folder), ...more } });
  if (started.ok) running.push(started.value);
  return started;
}

async function startRoom(folder: string): Promise<Supervisor> {
  const started = await start(folder);
  if (!started.ok) throw new Error(started.refusal.kind);
  await started.value.whenReady();
  return started.value;
}

function connect(supervisor: Supervisor): Promise<TestPage> {
  const ours = `127.0.0.1:${supervisor.port}`;
  const socket = new WebSocket(`ws://${ours}/wire`, { origin: `http://${ours}` });
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.once('open', () =>
      resolve(
        openTestPage({
          send: (text) => socket.send(text),
          sendBytes: (bytes) => socket.send(bytes),
          onText: (listener) => void socket.on('message', (data: Buffer) => listener(data.toString())),
          onBytes: () => undefined,
          onClose: (listener) => void socket.on('close', listener),
          close: () => socket.close(),
        }),
      ),
    );
  });
}

function tokenOf(address: string): string {
  return new URL(address).hash.slice(1);
}

describe('a supervised host', () => {
  it('lets a window in by a token that the supervisor made, once', async () => {
    const supervisor = await startRoom(createTempFolder());
    const address = supervisor.openAddress('screen');
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/big-screen\/index\.html#[\w-]{43}$/u);
    const page = await connect(supervisor);
    page.hello({ token: tokenOf(address) });
    expect((await page.next('welcome')).role).toBe('screen');
    const second = await connect(supervisor);
    second.hello({ token: tokenOf(address) });
    expect((await second.next('refused')).refusal.kind).toBe('link-unknown');
    expect(await second.ended()).toBe(closeCodes.notAdmitted);
  });

  // Other suites run beside it: a second kill is as good a proof.
  it(
    'is back at the same port within three seconds after kill -9, and knows its pages again',
    { retry: 2 },
    async () => {
      const supervisor = await startRoom(createTempFolder());
      const unspent = supervisor.openAddress('chair');
      const first = await connect(supervisor);
      first.hello({ token: tokenOf(supervisor.openAddress('screen')) });
      const { credential = '' } = await first.next('welcome');
      const { port } = supervisor;
      const pid = supervisor.hostPid() ?? 0;

      const begun = performance.now();
      process.kill(pid, 'SIGKILL');
      await first.ended();
      await waitFor(() => supervisor.hostPid() !== pid || undefined, 'a new host');
      await supervisor.whenReady();
      const milliseconds = performance.now() - begun;
      process.stdout.write(`kill -9 of the host to ready: ${milliseconds.toFixed(0)} ms\n`);
      expect(milliseconds).toBeLessThan(3000);
      expect(supervisor.port).toBe(port);

      const again = await connect(supervisor);
      again.hello({ credential });
      expect(await again.next('welcome')).toEqual({ kind: 'welcome', role: 'screen' });
      expect((await again.next('view')).whole).toBe(true);
      const chair = await connect(supervisor);
      chair.hello({ token: tokenOf(unspent) });
      expect((await chair.next('welcome')).role).toBe('chair');
    },
  );

  it('tells a new host what the last one brought home and where the store is', async () => {
    const supervisor = await startRoom(createTempFolder());
    supervisor.storeAt({ address: 'http://127.0.0.1:9/', token: 'x' });
    const chair = await connect(supervisor);
    chair.hello({ token: tokenOf(supervisor.openAddress('chair')) });
    const { credential = '' } = await chair.next('welcome');
    await waitFor(() => (JSON.stringify(chair.view).includes('reached') ? true : undefined), 'the store');
    const pid = supervisor.hostPid();
    chair.call(1, 'meeting.finish', {});
    await chair.ended();
    await waitFor(() => (supervisor.hostPid() ?? pid) !== pid || undefined, 'a new host');
    await supervisor.whenReady();
    const again = await connect(supervisor);
    again.hello({ credential });
    await again.next('view');
    expect(again.view['delivery']).toEqual({ step: 'forgotten', facts: 7 });
    await waitFor(() => (JSON.stringify(again.view).includes('reached') ? true : undefined), 'the store');
  });

  it('starts the next host as the room was set up, and passes on that somebody leaves', async () => {
    const supervisor = await startRoom(createTempFolder());
    const chair = await connect(supervisor);
    chair.hello({ token: tokenOf(supervisor.openAddress('chair')) });
    const { credential = '' } = await chair.next('welcome');
    const pid = supervisor.hostPid();
    chair.call(1, 'setup.save', { draft: setupDraft });
    await chair.ended();
    await waitFor(() => (supervisor.hostPid() ?? pid) !== pid || undefined, 'a new host');
    await supervisor.whenReady();
    const again = await connect(supervisor);
    again.hello({ credential });
    await again.next('view');
    expect(again.view['state']).toMatchObject({ storeName: 'Rom 2' });
    left = 0;
    again.call(1, 'room.leave', {});
    await waitFor(() => left || undefined, 'the end of the room');
  });

  it('ends itself at what nobody catches, logs it without its words, and comes back', async () => {
    const folder = createTempFolder();
    const supervisor = await startRoom(folder);
    const chair = await connect(supervisor);
    chair.hello({ token: tokenOf(supervisor.openAddress('chair')) });
    await chair.next('welcome');
    const pid = supervisor.hostPid();
    chair.call(1, 'meeting.leave', {});
    await chair.ended();
    await waitFor(() => (supervisor.hostPid() ?? pid) !== pid || undefined, 'a new host');
    const log = readFileSync(join(folder, 'data/logs/host.log'), 'utf8');
    expect(log).toContain('host-broken');
    expect(log).not.toContain('Kari');
  });

  it('leaves no process behind when it is stopped, and no host when the supervisor is lost', async () => {
    const supervisor = await startRoom(createTempFolder());
    const pid = supervisor.hostPid() ?? 0;
    const children = childrenOf(pid);
    expect(children).toHaveLength(1);
    await supervisor.stop();
    expect(isAlive(pid)).toBe(false);
    await waitFor(() => children.every((child) => !isAlive(child)) || undefined, 'the end of the children');
  });

  it('says that a wanted port is taken', async () => {
    const folder = createTempFolder();
    const other = await startPageServer({ files: listPageFiles(folder), port: 0, upgrade: () => undefined });
    const started = await start(folder, { port: other.port });
    await other.stop();
    expect(started).toEqual({ ok: false, refusal: { kind: 'port-taken' } });
  });

  it('gives up a room that never starts', async () => {
    const needs = { log: createFakeLog(), ...machineTime, start: roomStart(createTempFolder()) };
    const started = await startSupervisor({
      ...needs,
      fork: () => forkHost(join(import.meta.dirname, 'broken-host.ts')),
    });
    expect(started).toEqual({ ok: false, refusal: { kind: 'host-failed' } });
    expect(existsSync(needs.start.tempFolder)).toBe(false);
  });
});
