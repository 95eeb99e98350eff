import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runVerify } from '#doors/commands/verify.ts';
import { listMeetingFiles } from '#host/journal/meeting-files.ts';
import { setUpPassphrase } from '#host/keys/passphrase-vault.ts';
import { createTryoutVault } from '#host/keys/tryout-vault.ts';
import type { MeetingFolder } from '../host/journal/meeting-folder.ts';
import {
  appendNumber,
  begin,
  hashFolder,
  makeFolder,
  meeting,
  planText,
  value,
} from '../host/journal/meeting-folder.ts';
import type { Called } from './called.ts';
import { call } from './called.ts';

let room: MeetingFolder;
beforeEach(() => {
  room = makeFolder();
});
afterEach(() => {
  vi.unstubAllEnvs();
  room.remove();
});

function verify(...values: readonly string[]): Promise<Called> {
  return call(runVerify, '--data', room.folder, ...values);
}

/** A room with two meetings of five facts each, as a sudden stop would leave them. */
async function makeRoom(roomKey?: Buffer): Promise<void> {
  const key = roomKey ?? value(await createTryoutVault({ folder: room.folder }).unlock());
  for (const name of [meeting, 'second']) {
    const journal = begin({ ...room, meeting: name, roomKey: key });
    for (let n = 1; n <= 5; n += 1) appendNumber(journal, n);
    journal.close();
  }
}

describe('stafettrom verify', () => {
  it('has a line for each file that is whole, and changes nothing', async () => {
    await makeRoom();
    const before = hashFolder(room.folder);
    const { code, stdout, stderr } = await verify();
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines.filter((line) => !line.endsWith(': 5 facts, whole'))).toEqual([]);
    expect(hashFolder(room.folder)).toEqual(before);
  });

  it('names what is damaged, ends with 1, and still reads the other files and changes nothing', async () => {
    await makeRoom();
    const { database } = listMeetingFiles(room.folder, meeting);
    const bytes = readFileSync(database);
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100);
    writeFileSync(database, bytes);
    const before = hashFolder(room.folder);
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout).toContain(`${path.basename(database)}: 0 facts, damaged\n  damaged-file, part database\n`);
    expect(stdout).toContain(': 5 facts, whole');
    expect(stdout).not.toContain(planText);
    expect(hashFolder(room.folder)).toEqual(before);
  });

  it('gives the reports as JSON', async () => {
    await makeRoom();
    rmSync(listMeetingFiles(room.folder, 'second').key);
    const { code, stdout } = await verify('--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { facts: 5, damage: [] },
      { facts: 0, damage: [{ kind: 'key-missing' }] },
    ]);
  });

  it('says so where there are no meetings, and makes neither folder nor key', async () => {
    expect(await verify()).toEqual({ code: 0, stdout: `${room.folder}: no meetings\n`, stderr: '' });
    expect((await verify('--json')).stdout).toBe('[]\n');
    expect(readdirSync(room.folder)).toEqual([]);
    const nowhere = path.join(room.folder, 'nowhere');
    expect((await call(runVerify, '--data', nowhere)).code).toBe(0);
    expect(readdirSync(room.folder)).toEqual([]);
  });

  it('makes no key where the key is gone', async () => {
    await makeRoom(room.roomKey);
    const before = hashFolder(room.folder);
    for (const [key, why] of [
      ['tryout', 'key-missing'],
      ['passphrase', 'passphrase-not-set'],
    ] as const) {
      expect(await verify('--key', key)).toEqual({ code: 1, stdout: '', stderr: `The room's key: ${why}\n` });
    }
    expect(hashFolder(room.folder)).toEqual(before);
  });

  it('takes the passphrase from the environment', async () => {
    const passphrase = 'en lang setning å huske';
    await makeRoom(value(await setUpPassphrase({ folder: room.folder, passphrase })));
    vi.stubEnv('STAFETTROM_PASSPHRASE', passphrase);
    expect((await verify('--key', 'passphrase')).code).toBe(0);
    vi.stubEnv('STAFETTROM_PASSPHRASE', 'en annen setning');
    expect(await verify('--key', 'passphrase')).toMatchObject({
      code: 1,
      stderr: "The room's key: wrong-passphrase\n",
    });
  }, 30_000);

  it.each([['--key', 'nowhere'], ['--dato', 'x'], ['fil']])('refuses a call with %s', async (...values) => {
    const { code, stderr } = await verify(...values);
    expect(code).toBe(2);
    expect(stderr).toContain('stafettrom verify [--data DIR]');
  });

  it('explains itself', async () => {
    expect(await verify('--help')).toMatchObject({ code: 0, stderr: '' });
  });
});
