import { resolve } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import type { BrowserShell } from '#browser-shell/browser-shell.ts';
import { daySchema } from '#domain/calendar.ts';
import { openConfSettings } from '#host/settings/conf-settings.ts';
import { roomNameSchema, storeAddressSchema } from '#host/settings/store-address.ts';
import { buildPages } from '../build-pages.ts';
import { keyChoices, openVault } from '../open-vault.ts';
import { lockRoom } from '../lock-room.ts';
import { findPlaces } from '../places.ts';
import { prepareRoomFolder } from '../room-folder.ts';
import { usualDataFolder } from '../shell-machine.ts';
import { findElectron, runElectron } from '../start-electron.ts';
import type { Command, CommandIo } from './command-io.ts';
import { readValues } from './read-values.ts';

const help = `stafettrom start [OPTIONS]

Runs the room: the big screen, the chair's console, and a central store to try it out with.

With --store the room uses the municipality's central store, and no store is started here. Nobody's password
comes to this machine: the room shows a code, and whoever leads the meeting lets it in from their own phone.
The address is https; http only for a store on this machine. The same two can stand in the room's settings
(settings.json in its data folder, fields "store" and "room"), where the set-up on the console puts them.

  --shell auto|electron|browser|none   none opens no window and prints the addresses
  --data DIR                           where the room keeps its data
  --port N                             of the pages on 127.0.0.1; else any free port
  --profile NAME                       the municipality's profile in resources/profiles; else the set-up's
  --store URL                          the central store's address
  --room NAME                          what the room is called, on its screen and on that phone
  --date D                             plays another day, YYYY-MM-DD
  --key tryout|keyring|passphrase      where the room's key is; $STAFETTROM_PASSPHRASE holds the passphrase
  --fresh                              forgets everything of earlier try-outs first
`;

const optionsSchema = z.object({
  shell: z.enum(['auto', 'electron', 'browser', 'none']).default('auto'),
  data: z.string().min(1).optional(),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  profile: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
    .optional(),
  store: storeAddressSchema.optional(),
  room: roomNameSchema.optional(),
  date: daySchema.optional(),
  key: z.enum(keyChoices).default('tryout'),
  fresh: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

const complaints = { 'port-taken': 'The port is taken', 'host-failed': 'The room does not start; see logs' };

export const runStart: Command = async (values, io) => {
  const texts = ['shell', 'data', 'port', 'profile', 'store', 'room', 'date', 'key'];
  const read = readValues({ values, texts, flags: ['fresh'] });
  const options = typeof read === 'string' ? undefined : optionsSchema.safeParse(read);
  if (typeof read !== 'string' && read['help'] === true) {
    io.stdout.write(help);
    return 0;
  }
  if (options?.data === undefined) {
    const wrong = options?.error?.issues.map(({ path }) => `--${path.join('.')}`).join(', ');
    io.stderr.write(`${typeof read === 'string' ? read : `Not possible: ${wrong ?? ''}`}\n\n${help}`);
    return 2;
  }
  return startRoom(options.data, io);
};

function build(io: CommandIo): Promise<void> {
  return buildPages(findPlaces(), (line) => io.stderr.write(`${line}\n`));
}

async function startRoom(options: Options, io: CommandIo): Promise<number> {
  const electron = options.shell === 'none' || options.shell === 'browser' ? undefined : findElectron();
  if (electron !== undefined) {
    await build(io);
    return runElectron(electron, options);
  }
  if (options.shell === 'electron') {
    io.stderr.write('Electron is not installed here\n');
    return 1;
  }
  const dataFolder = resolve(options.data ?? usualDataFolder());
  const storeFolder = `${dataFolder}-try-out-store`;
  const lock = lockRoom(dataFolder);
  if ('takenBy' in lock) {
    io.stderr.write(
      `Another room runs on ${dataFolder} (process ${lock.takenBy}). Close it, or name another --data\n`,
    );
    return 1;
  }
  try {
    return await runOn({ ...options, dataFolder, storeFolder }, io);
  } finally {
    lock.release();
  }
}

interface RoomOptions extends Options {
  readonly dataFolder: string;
  readonly storeFolder: string;
}

async function runOn(options: RoomOptions, io: CommandIo): Promise<number> {
  await build(io);
  if (!prepareRoomFolder(options, options.fresh)) {
    io.stderr.write('--fresh: that folder does not hold a try-out room\n');
    return 1;
  }
  return runRoom(options, io);
}

async function runRoom(options: RoomOptions, io: CommandIo): Promise<number> {
  const { dataFolder, storeFolder, port, date } = options;
  const passphrase = process.env['STAFETTROM_PASSPHRASE'] ?? '';
  const vault = openVault({ folder: dataFolder, passphrase }, options.key);
  const unlocked = await vault.unlock();
  if (!unlocked.ok) {
    io.stderr.write(`The room's key: ${unlocked.refusal.kind}\n`);
    return 1;
  }
  const { serve } = await import('../serve.ts');
  const tryOut = options.key === 'tryout';
  const kept = openConfSettings({ folder: dataFolder, version: '0.0.0' }).settings.get();
  const { store = kept.store, room: name = kept.room, profile = kept.profile } = options;
  const room = { port, profile, tryOut, dataFolder, tempFolder: `${dataFolder}/temp`, vaultKind: vault.kind };
  const more = { ...(name === undefined ? {} : { room: name }), ...(date === undefined ? {} : { date }) };
  const started = await serve({
    start: { ...room, roomKey: unlocked.value.toString('base64'), ...more },
    opensWindows: options.shell !== 'none',
    ...storeOf({ store, storeFolder, tryOut }),
    tell: (line) => io.stdout.write(`${line}\n`),
  });
  if (started.ok) return waitForEnd(started.value);
  io.stderr.write(`${complaints[started.refusal.kind]}\n`);
  return 1;
}

/** The municipality's store, or one of the room's own: never both. */
function storeOf(given: {
  readonly store: string | undefined;
  readonly storeFolder: string;
  readonly tryOut: boolean;
}): { readonly storeAddress?: string; readonly storeFolder?: string } {
  const { store, storeFolder, tryOut } = given;
  if (store !== undefined) return { storeAddress: store };
  return tryOut ? { storeFolder } : {};
}

/** A second signal does not cut the first one short: everything that was started is ended in order. */
async function waitForEnd(shell: BrowserShell): Promise<number> {
  const told = new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
  });
  await Promise.race([told, shell.left]);
  await shell.stop();
  return 0;
}
