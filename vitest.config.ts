import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './scripts/chromium.ts';

// Set by some editors: it would make every child that is Electron run as plain Node.
delete process.env['ELECTRON_RUN_AS_NODE'];

/** Of rooms without a clock, a disk or a process: their files share one worker's modules, which saves half a minute. */
const pure = ['tests/domain/**/*.test.ts', 'tests/language/**/*.test.ts', 'tests/situations/**/*.test.ts'];

/**
 * What opens its own room, store or disk and leaves no module changed: their files share a worker's modules too. What
 * stands in for a module or listens to the whole process, or starts the program, has a worker for each file.
 */
const shared = ['central', 'home', 'host', 'room', 'rules', 'sign-in', 'sync', 'wire'].map(
  (folder) => `tests/${folder}/**/!(sign-in|render-minutes|leave-versions|leave-documents).test.ts`,
);

export default defineConfig({
  test: {
    // One for each core, also beside the scenarios: half of the tests wait for a process, a disk or a clock.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          pool: 'forks',
          globalSetup: ['tests/fixtures/database-template.ts'],
          include: ['tests/**/*.test.ts'],
          // Real databases, processes and disks: a slow moment of the machine is no fault of ours.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          exclude: [...pure, ...shared, 'tests/e2e/**', 'tests/built/**', 'tests/guards/**', 'tests/long/**'],
        },
      },
      {
        test: {
          name: 'shared',
          environment: 'node',
          pool: 'forks',
          isolate: false,
          globalSetup: ['tests/fixtures/database-template.ts'],
          include: shared,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pure',
          environment: 'node',
          pool: 'forks',
          isolate: false,
          include: pure,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'guards',
          environment: 'node',
          pool: 'forks',
          include: ['tests/guards/**/*.test.ts'],
          testTimeout: 150_000,
          hookTimeout: 150_000,
        },
      },
      {
        test: {
          name: 'built',
          environment: 'node',
          pool: 'forks',
          include: ['tests/built/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'long',
          environment: 'node',
          pool: 'forks',
          globalSetup: ['tests/fixtures/database-template.ts'],
          include: ['tests/long/**/*.test.ts'],
          testTimeout: 0,
          hookTimeout: 0,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: await findChromium(), args: chromiumArguments() },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
