import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SetupDraft } from '#contract/setup-rows.ts';
import { runSettings } from '#doors/commands/settings.ts';
import { lockRoom } from '#doors/lock-room.ts';
import {
  followConfSettings,
  lastGoodName,
  openConfSettings,
  readConfSettings,
} from '#host/settings/conf-settings.ts';
import { exitCodeFile, openExitCode, waitAfter } from '#host/settings/exit-code.ts';
import type { RoomSettings } from '#host/settings/settings.ts';
import { firstSettings, settingsSchema } from '#host/settings/settings.ts';
import { readSettingsFile, writeSettingsFile } from '#host/settings/settings-file.ts';
import { changesBetween } from '#host/settings/setup-changes.ts';
import { draftOf, readDraft } from '#host/settings/setup-draft.ts';
import { call } from '../../commands/called.ts';

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
    off: true,
    idleMinutes: 20,
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
    const nothing = { room: '', store: '', main: '', second: '', certificateName: '', chain: '', key: '' };
    const emptied = { ...nothing, network: '' };
    const { room: _room, store: _store, colours: _colours, ...rest } = full;
    const devices = { address: '192.168.1.4', off: true, idleMinutes: 20 };
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
    [{ idle: '1' }, [{ field: 'idle', kind: 'idle' }]],
    [{ network: 'n'.repeat(101) }, [{ field: 'network', kind: 'network' }]],
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
    const devices = { chain: '/a', key: '/b', network: 'Kommunen', off: true as const, idleMinutes: 20 };
    expect(came).toEqual({ ok: true, value: { ...shared, output: 'Skjermen', devices } });
  });

  it.each<[string, unknown]>([
    ['', { kind: 'file-not-settings' }],
    ['{', { kind: 'file-not-settings' }],
    ['[]', { kind: 'file-not-settings' }],
    ['{"stafettrom":"plan","format":1,"settings":{}}', { kind: 'file-not-settings' }],
    ['{"stafettrom":"settings","format":2,"settings":{"hologram":true}}', { kind: 'file-newer' }],
    ['{"stafettrom":"settings","format":1,"settings":{}}', { kind: 'file-field', field: 'screenInches' }],
    [sent('"metres": 6.5', '"metres": 600'), { kind: 'file-field', field: 'metres' }],
    [sent('"metres"', '"hologram": true, "metres"'), { kind: 'file-field', field: 'hologram' }],
    [sent('"metres"', '"<b>Kari Nordmann": 1, "metres"'), { kind: 'file-field', field: '…' }],
    [sent('https://lager.example', 'http://lager.example'), { kind: 'file-field', field: 'store' }],
    [sent('#00594f', 'grønn'), { kind: 'file-field', field: 'colours.main' }],
    [sent('"network"', '"chain": "/a", "network"'), { kind: 'file-field', field: 'devices.chain' }],
    [sent('"format"', '"exitCode": "246810", "format"'), { kind: 'file-field', field: 'exitCode' }],
  ])('are refused as a whole when anything in them is wrong, with the place: %#', (text, refusal) => {
    expect(readSettingsFile(text, firstSettings)).toEqual({ ok: false, refusal });
  });

  it('from an older room leave what it did not know as it is here', () => {
    const own: RoomSettings = { ...firstSettings, volume: 4, still: true };
    const older = sent('"volume": 10,', '').replace('"still": false,', '');
    expect(readSettingsFile(older, own)).toMatchObject({
      ok: true,
      value: { volume: 4, still: true, metres: 6.5 },
    });
  });

  /** A new setting is not sent to other rooms before somebody has thought about whether it may be. */
  it('are these, and no others', () => {
    const everywhere =
      'screenInches metres language scheme contrast still keys readsByItself voices volume colours';
    const { settings } = z.object({ settings: z.looseObject({}) }).parse(JSON.parse(writeSettingsFile(full)));
    const named = [...everywhere.split(' '), 'profile', 'store', 'room', 'devices'];
    expect(Object.keys(settings).toSorted()).toEqual(named.toSorted());
    expect(Object.keys(settings['devices'] ?? {}).toSorted()).toEqual(['idleMinutes', 'network', 'off']);
    const ofThisMachine = ['output', 'setUp'];
    expect(Object.keys(settingsSchema.shape).toSorted()).toEqual([...named, ...ofThisMachine].toSorted());
  });
});

function sent(from: string, to: string): string {
  const text = writeSettingsFile(full);
  expect(text).toContain(from);
  return text.replace(from, to);
}

describe('stafettrom settings', () => {
  it('lists what a file would change and writes it after a yes, in a room that is not running', async () => {
    const there = join(folder, 'there');
    mkdirSync(there);
    const file = join(folder, 'file.json');
    openConfSettings({ folder, version: '0.1.0' }).settings.replace?.(full);
    const { stdout } = await call(runSettings, '--data', folder);
    expect(stdout).toBe(writeSettingsFile(full));
    writeFileSync(file, stdout);
    const given = ['--data', there, '--import', file];
    const listed = await call(runSettings, ...given);
    expect([listed.code, listed.stderr]).toEqual([0, '']);
    expect(listed.stdout).toContain('inches: "65" -> "75"');
    expect(readConfSettings(there)).toEqual(firstSettings);
    const lock = lockRoom(there);
    expect(await call(runSettings, ...given, '--yes')).toMatchObject({ code: 1 });
    if ('release' in lock) lock.release();
    expect(readConfSettings(there)).toEqual(firstSettings);
    expect(await call(runSettings, ...given, '--yes')).toMatchObject({ code: 0, stderr: '' });
    expect(readConfSettings(there)).toMatchObject({ screenInches: 75, room: 'Møterom 214' });
    expect((await call(runSettings, ...given)).stdout).toBe('Nothing changes.\n');
    writeFileSync(file, stdout.replace('"metres": 6.5', '"metres": "langt"'));
    const wrong = await call(runSettings, ...given, '--yes');
    expect([wrong.code, wrong.stderr]).toEqual([1, `${file}: file-field: metres. Nothing is changed.\n`]);
    expect((await call(runSettings, '--import', join(folder, 'gone.json'))).code).toBe(1);
    expect((await call(runSettings, '--yes', 'x')).code).toBe(2);
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
