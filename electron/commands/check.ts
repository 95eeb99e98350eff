import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { CheckRow } from '#contract/setup-rows.ts';
import { checkKindSchema, checkNameSchema } from '#contract/setup-rows.ts';
import { languageSchema } from '#domain/bodies.ts';
import { judgeRoom } from '#host/check/judge-room.ts';
import { readConfSettings } from '#host/settings/conf-settings.ts';
import { storeAddressSchema } from '#host/settings/store-address.ts';
import type { Language } from '#language/language.ts';
import { inWords } from '#language/figures.ts';
import { fill } from '#language/fill-text.ts';
import { keyChoices } from '../open-vault.ts';
import { findPlaces } from '../places.ts';
import { usualDataFolder } from '../shell-machine.ts';
import { thisMachine } from '../this-machine.ts';
import type { Command, CommandIo } from './command-io.ts';
import type { ReadMachineNeeds } from './read-machine.ts';
import { readMachine } from './read-machine.ts';
import { readValues } from './read-values.ts';

const help = `stafettrom check [OPTIONS]

The room check (romsjekk): screens, sound, voices, keys, disk, clock, certificate, network, central store,
printer, versions and the file of an open meeting. One line for each: that it is in order, or what to do. It
writes a small file in the data folder, takes it away again, and changes nothing.

  --data DIR                        where the room keeps its data
  --store URL                       the central store's address; else the one in the room's settings
  --key tryout|keyring|passphrase   where the room's key is; $STAFETTROM_PASSPHRASE holds the passphrase
  --lang nb|nn                      the language of the lines; else the room's own
  --json                            [{"check","state","kind",…}] with the figures; state is ok, warn or fail
`;

const optionsSchema = z.object({
  data: z.string().min(1).optional(),
  store: storeAddressSchema.optional(),
  key: z.enum(keyChoices).default('tryout'),
  lang: languageSchema.optional(),
  json: z.boolean().default(false),
  help: z.boolean().default(false),
});

/** `stafettrom check`: 0 when everything is in order, 1 when there is something to do, 2 for a wrong call. */
export const runCheck: Command = createCheck({ machine: thisMachine });

/** The same of another machine, for whoever wants to know what is said when something is wrong. */
export function createCheck(of: Pick<ReadMachineNeeds, 'machine' | 'launchSpeech'>): Command {
  return (values, io) => checkMachine(of, values, io);
}

async function checkMachine(
  of: Pick<ReadMachineNeeds, 'machine' | 'launchSpeech'>,
  values: readonly string[],
  io: CommandIo,
): Promise<number> {
  const options = readOptions(values);
  if (typeof options === 'string') {
    io.stderr.write(`${options}\n\n${help}`);
    return 2;
  }
  if (options.help) {
    io.stdout.write(help);
    return 0;
  }
  const { data, store: asked, key, lang, json } = options;
  const folder = resolve(data ?? usualDataFolder());
  const settings = readConfSettings(folder);
  const store = asked ?? settings.store;
  const readings = await readMachine({
    ...of,
    folder,
    settings,
    key,
    ...(store === undefined ? {} : { store }),
  });
  const rows = judgeRoom(readings, Date.now());
  if (json) io.stdout.write(`${JSON.stringify(rows.map(flatten))}\n`);
  else writeLines(io, rows, lang ?? settings.language);
  return rows.every(({ state }) => state === 'ok') ? 0 : 1;
}

function readOptions(values: readonly string[]): z.infer<typeof optionsSchema> | string {
  const read = readValues({ values, texts: ['data', 'store', 'key', 'lang'], flags: ['json'] });
  if (typeof read === 'string') return read;
  const options = optionsSchema.safeParse(read);
  if (options.success) return options.data;
  return `Not possible: ${options.error.issues.map(({ path }) => `--${path.join('.')}`).join(', ')}`;
}

function flatten({ values, ...row }: CheckRow): object {
  return { ...values, ...row };
}

const textsSchema = z.object({
  states: z.record(z.enum(['ok', 'warn', 'fail']), z.string()),
  names: z.record(checkNameSchema, z.string()),
  says: z.record(checkKindSchema, z.string()),
});

function writeLines({ stdout }: CommandIo, rows: readonly CheckRow[], language: Language): void {
  const file = join(findPlaces().resources, 'locales', language, 'roomcheck.json');
  const { states, names, says } = textsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const { state, check, kind, values } of rows) {
    const texts = inWords(values, language);
    stdout.write(`${states[state]} · ${names[check]}: ${fill(says[kind], texts)}\n`);
  }
}
