import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import type { Log } from '#host/log.ts';
import { createLog, openLogFile } from '#host/log.ts';

/** The log of one process of the room, in the room's own folder. */
export function openProcessLog(dataFolder: string, name: 'host' | 'shell' | 'courier'): Log {
  return createLog({
    now: () => Date.now(),
    newReference: () => randomUUID().slice(0, 8),
    write: openLogFile(join(dataFolder, 'logs'), `${name}.log`),
    complain: (line) => process.stderr.write(line),
  });
}
