import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { findPlaces } from './places.ts';

interface ElectronPlace {
  readonly program: string;
  readonly main: string;
}

/** Looked for on disk and never imported: the package would try to fetch its program. */
export function findElectron(): ElectronPlace | undefined {
  const { root } = findPlaces();
  const folder = join(root, 'node_modules/electron');
  const note = join(folder, 'path.txt');
  const main = join(root, 'dist/main/main.js');
  if (!existsSync(note) || !existsSync(main)) return undefined;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? { program, main } : undefined;
}

/** Runs the room in Electron and ends with its exit code. */
export function runElectron(
  place: ElectronPlace,
  { store, room }: { readonly store?: string | undefined; readonly room?: string | undefined } = {},
): Promise<number> {
  const env = {
    ...process.env,
    ...(store === undefined ? {} : { STAFETTROM_STORE: store }),
    ...(room === undefined ? {} : { STAFETTROM_ROOM: room }),
  };
  const child = spawn(place.program, [place.main], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
