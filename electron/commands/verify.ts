import { resolve } from 'node:path';
import { z } from 'zod';
import type { Damage, FileReport } from '#host/journal/verify.ts';
import { keyChoices } from '../open-vault.ts';
import { usualDataFolder } from '../shell-machine.ts';
import type { Command, CommandIo } from './command-io.ts';
import { hasMeetings, unlockForReading, verifyInWorker } from './read-meetings.ts';
import { readValues } from './read-values.ts';

const help = `stafettrom verify [--data DIR] [--key tryout|keyring|passphrase] [--json]

Reads the meeting files of a room through and says what is damaged. It changes nothing, and it is for a room
that is not running.

  --data DIR                        where the room keeps its data
  --key tryout|keyring|passphrase   where the room's key is; $STAFETTROM_PASSPHRASE holds the passphrase
  --json                            [{"file","facts","damage"}] instead of a line for each file and damage
`;

const optionsSchema = z.object({
  data: z.string().min(1).optional(),
  key: z.enum(keyChoices).default('tryout'),
  json: z.boolean().default(false),
  help: z.boolean().default(false),
});

type Options = z.infer<typeof optionsSchema>;

/** `stafettrom verify`: 0 when everything is whole, 1 when it is not or cannot be told, 2 for a wrong call. */
export const runVerify: Command = async (values, io) => {
  const options = readOptions(values);
  if (typeof options === 'string') {
    io.stderr.write(`${options}\n\n${help}`);
    return 2;
  }
  if (options.help) {
    io.stdout.write(help);
    return 0;
  }
  const folder = resolve(options.data ?? usualDataFolder());
  return hasMeetings(folder) ? verifyMeetings(folder, options, io) : tellOfNone(folder, options, io);
};

function readOptions(values: readonly string[]): Options | string {
  const read = readValues({ values, texts: ['data', 'key'], flags: ['json'] });
  if (typeof read === 'string') return read;
  const options = optionsSchema.safeParse(read);
  if (options.success) return options.data;
  return `Not possible: ${options.error.issues.map(({ path }) => `--${path.join('.')}`).join(', ')}`;
}

async function verifyMeetings(folder: string, { key, json }: Options, io: CommandIo): Promise<number> {
  const unlocked = await unlockForReading(folder, key);
  if (!unlocked.ok) {
    io.stderr.write(`The room's key: ${unlocked.refusal}\n`);
    return 1;
  }
  const reports = await verifyInWorker(folder, unlocked.value);
  io.stdout.write(json ? `${JSON.stringify(reports)}\n` : reports.map((one) => writeReport(one)).join(''));
  return reports.every(({ damage }) => damage.length === 0) ? 0 : 1;
}

function tellOfNone(folder: string, { json }: Options, io: CommandIo): number {
  io.stdout.write(json ? '[]\n' : `${folder}: no meetings\n`);
  return 0;
}

function writeReport({ file, facts, damage }: FileReport): string {
  const state = damage.length === 0 ? 'whole' : 'damaged';
  return `${file}: ${facts} facts, ${state}\n${damage.map((one) => `  ${writeDamage(one)}\n`).join('')}`;
}

function writeDamage({ kind, ...where }: Damage): string {
  const details = Object.entries(where).map(([name, value]) => `${name} ${value}`);
  return [kind, ...details].join(', ');
}
