import { describe, expect, it } from 'vitest';
import { createDisplays, placePages, readXrandr } from '#browser-shell/displays.ts';
import { findBrowser } from '#browser-shell/find-browser.ts';

const laptopAndProjector = `Screen 0: minimum 320 x 200, current 3840 x 1080, maximum 16384 x 16384
HDMI-1 connected 1920x1080+1366+0 (normal left inverted right x axis y axis) 600mm x 340mm
   1920x1080     60.00*+
DP-1 disconnected (normal left inverted right x axis y axis)
eDP-1 connected primary 1366x768+0+0 (normal left inverted right x axis y axis) 344mm x 193mm
   1366x768      60.00*+
DP-2 connected (normal left inverted right x axis y axis)
`;

describe('displays', () => {
  const laptop = { x: 0, y: 0, width: 1366, height: 768, isMain: true };
  const projector = { x: 1366, y: 0, width: 1920, height: 1080, isMain: false };

  it('reads the screens that are lit from xrandr', () => {
    expect(readXrandr(laptopAndProjector)).toEqual([projector, laptop]);
  });

  it('puts the chair at the main screen and the big screen on the other', () => {
    expect(placePages([projector, laptop])).toEqual({ chair: laptop, screen: projector });
    expect(placePages([laptop])).toEqual({ chair: laptop });
    expect(placePages([])).toEqual({});
  });

  it('takes a mirrored projector for one screen', () => {
    const mirrored = 'eDP-1 connected primary 1920x1080+0+0\nHDMI-1 connected 1920x1080+0+0\n';
    expect(readXrandr(mirrored)).toEqual([{ x: 0, y: 0, width: 1920, height: 1080, isMain: true }]);
  });

  it('knows of none without X11, without xrandr and on other systems', async () => {
    const run = async (): Promise<string> => laptopAndProjector;
    const fails = async (): Promise<string> => Promise.reject(new Error('missing'));
    expect(await createDisplays({ platform: 'linux', hasX11: true, run }).list()).toHaveLength(2);
    expect(await createDisplays({ platform: 'linux', hasX11: false, run }).list()).toEqual([]);
    expect(await createDisplays({ platform: 'win32', hasX11: true, run }).list()).toEqual([]);
    expect(await createDisplays({ platform: 'linux', hasX11: true, run: fails }).list()).toEqual([]);
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
