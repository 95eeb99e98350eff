import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { runPlaywright } from './run-playwright.ts';

const root = path.resolve(import.meta.dirname, '../..');

it('takes the pictures of the documents, and one of every page for looking at', () => {
  expect(runPlaywright('screenshots')).toBe(0);
});

// In node_modules/.cache/stafettrom-screens; VITE_SCREENS=write takes the chosen dozen of the documents anew.
it('takes every screen of the wall, in both languages, light, dark and high contrast', () => {
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const given = ['run', '--project', 'browser', 'tests/renderer/screens.browser.test.tsx'];
  const env = { ...process.env, VITE_SCREENS: 'all' };
  const ended = spawnSync(process.execPath, [vitest, ...given], { cwd: root, stdio: 'inherit', env });
  expect(ended.status).toBe(0);
});
