import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const types = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'electron.d.ts'),
  'utf8',
);

/** Every permission that Electron knows, read from its own types: a new one is denied before anybody heard of it. */
export function readPermissionNames(
  method: 'setPermissionRequestHandler' | 'setPermissionCheckHandler',
): string[] {
  const signature = types.split('\n').find((line) => line.includes(`${method}(handler:`)) ?? '';
  const union = /permission: (?<names>[^,]+),/.exec(signature)?.groups?.['names'] ?? '';
  return [...union.matchAll(/'(?<name>[^']+)'/g)].map((match) => match.groups?.['name'] ?? '');
}
