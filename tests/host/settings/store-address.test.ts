import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openConfSettings } from '#host/settings/conf-settings.ts';
import { firstSettings } from '#host/settings/settings.ts';
import { roomNameSchema, storeAddressSchema } from '#host/settings/store-address.ts';

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-store-address-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the address of the central store', () => {
  it.each([
    ['https://lager.fjellheim.example', 'https://lager.fjellheim.example'],
    ['https://lager.fjellheim.example/', 'https://lager.fjellheim.example'],
    ['http://127.0.0.1:4000/', 'http://127.0.0.1:4000'],
    ['http://localhost:4000', 'http://localhost:4000'],
  ])('may be %s', (address, kept) => expect(storeAddressSchema.parse(address)).toBe(kept));

  it.each([
    'http://lager.fjellheim.example',
    'http://127.0.0.1.ondt.example',
    'https://navn:ord@lager.fjellheim.example',
    'https://lager.fjellheim.example/annet',
    'https://lager.fjellheim.example/?a=1',
    'file:///tmp/lager',
    'lager',
    '',
  ])('is never %s', (address) => expect(storeAddressSchema.safeParse(address).success).toBe(false));

  it('stands in the settings of the room, with the name of the room', () => {
    const folder = newFolder();
    const kept = { store: 'https://lager.fjellheim.example', room: 'Møterom 214' };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(kept));
    const { settings, setAside } = openConfSettings({ folder, version: '1.0.0' });
    expect(setAside).toBeUndefined();
    expect(settings.get()).toEqual({ ...firstSettings, ...kept });
  });

  it('makes a settings file with a wrong one a file that is set aside whole', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ store: 'http://lager.example' }));
    const { settings, setAside } = openConfSettings({ folder, version: '1.0.0' });
    expect(setAside).toBe('settings.set-aside-1.json');
    expect(settings.get().store).toBeUndefined();
  });
});

describe('the name of a room', () => {
  it.each([
    ['Møterom 214, Fjellheim skole', true],
    ['<b>Møterom</b>', false],
    ['', false],
    ['a'.repeat(61), false],
  ])('%s: %s', (name, may) => expect(roomNameSchema.safeParse(name).success).toBe(may));
});
