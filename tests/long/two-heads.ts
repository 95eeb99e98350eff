import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { promisify } from 'node:util';

const run = promisify(execFile);
const programs = ['/usr/bin/Xorg', '/usr/bin/openbox', '/usr/bin/xrandr', '/usr/bin/import'];
const driver = '/usr/lib/xorg/modules/drivers/dummy_drv.so';

/** A server with two screens that are nowhere, side by side; with a manager that moves windows as a desktop does, or none. */
export interface TwoHeads {
  readonly display: string;
  readonly folder: string;
  /** The right-hand one: off, as when its cable is pulled; on again; or in the place of the left one. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  mirror(): Promise<void>;
  /** Every pixel of one of them, below the title bar of a window. */
  picture(head: 'left' | 'right'): Promise<Buffer>;
  stop(): Promise<void>;
}

/** What is missing to have them; nothing when they can be had. */
export function whyNoHeads(): string | undefined {
  return [...programs, driver].find((path) => !existsSync(path));
}

const config = `Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 2048 768
  EndSubSection
EndSection
`;

export async function openTwoHeads(hasManager: boolean): Promise<TwoHeads> {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-heads-'));
  const file = join(folder, 'dummy.conf');
  writeFileSync(file, config);
  const values = ['-displayfd', '3', '-config', file, '-logfile', join(folder, 'xorg.log')];
  const server = spawn('Xorg', [...values, '-noreset', '-nolisten', 'tcp', '-novtswitch', '-sharevts'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = `:${await readNumber(server.stdio[3])}`;
  const env = { ...process.env, DISPLAY: display };
  async function ask(...asked: readonly string[]): Promise<void> {
    await run('xrandr', [...asked], { env });
  }
  const right = ['--output', 'DUMMY1', '--mode', '1024x768'];
  const plug = (): Promise<void> => ask(...right, '--right-of', 'DUMMY0');
  await ask('--addmode', 'DUMMY1', '1024x768').catch(() => undefined);
  await ask('--output', 'DUMMY0', '--mode', '1024x768', '--pos', '0x0', '--primary');
  await plug();
  const manager = hasManager
    ? spawn('openbox', [], { env: { ...env, HOME: folder }, stdio: 'ignore' })
    : undefined;
  return {
    display,
    folder,
    unplug: () => ask('--output', 'DUMMY1', '--off'),
    plug,
    mirror: () => ask(...right, '--same-as', 'DUMMY0'),
    async picture(head) {
      const place = `1024x600+${head === 'left' ? 0 : 1024}+100`;
      const asked = ['-window', 'root', '-crop', place, '+repage', '-depth', '8', 'rgb:-'];
      return (await run('import', asked, { env, encoding: 'buffer', maxBuffer: 8_000_000 })).stdout;
    },
    async stop() {
      manager?.kill();
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function readNumber(told: unknown): Promise<string> {
  if (!(told instanceof Duplex)) throw new Error('The display does not tell its number');
  return new Promise((resolve, reject) => {
    told.once('data', (data: Buffer) => resolve(data.toString('utf8').trim()));
    told.once('end', () => reject(new Error('The display did not start')));
  });
}
