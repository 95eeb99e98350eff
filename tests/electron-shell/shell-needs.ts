import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { ElectronShellNeeds } from '#electron-shell/electron-shell.ts';
import { forked, type UtilityProcess } from './stand-in/processes.ts';

/** A shell whose pages and central store lie in this folder; its clock stands still. */
export function shellNeeds(folder: string, complaints: string[]): ElectronShellNeeds {
  return {
    pages: folder,
    preload: '/app/preload.cjs',
    hostEntry: '/app/host-utility.js',
    speechEntry: '/app/speech-process.js',
    uploadsEntry: '/app/uploads-process.js',
    storeEntry: join(folder, 'central-process.js'),
    courierEntry: '/nowhere/courier-process.js',
    voice: '/app/voice',
    pdfParts: '/app/pdf-parts',
    resources: resolve('resources'),
    platform: 'linux',
    environment: { PATH: '/bin', NODE_OPTIONS: '--inspect', SECRET: 'x' },
    random: randomBytes,
    now: () => 0,
    after: () => () => undefined,
    complain: (event) => void complaints.push(event),
  };
}

/** A process that was forked; the newest when none is named. */
export function forkedAt(index = forked.length - 1): UtilityProcess {
  const process = forked[index];
  if (process === undefined) {
    throw new Error('No such process was started.');
  }
  return process;
}
