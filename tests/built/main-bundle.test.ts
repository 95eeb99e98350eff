import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { identifyScreens } from '#host/displays/screens.ts';
import { wallChoiceName } from '#host/displays/wall-choice.ts';
import { toHostSchema } from '#host/supervision/host-messages.ts';
import { buildOnce, root } from './build-once.ts';

const reportSchema = z.strictObject({
  first: z.string(),
  scheme: z.unknown(),
  windows: z.array(z.looseObject({ kiosk: z.boolean(), steps: z.array(z.string()) })),
  host: z.strictObject({ path: z.string(), environment: z.array(z.string()), start: toHostSchema }),
  afterForeign: z.number(),
  handed: z.array(z.strictObject({ message: z.unknown(), ports: z.number() })),
  pagePorts: z.array(z.number()),
  asked: z.array(z.tuple([z.string(), z.boolean()])),
  checked: z.array(z.tuple([z.string(), z.boolean()])),
  outside: z.tuple([z.number(), z.string()]),
});

let userData = '';
let report: z.infer<typeof reportSchema>;

beforeAll(() => {
  buildOnce();
  userData = mkdtempSync(join(tmpdir(), 'user-data-'));
  chooseWall();
  const hooks = pathToFileURL(join(import.meta.dirname, 'stand-in-hooks.ts')).href;
  const main = join(root, 'dist/main/main.js');
  const script = join(import.meta.dirname, 'run-main.ts');
  const output = execFileSync(process.execPath, ['--import', hooks, script, main, userData], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  report = reportSchema.parse(JSON.parse(output));
}, 60_000);

/** Somebody said at an earlier start which screen is the wall: the second one of the stand-in. */
function chooseWall(): void {
  const area = { x: 0, y: 0, width: 1, height: 1 };
  const said = { said: 'Screen 2 plugged in', place: '', label: '', area, work: area, isMain: true };
  const [screen] = identifyScreens([said]);
  mkdirSync(join(userData, 'room'));
  writeFileSync(
    join(userData, 'room', wallChoiceName),
    JSON.stringify({ format: 1, wall: screen?.identity }),
  );
}

afterAll(() => {
  rmSync(userData, { recursive: true, force: true });
});

describe('the built main on the typed stand-in', () => {
  it('is sandboxed before it does anything else', () => {
    expect(report.first).toBe('app.enableSandbox');
    expect(report.scheme).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('opens two locked windows, the big screen alone on the second display', () => {
    expect(report.windows).toHaveLength(2);
    expect(report.windows[0]).toMatchObject({ kiosk: true, x: 1920, width: 1920, height: 1080 });
    expect(report.windows[1]).toMatchObject({ kiosk: true, x: 0 });
    expect(report.windows.map(({ steps }) => steps.includes('protected true'))).toEqual([false, true]);
    for (const window of report.windows) {
      expect(window).toMatchObject({
        isLocked: true,
        webPreferences: {
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webviewTag: false,
          devTools: false,
          preload: join(root, 'dist/preload/preload.cjs'),
        },
      });
    }
    expect(report.windows[0]?.steps).toContain('load app://stafettrom/big-screen/index.html');
    expect(report.windows[1]?.steps).toContain('load app://stafettrom/chair/index.html');
  });

  it('starts the host from the bundle and hands it the room', () => {
    expect(report.host.path).toBe(join(root, 'dist/main/host-utility.js'));
    expect(report.host.environment).not.toContain('NODE_OPTIONS');
    expect(report.host.start).toMatchObject({
      kind: 'start',
      vaultKind: 'safe-storage',
      pages: join(root, 'dist/renderer'),
      dataFolder: join(userData, 'room'),
    });
  });

  it('gives a foreign origin and a vanished frame nothing, and our pages a port with the role of their window', () => {
    expect(report.afterForeign).toBe(0);
    expect(report.handed).toEqual([
      { message: { kind: 'port', role: 'screen' }, ports: 1 },
      { message: { kind: 'port', role: 'chair' }, ports: 1 },
    ]);
    expect(report.pagePorts).toEqual([1, 1]);
  });

  it('grants three of all the permissions that Electron knows', () => {
    for (const answers of [report.asked, report.checked]) {
      expect(answers.length).toBeGreaterThan(40);
      expect(
        answers
          .filter(([, granted]) => granted)
          .map(([name]) => name)
          .toSorted(),
      ).toEqual(['fullscreen', 'screen-wake-lock', 'speaker-selection']);
    }
  });

  it('serves nothing outside the pages, and even that no under the strict policy', () => {
    expect(report.outside[0]).toBe(404);
    expect(report.outside[1]).toContain("default-src 'none'");
  });

  it('makes windows in one place and calls nothing that opens another way out', () => {
    const code = readFileSync(join(root, 'dist/main/main.js'), 'utf8');
    expect(code.match(/new BrowserWindow\b/g)).toHaveLength(1);
    expect(code).not.toMatch(
      /openExternal|crashReporter|persist:|printToPDF|bypassCSP|setUsePlainTextEncryption|encryptString\(/,
    );
  });

  it.each(['main.js', 'host-utility.js'])('has no other electron in %s than what its process has', (name) => {
    const code = readFileSync(join(root, 'dist/main', name), 'utf8');
    const asked = [...code.matchAll(/from "electron"/g)].length;
    expect(asked).toBe(name === 'main.js' ? 1 : 0);
  });
});
