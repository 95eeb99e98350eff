import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Carried, carrySealed, type CourierNeeds } from '#host/central/courier.ts';
import { lockCourier } from '#host/central/courier-lock.ts';
import { listSealedFiles } from '#host/central/sealed-file.ts';
import { usualDataFolder } from '../shell-machine.ts';
import type { Command, CommandIo } from './command-io.ts';
import { readValues } from './read-values.ts';

const help = `stafettrom courier [--data DIR] [--store URL] [--once] [--json]

Brings meetings that a room sealed without a network to the central store. It needs no key and can read nothing
of them: run it on the disk of a machine that does not start any more.

  --data DIR    where the room keeps its data
  --store URL   where the store answers now; else where it did when the meeting was sealed
  --once        tries each once and ends; else it goes on until nothing is left
  --json        [{"file","outcome"}] of each round instead of a line for each file
`;

const optionsSchema = z.object({
  data: z.string().min(1).optional(),
  store: z.url().optional(),
  once: z.boolean().default(false),
  json: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

const minute = 60_000;

/** `stafettrom courier`: 0 when nothing is left, 1 when something stays, 2 for a wrong call. */
export const runCourierCommand: Command = async (values, io) => {
  const read = readValues({ values, texts: ['data', 'store'], flags: ['once', 'json'] });
  if (typeof read !== 'string' && read['help'] === true) {
    io.stdout.write(help);
    return 0;
  }
  const options = typeof read === 'string' ? undefined : optionsSchema.safeParse(read);
  if (options?.data === undefined) {
    const wrong = options?.error?.issues.map(({ path }) => `--${path.join('.')}`).join(', ') ?? '';
    io.stderr.write(`${typeof read === 'string' ? read : `Not possible: ${wrong}`}\n\n${help}`);
    return 2;
  }
  return carryAll(options.data, io);
};

async function carryAll(options: Options, io: CommandIo): Promise<number> {
  const folder = resolve(options.data ?? usualDataFolder());
  if (!existsSync(folder)) {
    io.stderr.write('There is no such folder\n');
    return 1;
  }
  const lock = lockCourier(folder, { now: () => Date.now(), pid: process.pid });
  if (lock === undefined) {
    io.stderr.write('A courier is at work in this folder already\n');
    return 1;
  }
  try {
    return await carryRounds(folder, options, io);
  } finally {
    lock.release();
  }
}

async function carryRounds(folder: string, options: Options, io: CommandIo): Promise<number> {
  const needs: CourierNeeds = {
    folder,
    fetch,
    ...(options.store === undefined ? {} : { store: options.store }),
    ...(options.once ? { attempts: 1 } : {}),
    wait: (milliseconds) => pause(milliseconds),
    chance: () => randomInt(1000) / 1000,
    log: { note: () => undefined },
  };
  for (;;) {
    const carried = await carrySealed(needs);
    io.stdout.write(options.json ? `${JSON.stringify(carried)}\n` : carried.map((one) => line(one)).join(''));
    if (listSealedFiles(folder).length === 0) return 0;
    if (options.once) return 1;
    await pause(minute);
  }
}

function line({ file, outcome }: Carried): string {
  return `${file}: ${outcome}\n`;
}
