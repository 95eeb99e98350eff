import { describe, expect, it } from 'vitest';
import type { DisplaysNeeds } from '#browser-shell/displays.ts';
import { createDisplays } from '#browser-shell/displays.ts';
import { findBrowser } from '#browser-shell/find-browser.ts';
import { readXrandr } from '#browser-shell/read-xrandr.ts';

const edid = `	EDID:
		00ffffffffffff0010ac7ba04c4e3230
		0a180104a5341d783a0495a9554d9d26
		105054a54b00714f8180a940d1c00101
		010101010101283c80a070b023403020
		360006442100001a000000ff00464646
		4646363534303233300a000000fc0044
		454c4c2055323431354d0a20000000fd
		00324c1e5311000a202020202020015f
	non-desktop: 0
`;
const laptopAndProjector = `Screen 0: minimum 320 x 200, current 3840 x 1080, maximum 16384 x 16384
HDMI-1 connected 1920x1080+1366+0 (normal left inverted right x axis y axis) 600mm x 340mm
${edid}   1920x1080     60.00*+
DP-1 disconnected (normal left inverted right x axis y axis)
eDP-1 connected primary 1366x768+0+0 (normal left inverted right x axis y axis) 344mm x 193mm
   1366x768      60.00*+
DP-2 connected (normal left inverted right x axis y axis)
`;

/** A fake xrandr and xev, a clock that is turned by hand, and a note of each time the watch called. */
function createMachine(more: Partial<DisplaysNeeds> = {}) {
  const machine = { told: laptopAndProjector, fails: false, changes: 0, ended: 0 };
  let timers: (() => void)[] = [];
  let line = (): void => undefined;
  const displays = createDisplays({
    platform: 'linux',
    hasX11: true,
    run: () => (machine.fails ? Promise.reject(new Error('busy')) : Promise.resolve(machine.told)),
    follow: (_command, _values, told) => {
      line = told;
      return () => void (machine.ended += 1);
    },
    after: (_milliseconds, run) => {
      timers.push(run);
      return () => (timers = timers.filter((one) => one !== run));
    },
    ...more,
  });
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
  return {
    machine,
    displays,
    timers: () => timers.length,
    settle,
    second: async () => {
      timers.splice(0).forEach((run) => run());
      await settle();
    },
    event: async () => {
      line();
      line();
      await settle();
    },
  };
}

describe('displays', () => {
  it('reads every screen that is plugged in from xrandr, with the name on its frame', () => {
    const seen = readXrandr(laptopAndProjector);
    expect(seen.map(({ label, area, isMain }) => ({ label, ...area, isMain }))).toEqual([
      { label: 'DELL U2415M', x: 1366, y: 0, width: 1920, height: 1080, isMain: false },
      { label: 'eDP-1', x: 0, y: 0, width: 1366, height: 768, isMain: true },
      { label: 'DP-2', x: 0, y: 0, width: 0, height: 0, isMain: false },
    ]);
  });

  it('knows a screen again at another plug, and a plug again where the screen says nothing', () => {
    const [before, panel] = readXrandr(laptopAndProjector);
    const [moved, again] = readXrandr(laptopAndProjector.replace('HDMI-1', 'DP-7').replace('+1366', '+0'));
    expect(moved?.identity).toBe(before?.identity);
    expect(again?.identity).toBe(panel?.identity);
    expect(panel?.identity).not.toBe(before?.identity);
  });

  it('does not tell without X11, without xrandr and on other systems', async () => {
    expect(await createMachine().displays.list()).toHaveLength(3);
    const fails = (): Promise<string> => Promise.reject(new Error('missing'));
    for (const more of [{ hasX11: false }, { platform: 'win32' } as const, { run: fails }]) {
      const { displays } = createMachine(more);
      expect(await displays.list()).toBeUndefined();
    }
    const { displays, timers } = createMachine({ hasX11: false });
    displays.watch(() => undefined)();
    expect(timers()).toBe(0);
  });

  it('are told as changed at the event of the server, and at the next look without one', async () => {
    const { machine, displays, second, event, settle, timers } = createMachine();
    const stop = displays.watch(() => void (machine.changes += 1));
    await settle();
    await second();
    expect(machine.changes).toBe(0);
    machine.told = laptopAndProjector.replace('HDMI-1 connected', 'HDMI-1 disconnected');
    await event();
    expect(machine.changes).toBe(1);
    machine.told = laptopAndProjector;
    await second();
    expect(machine.changes).toBe(2);
    stop();
    expect([timers(), machine.ended]).toEqual([0, 1]);
  });

  it('are not changed by a program that fails once or twice on a busy machine; the third time they are', async () => {
    const { machine, displays, second, settle } = createMachine();
    const stop = displays.watch(() => void (machine.changes += 1));
    await settle();
    machine.fails = true;
    await second();
    await second();
    expect(machine.changes).toBe(0);
    await second();
    expect(machine.changes).toBe(1);
    stop();
  });
});

describe('the browser', () => {
  it('is looked for in the path, and the wanted one goes first and alone', () => {
    const there = new Set(['/usr/bin/google-chrome', '/opt/bin/chromium', '/my/chrome']);
    const exists = (path: string): boolean => there.has(path);
    const environment = { PATH: '/usr/bin:/opt/bin' };
    expect(findBrowser({ platform: 'linux', environment, exists })).toBe('/opt/bin/chromium');
    const wanted = { ...environment, STAFETTROM_CHROMIUM: '/my/chrome' };
    expect(findBrowser({ platform: 'linux', environment: wanted, exists })).toBe('/my/chrome');
    const missing = { ...environment, STAFETTROM_CHROMIUM: '/not/there' };
    expect(findBrowser({ platform: 'linux', environment: missing, exists })).toBeUndefined();
  });

  it('is looked for where Windows and macOS keep programs', () => {
    const edge = String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`;
    const environment = { 'PROGRAMFILES(X86)': String.raw`C:\Program Files (x86)` };
    expect(findBrowser({ platform: 'win32', environment, exists: (path) => path === edge })).toBe(edge);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ platform: 'darwin', environment: {}, exists: (path) => path === chrome })).toBe(
      chrome,
    );
  });
});
