import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Places } from './places.ts';

/** Builds the pages when they are missing or older than their sources; a packaged room brings them along. */
export async function buildPages(places: Places, tell: (line: string) => void): Promise<void> {
  const config = join(places.root, 'vite.config.ts');
  const vite = join(places.root, 'node_modules/vite/bin/vite.js');
  if (!existsSync(config) || !existsSync(vite) || arePagesFresh(places)) return;
  tell('Building the pages …');
  const child = spawn(process.execPath, [vite, 'build', '--app', '--logLevel', 'error'], {
    cwd: places.root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) tell('The pages were not built');
}

function arePagesFresh(places: Places): boolean {
  const page = join(places.pages, 'big-screen/index.html');
  if (!existsSync(page)) return false;
  const built = statSync(page).mtimeMs;
  const sources = ['renderer', 'shared', 'resources/locales', 'vite.config.ts'];
  return sources.every((source) => newestChange(join(places.root, source)) <= built);
}

function newestChange(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), 0);
}
