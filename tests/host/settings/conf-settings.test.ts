import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followConfSettings, openConfSettings } from '#host/settings/conf-settings.ts';
import { firstSettings } from '#host/settings/settings.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function open(): ReturnType<typeof openConfSettings> {
  return openConfSettings({ folder, version: '0.1.0' });
}

describe('the settings of a room', () => {
  it('start with values that suit an ordinary room', () => {
    const opened = open();
    expect(opened.settings.get()).toEqual(firstSettings);
    expect(opened.setAside).toBeUndefined();
  });

  it('are still there for the next start, in the folder that was named and nowhere else', () => {
    open().settings.set({ screenInches: 75, language: 'nn' });
    expect(open().settings.get()).toEqual({ ...firstSettings, screenInches: 75, language: 'nn' });
    expect(readdirSync(folder).toSorted()).toEqual(['settings.json', 'settings.last-good.json']);
  });

  it('are followed without a file until somebody chooses something, and remembered from then on', () => {
    const needs = { folder, version: '0.1.0' };
    const followed = followConfSettings(needs);
    expect(followed.get()).toEqual(firstSettings);
    expect(readdirSync(folder)).toEqual([]);
    followed.set({ contrast: 'high', metres: 7 });
    expect(followed.get()).toMatchObject({ contrast: 'high', metres: 7 });
    expect(followConfSettings(needs).get()).toEqual({ ...firstSettings, contrast: 'high', metres: 7 });
  });

  it.skipIf(process.platform === 'win32')('can be read by nobody but the account of the room', () => {
    open().settings.set({ metres: 6 });
    expect(statSync(join(folder, 'settings.json')).mode & 0o077).toBe(0);
  });

  it('refuse a value outside the schema and keep what was there', () => {
    const { settings } = open();
    expect(() => settings.set({ metres: -1 })).toThrow();
    expect(settings.get()).toEqual(firstSettings);
  });

  it('get what a newer schema added without losing what was chosen', () => {
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ scheme: 'dark' }));
    const opened = open();
    expect(opened.settings.get()).toEqual({ ...firstSettings, scheme: 'dark' });
    expect(opened.setAside).toBeUndefined();
  });

  it.each([
    ['cut off by a power cut', '{"screenInches": 7'],
    ['with a value of the wrong kind', '{"screenInches":"large"}'],
    ['with a setting that this version does not know', '{"hologram":true}'],
    ['that is no object', '[]'],
    ['that is empty', ''],
  ])('copy a file %s aside, say its name and start anew', (_case, content) => {
    writeFileSync(join(folder, 'settings.json'), content);
    const opened = open();
    expect(opened.settings.get()).toEqual(firstSettings);
    expect(opened.setAside).toBe('settings.set-aside-1.json');
    expect(readFileSync(join(folder, 'settings.set-aside-1.json'), 'utf8')).toBe(content);
  });

  it('never write a copy over an earlier copy', () => {
    for (const content of ['{', '[']) {
      writeFileSync(join(folder, 'settings.json'), content);
      open();
    }
    expect(readFileSync(join(folder, 'settings.set-aside-1.json'), 'utf8')).toBe('{');
    expect(readFileSync(join(folder, 'settings.set-aside-2.json'), 'utf8')).toBe('[');
  });
});
