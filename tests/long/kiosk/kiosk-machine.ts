import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { browserArguments } from '#browser-shell/browser-arguments.ts';
import { findPlaces } from '#doors/places.ts';
import { isRoot } from '#doors/shell-machine.ts';

const kiosk = join(findPlaces().resources, 'kiosk');
const display = { x: 0, y: 0, width: 1280, height: 800, isMain: true };
const chromiumFolder = '/etc/chromium';

/** A machine with one screen, one window of the room and whatever holds it there. */
export interface KioskMachine {
  /** A fresh browser on the page, once its picture stands still. */
  open(address: string): Promise<void>;
  /** Presses the keys; true when the screen shows the same page as before, nothing else, and the page hears what comes next. */
  press(keys: string): Promise<boolean>;
  stop(): Promise<void>;
}

export interface KioskNeeds {
  readonly browser: string;
  readonly hasPolicies: boolean;
  readonly manager: 'usual' | 'without-keys' | 'none';
}

/** Why this machine cannot try; undefined when it can. */
export function whatIsMissing(): string | undefined {
  const programs = ['Xvfb', 'xdotool', 'openbox', 'unshare'];
  const missing = programs.filter((name) => spawnSync('which', [name]).status !== 0);
  if (missing.length > 0) return `these are not installed: ${missing.join(', ')}`;
  if (!existsSync(chromiumFolder)) return `there is no ${chromiumFolder} to lay policies over`;
  if (spawnSync('unshare', ['--mount', 'true']).status !== 0) return 'no mount namespace may be made here';
  return undefined;
}

export async function startKioskMachine(needs: KioskNeeds): Promise<KioskMachine> {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-kiosk-'));
  const { server, name } = await startScreen(folder);
  const environment = { ...process.env, DISPLAY: name };
  const manager = startManager(needs, environment);
  let browser: ChildProcess | undefined;
  let before: Buffer = Buffer.alloc(0);
  function isChanged(): boolean {
    return countChanged(before, readScreen(folder)) >= mostChanged;
  }
  /** A key of the page's own has its effect, and a click takes that away again: keys reach the page, and no other field. */
  async function hears(): Promise<boolean> {
    run(environment, ['key', '--clearmodifiers', 'ctrl+a']);
    const isMarked = await comesTrue(isChanged);
    run(environment, ['click', '1']);
    return isMarked && comesTrue(() => !isChanged());
  }
  async function open(address: string): Promise<void> {
    await endGroup(browser);
    browser = startBrowser(needs, { folder, address, environment });
    for (let tries = 0; tries < 30; tries += 1) {
      before = await whenStill(folder);
      // Nobody else gives the focus where there is no window manager.
      const [window = ''] = run(environment, ['search', '--onlyvisible', '--class', 'chromium']).split('\n');
      if (needs.manager === 'none') run(environment, ['windowfocus', window]);
      run(environment, ['mousemove', '640', '500', 'click', '1']);
      before = await whenStill(folder);
      if (await hears()) return;
    }
    throw new Error('The page hears no key');
  }
  async function press(keys: string): Promise<boolean> {
    run(environment, ['key', '--clearmodifiers', keys]);
    await wait(900);
    return !isChanged() && hears();
  }
  async function stop(): Promise<void> {
    for (const child of [browser, manager, server]) await endGroup(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
  return { open, press, stop };
}

/** A moved pointer or a blinking caret is fewer; a bubble of the browser is more. */
const mostChanged = 150;

async function startScreen(folder: string): Promise<{ server: ChildProcess; name: string }> {
  const size = `${display.width}x${display.height}x24`;
  const values = ['-displayfd', '3', '-screen', '0', size, '-fbdir', folder, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', values, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
  const told = server.stdio[3];
  const number = await new Promise<string>((resolve, reject) => {
    told?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('exit', () => reject(new Error('Xvfb ended')));
  });
  return { server, name: `:${number}` };
}

function startManager({ manager }: KioskNeeds, env: NodeJS.ProcessEnv): ChildProcess | undefined {
  if (manager === 'none') return undefined;
  const values = manager === 'usual' ? [] : ['--config-file', join(kiosk, 'openbox-rc.xml')];
  return spawn('openbox', values, { stdio: 'ignore', detached: true, env });
}

interface Started {
  readonly folder: string;
  readonly address: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** In a mount namespace of its own: the machine's own policies are neither read nor touched. */
const layPolicies = [
  `mount -t tmpfs none ${chromiumFolder}`,
  `mkdir -p ${chromiumFolder}/policies/managed`,
  `[ -z "$POLICY" ] || cp "$POLICY" ${chromiumFolder}/policies/managed/`,
  'exec "$0" "$@"',
].join(' && ');

function startBrowser(
  { browser, hasPolicies }: KioskNeeds,
  { folder, address, environment }: Started,
): ChildProcess {
  const profileFolder = mkdtempSync(join(folder, 'profile-'));
  const values = browserArguments({ address, profileFolder, isKiosk: true, display, isRoot: isRoot() });
  const given = ['--mount', 'sh', '-c', layPolicies, browser, ...values];
  const POLICY = hasPolicies ? join(kiosk, 'chromium-policy.json') : '';
  return spawn('unshare', given, {
    stdio: 'ignore',
    detached: true,
    env: { ...environment, POLICY, HOME: folder },
  });
}

function run(env: NodeJS.ProcessEnv, values: readonly string[]): string {
  return spawnSync('xdotool', values, { env, encoding: 'utf8', timeout: 5000 }).stdout;
}

function readScreen(folder: string): Buffer {
  return readFileSync(join(folder, 'Xvfb_screen0'));
}

function countChanged(one: Buffer, other: Buffer): number {
  let changed = 0;
  for (let at = 0; at + 4 <= one.length; at += 4) {
    if (one.readUInt32LE(at) !== other.readUInt32LE(at)) changed += 1;
  }
  return changed;
}

/** On a busy machine too. */
async function comesTrue(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 30; tries += 1) {
    if (condition()) return true;
    await wait(100);
  }
  return false;
}

/** The page is drawn, and nothing has moved for a second. */
async function whenStill(folder: string): Promise<Buffer> {
  const empty = readScreen(folder);
  let last = empty;
  for (let since = 0, tries = 0; tries < 120; tries += 1) {
    await wait(250);
    const now = readScreen(folder);
    since = countChanged(last, now) === 0 ? since + 1 : 0;
    last = now;
    if (since >= 4 && tries > 8) return now;
  }
  throw new Error('The screen did not come to rest');
}

async function endGroup(child: ChildProcess | undefined): Promise<void> {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}
