import { defineConfig } from '@playwright/test';
import process from 'node:process';
import { chromiumArguments, findChromium } from './scripts/chromium.ts';

/**
 * Each test starts its own room on a free port; STAFETTROM_SHELL=electron runs the same scenarios in Electron.
 * `npm test` runs the project `short`; the others are asked for by name through `npm run long`.
 */
const longForm = process.env['STAFETTROM_LONG'];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  workers: 1,
  // Other suites run beside it, on as few as two cores.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list']],
  use: {
    launchOptions: { executablePath: await findChromium(), args: chromiumArguments() },
  },
  projects:
    longForm === undefined
      ? [{ name: 'short', grepInvert: /@long|@screenshots|@writing/u }]
      : [{ name: longForm, grep: new RegExp(`@${longForm}`, 'u') }],
});
