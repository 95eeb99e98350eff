import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runMayUpdate } from '#doors/commands/may-update.ts';
import { mayUpdate, osloClock, usualWindow } from '#host/updates/may-update.ts';
import { call } from './called.ts';

const folders: string[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(...names: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'may-update-'));
  folders.push(folder);
  for (const name of names) writeFileSync(join(folder, name), '');
  return folder;
}

/** Winter time: Oslo is an hour ahead. */
async function askAt(utc: string, folder: string, ...values: readonly string[]): Promise<number> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(utc) });
  return (await call(runMayUpdate, '--data', folder, ...values)).code;
}

describe('a new version', () => {
  it.each([
    ['01:59', 'not-now'],
    ['02:00', 'yes'],
    ['04:59', 'yes'],
    ['05:00', 'not-now'],
    ['14:00', 'not-now'],
  ])('at %s in the usual window: %s', (clock, answer) => {
    expect(mayUpdate({ clock, window: usualWindow, meetings: 0, sealed: 0 })).toBe(answer);
  });

  it('may have a window over midnight', () => {
    const at = (clock: string): string =>
      mayUpdate({ clock, window: { from: '23:30', to: '04:00' }, meetings: 0, sealed: 0 });
    expect(['23:29', '23:30', '00:00', '03:59', '04:00'].map(at)).toEqual([
      'not-now',
      'yes',
      'yes',
      'yes',
      'not-now',
    ]);
  });

  it('never takes the place of one with a meeting, open or not delivered, whatever the clock says', () => {
    const needs = { clock: '03:00', window: usualWindow };
    expect(mayUpdate({ ...needs, meetings: 1, sealed: 0 })).toBe('meeting');
    expect(mayUpdate({ ...needs, meetings: 0, sealed: 1 })).toBe('undelivered');
  });

  it('goes by the clock in Oslo, in summer and winter', () => {
    expect(osloClock(Date.parse('2026-11-22T01:30:00Z'))).toBe('02:30');
    expect(osloClock(Date.parse('2026-07-01T01:30:00Z'))).toBe('03:30');
    expect(osloClock(Date.parse('2026-11-21T23:05:00Z'))).toBe('00:05');
  });
});

describe('stafettrom may-update', () => {
  it('says yes at night in a room at rest, and no with a meeting or an outbox', async () => {
    const night = '2026-11-22T02:00:00Z';
    expect(await askAt(night, makeFolder('settings.json'))).toBe(0);
    expect(await askAt(night, makeFolder('a.journal'))).toBe(1);
    expect(await askAt(night, makeFolder('outbox-a.sealed'))).toBe(1);
    expect(await askAt('2026-11-22T11:00:00Z', makeFolder())).toBe(1);
    expect(await askAt('2026-11-22T11:00:00Z', makeFolder(), '--from', '11:00', '--to', '13:00')).toBe(0);
    expect(await askAt(night, makeFolder(), '--from', 'evening')).toBe(2);
  });
});
