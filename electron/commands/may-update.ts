import { resolve } from 'node:path';
import { z } from 'zod';
import { clockSchema } from '#domain/calendar.ts';
import type { UpdateAnswer } from '#host/updates/may-update.ts';
import { countWaiting, mayUpdate, osloClock, usualWindow } from '#host/updates/may-update.ts';
import { usualDataFolder } from '../shell-machine.ts';
import type { Command } from './command-io.ts';
import { readValues } from './read-values.ts';

const help = `stafettrom may-update [OPTIONS]

Whether a new version may take the place of this one now: in the time window alone (the clock in Oslo), and not while
a meeting is open here, over and not delivered, or sealed and not brought. For whatever updates this machine to ask
first. It reads the names of files, and changes nothing. Exit code 0: yes.

  --data DIR      where the room keeps its data
  --from HH:MM    the window's first minute; 02:00
  --to HH:MM      the minute after its last; 05:00
`;

const optionsSchema = z.object({
  data: z.string().min(1).optional(),
  from: clockSchema.default(usualWindow.from),
  to: clockSchema.default(usualWindow.to),
  help: z.boolean().default(false),
});

const says: Readonly<Record<UpdateAnswer, string>> = {
  yes: 'Yes, now.',
  meeting: 'No: a meeting is open here, or over and not delivered.',
  undelivered: 'No: a sealed meeting waits for the courier.',
  'not-now': 'No: not in the time window.',
};

/** `stafettrom may-update`: 0 for a yes, 1 for a no, 2 for a wrong call. */
export const runMayUpdate: Command = async (values, io) => {
  const read = readValues({ values, texts: ['data', 'from', 'to'], flags: [] });
  const options = typeof read === 'string' ? undefined : optionsSchema.safeParse(read).data;
  if (options === undefined) {
    io.stderr.write(`${typeof read === 'string' ? read : 'Not possible.'}\n\n${help}`);
    return 2;
  }
  if (options.help) {
    io.stdout.write(help);
    return 0;
  }
  const { data, from, to } = options;
  const waiting = countWaiting(resolve(data ?? usualDataFolder()));
  const answer = mayUpdate({ clock: osloClock(Date.now()), window: { from, to }, ...waiting });
  io.stdout.write(`${says[answer]}\n`);
  return answer === 'yes' ? 0 : 1;
};
