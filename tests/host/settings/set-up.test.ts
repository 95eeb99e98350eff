import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SetupDraft } from '#contract/setup-rows.ts';
import { followConfSettings, lastGoodName, openConfSettings } from '#host/settings/conf-settings.ts';
import { exitCodeFile, openExitCode, waitAfter } from '#host/settings/exit-code.ts';
import type { RoomSettings } from '#host/settings/settings.ts';
import { firstSettings } from '#host/settings/settings.ts';
import { readSettingsFile, writeSettingsFile } from '#host/settings/settings-file.ts';
import { changesBetween } from '#host/settings/setup-changes.ts';
import { draftOf, readDraft } from '#host/settings/setup-draft.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'set-up-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const profiles = ['try-out', 'fjord'];
const full: RoomSettings = {
  ...firstSettings,
  room: 'Møterom 214',
  profile: 'fjord',
  screenInches: 75,
  metres: 6.5,
  store: 'https://lager.example',
  language: 'nn',
  colours: { main: '#00594f', second: '#ffcc00' },
  voices: { nb: 'espeak' },
  output: 'Høyttaler i taket',
  devices: {
    address: '192.168.1.4',
    name: 'rom214.kommune.example',
    network: 'Kommunen',
    chain: '/etc/rom/chain.pem',
    key: '/etc/rom/key.pem',
  },
  setUp: 'done',
};

function read(change: Partial<SetupDraft>, before: RoomSettings = firstSettings): unknown {
  const settings = readDraft({ profiles, before }, { ...draftOf(before), ...change });
  return settings.ok ? settings.value : settings.refusal;
}

describe('the form of the set-up', () => {
  it('says the same settings again, whatever they are', () => {
    expect(read({}, full)).toEqual(full);
    expect(read({})).toEqual(firstSettings);
    fc.assert(
      fc.property(
        fc.integer({ min: 150, max: 2000 }),
        fc.integer({ min: 10, max: 300 }),
        (inches, metres) => {
          const before = { ...full, screenInches: inches / 10, metres: metres / 10 };
          expect(read({}, before)).toEqual(before);
        },
      ),
    );
  });

  it('takes away what was emptied, and keeps what no field knows', () => {
    const emptied = { room: '', store: '', main: '', second: '', certificateName: '', chain: '', key: '' };
    const { room: _room, store: _store, colours: _colours, ...rest } = full;
    const devices = { address: '192.168.1.4', network: 'Kommunen' };
    expect(read(emptied, full)).toEqual({ ...rest, devices });
  });

  it.each<[Partial<SetupDraft>, unknown]>([
    [{ room: '<b>rom</b>' }, [{ field: 'room', kind: 'room-name' }]],
    [{ profile: 'nowhere' }, [{ field: 'profile', kind: 'profile-unknown' }]],
    [{ inches: 'stor' }, [{ field: 'inches', kind: 'inches' }]],
    [{ inches: '' }, [{ field: 'inches', kind: 'inches' }]],
    [{ metres: '300' }, [{ field: 'metres', kind: 'metres' }]],
    [{ store: 'http://lager.example' }, [{ field: 'store', kind: 'store-address' }]],
    [{ store: 'https://lager.example/sti' }, [{ field: 'store', kind: 'store-address' }]],
    [{ main: 'grønn', second: '#ffcc00' }, [{ field: 'main', kind: 'colour' }]],
    [{ main: '#00594f' }, [{ field: 'second', kind: 'colours-half' }]],
    [{ certificateName: 'rom' }, [{ field: 'certificateName', kind: 'certificate-name' }]],
    [{ chain: 'chain.pem', key: '/key.pem' }, [{ field: 'chain', kind: 'certificate-path' }]],
    [{ chain: '/chain.pem' }, [{ field: 'key', kind: 'certificate-half' }]],
  ])('refuses %j as a whole and says where', (change, faults) => {
    expect(read(change)).toEqual(faults);
  });

  it('lists each field that becomes another, and nothing else', () => {
    expect(changesBetween(full, full)).toEqual([]);
    const after = { ...full, room: 'Møterom 215', scheme: 'dark' as const, setUp: 'later' as const };
    expect(changesBetween(full, after)).toEqual([
      { field: 'room', from: 'Møterom 214', to: 'Møterom 215' },
      { field: 'scheme' },
    ]);
  });
});

describe('settings as a file for another room', () => {
  it('have no key, no code, no place on this machine and no name of a device', () => {
    const text = writeSettingsFile(full);
    expect(text).not.toMatch(/\.pem|192\.168|rom214|taket|setUp/u);
    expect(text).toContain('https://lager.example');
  });

  it('come whole into a room that keeps what is its own', () => {
    const own: RoomSettings = { ...firstSettings, output: 'Skjermen', devices: { chain: '/a', key: '/b' } };
    const came = readSettingsFile(writeSettingsFile(full), own);
    const { output: _output, setUp: _setUp, ...shared } = full;
    const devices = { chain: '/a', key: '/b', network: 'Kommunen' };
    expect(came).toEqual({ ok: true, value: { ...shared, output: 'Skjermen', devices } });
  });

  it.each([
    '',
    '{',
    '[]',
    '{"stafettrom":"settings","format":2,"settings":{}}',
    '{"stafettrom":"settings","format":1,"settings":{}}',
    writeSettingsFile(full).replace('"metres": 6.5', '"metres": 600'),
    writeSettingsFile(full).replace('"metres"', '"hologram": true, "metres"'),
    writeSettingsFile(full).replace('https://lager.example', 'http://lager.example'),
  ])('are refused as a whole when anything in them is wrong: %#', (text) => {
    expect(readSettingsFile(text, firstSettings)).toEqual({ ok: false, refusal: 'file-not-settings' });
  });
});

describe('the settings on the disk', () => {
  it('are the last good ones again when the file is damaged, and the damaged one is kept aside', () => {
    const { settings } = openConfSettings({ folder, version: '0.1.0' });
    settings.replace?.(full);
    writeFileSync(join(folder, 'settings.json'), '{"screenInches": 7');
    const opened = openConfSettings({ folder, version: '0.1.0' });
    expect(opened.settings.get()).toEqual(full);
    expect(opened.setAside).toBe('settings.set-aside-1.json');
  });

  it('are replaced whole: what is not there any more is gone', () => {
    const { settings } = openConfSettings({ folder, version: '0.1.0' });
    settings.replace?.(full);
    settings.replace?.(firstSettings);
    expect(settings.get()).toEqual(firstSettings);
    expect(JSON.parse(readFileSync(join(folder, lastGoodName), 'utf8'))).toEqual(firstSettings);
  });

  it('say whether anybody has chosen anything yet', () => {
    const needs = { folder, version: '0.1.0' };
    const first = followConfSettings(needs);
    expect(first.isFirst?.()).toBe(true);
    // Whoever only looks makes a file of what a room has by itself.
    openConfSettings(needs);
    expect(followConfSettings(needs).isFirst?.()).toBe(true);
    first.set({ setUp: 'later' });
    expect([first.isFirst?.(), followConfSettings(needs).isFirst?.()]).toEqual([false, false]);
    writeFileSync(join(folder, 'settings.json'), '{"readsByItself":false}');
    expect(followConfSettings(needs).isFirst?.()).toBe(false);
  });
});

describe("the room's code", () => {
  it('fits after a new start, and nothing else does', async () => {
    const needs = { folder, random: randomBytes };
    const code = openExitCode(needs);
    expect(code.isSet()).toBe(false);
    expect(await code.fits('246810')).toBe(false);
    await code.set('246810');
    const again = openExitCode(needs);
    expect(again.isSet()).toBe(true);
    expect([await again.fits('246810'), await again.fits('246811')]).toEqual([true, false]);
  });

  it('is nowhere in clear, in a file that nobody else reads; damaged, it fits nothing', async () => {
    const code = openExitCode({ folder, random: randomBytes });
    await code.set('246810');
    const path = join(folder, exitCodeFile);
    expect(readFileSync(path, 'utf8')).not.toContain('246810');
    const mode = process.platform === 'win32' ? 0 : statSync(path).mode;
    expect(mode & 0o077).toBe(0);
    writeFileSync(path, '{');
    expect(await code.fits('246810')).toBe(false);
  });

  it('makes whoever guesses wait longer each time, five minutes at most', () => {
    const waits = [0, 1, 2, 3, 4, 50].map((wrong) => waitAfter(wrong));
    expect(waits).toEqual([0, 2000, 4000, 8000, 16_000, 300_000]);
  });
});
