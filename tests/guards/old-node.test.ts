import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';

const entry = path.resolve(import.meta.dirname, '../../electron/stafettrom.mjs');

function startAs(versions: { readonly node: string; readonly napi: string }): ReturnType<typeof spawnSync> {
  const pretence = `Object.defineProperty(process, 'versions', { value: { ...process.versions, ...${JSON.stringify(versions)} } })`;
  const preload = `data:text/javascript,${encodeURIComponent(pretence)}`;
  return spawnSync(process.execPath, ['--import', preload, entry, '--help'], { encoding: 'utf8' });
}

it.each([
  { node: '20.20.2', napi: '9' },
  { node: '22.23.3', napi: '10' },
])('tells an old Node $node in one line how to start it right', (versions) => {
  const ended = startAs(versions);
  expect(ended.status).toBe(1);
  expect(ended.stdout).toBe('');
  expect(ended.stderr).toMatch(/^Stafettrom needs Node 24 .*npm start, npx stafettrom\)\n$/u);
});
