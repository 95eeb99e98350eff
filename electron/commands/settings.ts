import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { SetupChange } from '#contract/setup-rows.ts';
import { openConfSettings, readConfSettings } from '#host/settings/conf-settings.ts';
import type { RoomSettings } from '#host/settings/settings.ts';
import type { SettingsFileFault } from '#host/settings/settings-file.ts';
import { readSettingsFile, writeSettingsFile } from '#host/settings/settings-file.ts';
import { changesBetween } from '#host/settings/setup-changes.ts';
import { lockRoom } from '../lock-room.ts';
import { usualDataFolder } from '../shell-machine.ts';
import type { Command, CommandIo } from './command-io.ts';
import { readValues } from './read-values.ts';

const help = `stafettrom settings [--data DIR] [--import FILE [--yes]]

The settings of a room as a file for other rooms of the same municipality: no key, no code, no path on this
machine, nothing of any person. Without --import it writes the file to stdout. With --import it lists what
would change, and changes it only with --yes, in a room that is not running.

  --data DIR      where the room keeps its data
  --import FILE   such a file from another room
  --yes           the list is as it should be: change it
`;

const optionsSchema = z.object({
  data: z.string().min(1).optional(),
  import: z.string().min(1).optional(),
  yes: z.boolean().default(false),
  help: z.boolean().default(false),
});

/** `stafettrom settings`: 0 when it is done or listed, 1 when the file or the room stops it, 2 for a wrong call. */
export const runSettings: Command = async (values, io) => {
  const read = readValues({ values, texts: ['data', 'import'], flags: ['yes'] });
  const options = optionsSchema.safeParse(read);
  if (typeof read === 'string' || !options.success) {
    io.stderr.write(`${typeof read === 'string' ? read : 'Not possible.'}\n\n${help}`);
    return 2;
  }
  const { data, import: path, yes, help: asksHelp } = options.data;
  const folder = resolve(data ?? usualDataFolder());
  if (asksHelp) io.stdout.write(help);
  else if (path === undefined) io.stdout.write(writeSettingsFile(readConfSettings(folder)));
  else return takeIn({ folder, path, yes }, io);
  return 0;
};

interface TakeIn {
  readonly folder: string;
  readonly path: string;
  readonly yes: boolean;
}

function takeIn({ folder, path, yes }: TakeIn, io: CommandIo): number {
  if (!existsSync(path)) return refuse(io, path, 'not there');
  const now = readConfSettings(folder);
  const read = readSettingsFile(readFileSync(path, 'utf8'), now);
  if (!read.ok) return refuse(io, path, tellFault(read.refusal));
  const changes = changesBetween(now, read.value);
  io.stdout.write(changes.length === 0 ? 'Nothing changes.\n' : changes.map((one) => tell(one)).join(''));
  return yes && changes.length > 0 ? write(folder, read.value, io) : 0;
}

function refuse({ stderr }: CommandIo, path: string, why: string): number {
  stderr.write(`${path}: ${why}. Nothing is changed.\n`);
  return 1;
}

function tellFault(fault: SettingsFileFault): string {
  return fault.kind === 'file-field' ? `${fault.kind}: ${fault.field}` : fault.kind;
}

function tell({ field, from = '', to = '' }: SetupChange): string {
  return from === to ? `${field}\n` : `${field}: "${from}" -> "${to}"\n`;
}

/** The room that runs holds its settings in memory, and would write over these. */
function write(folder: string, settings: RoomSettings, io: CommandIo): number {
  if (!existsSync(folder)) return refuse(io, folder, 'there is no room; start it once first');
  const lock = lockRoom(folder);
  if ('takenBy' in lock) return refuse(io, folder, 'the room is running; end it first');
  try {
    openConfSettings({ folder, version: '0.1.0' }).settings.replace?.(settings);
    return 0;
  } finally {
    lock.release();
  }
}
