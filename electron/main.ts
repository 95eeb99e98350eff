/** Door 1: Electron. Only joins; everything that happens is in electron-shell. */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { prepareElectron, startElectronShell } from '#electron-shell/electron-shell.ts';
import type { Log } from '#host/log.ts';
import { openProcessLog } from './open-log.ts';
import { findPlaces } from './places.ts';

let log: Log | undefined;

function complain(event: string): void {
  process.stderr.write(`${event}\n`);
  log?.note(event);
}

function waitFor(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
}

async function openShell(): Promise<void> {
  const places = findPlaces();
  const { pages, root, resources, voice, pdfParts } = places;
  const date = process.env['STAFETTROM_DATE'];
  const store = process.env['STAFETTROM_STORE'];
  const room = process.env['STAFETTROM_ROOM'];
  await startElectronShell({
    pages,
    preload: path.join(root, 'dist/preload/preload.cjs'),
    hostEntry: path.join(root, 'dist/main/host-utility.js'),
    speechEntry: places.speechProcess,
    uploadsEntry: places.uploadsProcess,
    storeEntry: places.centralProcess,
    courierEntry: places.courierProcess,
    voice,
    pdfParts,
    resources,
    platform: process.platform,
    environment: process.env,
    random: randomBytes,
    now: () => performance.now(),
    after: waitFor,
    complain,
    opened: (dataFolder) => {
      log = openProcessLog(dataFolder, 'shell');
    },
    ...(date === undefined ? {} : { date }),
    ...(store === undefined ? {} : { store }),
    ...(room === undefined ? {} : { room }),
  });
}

if (prepareElectron()) void openShell();
