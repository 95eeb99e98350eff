import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createDurably } from '#host/keys/durable-file.ts';
import { createFileKey, destroyFileKey, keyFiles, openFileKey, rewriteFileKey } from '#host/keys/file-key.ts';

let needs: { folder: string; roomKey: Buffer };
const stamp = { meeting: 'k3vJ8xQ2', epoch: 1, schema: 1, vault: 'tryout' } as const;

beforeEach(() => {
  needs = { folder: mkdtempSync(join(tmpdir(), 'stafettrom-file-key-')), roomKey: randomBytes(32) };
});

afterEach(() => rmSync(needs.folder, { recursive: true, force: true }));

// Windows has no such modes; there the folder's own rights hold.
function isPrivate(path: string): boolean {
  return process.platform === 'win32' || (statSync(path).mode & 0o777) === 0o600;
}

function readKey(): Buffer | undefined {
  const opened = openFileKey(needs, stamp.meeting);
  return opened.ok ? opened.value.fileKey : undefined;
}

describe('the key of a meeting file', () => {
  test('is kept wrapped, never as it is, in a file that only its owner can read', () => {
    const fileKey = createFileKey(needs, stamp);
    const { current } = keyFiles(needs.folder, stamp.meeting);
    const content = readFileSync(current);
    expect(readKey()).toStrictEqual(fileKey);
    expect(content.includes(fileKey)).toBe(false);
    expect(content.includes(fileKey.toString('base64'))).toBe(false);
    expect(content.includes(fileKey.toString('hex'))).toBe(false);
    expect(isPrivate(current)).toBe(true);
  });

  test.each([
    ['meeting', 'another'],
    ['epoch', 7],
    ['schema', 2],
    ['vault', 'keyring'],
  ])('opens nothing once %s of its record was changed', (field, changed) => {
    createFileKey(needs, stamp);
    const { current } = keyFiles(needs.folder, stamp.meeting);
    const record = z.looseObject({}).parse(JSON.parse(readFileSync(current, 'utf8')));
    writeFileSync(current, JSON.stringify({ ...record, [field]: changed }));
    expect(openFileKey(needs, stamp.meeting)).toStrictEqual({
      ok: false,
      refusal: { kind: 'damaged-file', part: 'key' },
    });
  });

  test('stays the same when its record is written anew with a higher epoch', () => {
    const fileKey = createFileKey(needs, stamp);
    rewriteFileKey(needs, { ...stamp, epoch: 2 }, fileKey);
    expect(openFileKey(needs, stamp.meeting)).toMatchObject({
      ok: true,
      value: { fileKey, record: { epoch: 2 } },
    });
    expect(readdirSync(needs.folder)).toStrictEqual(['k3vJ8xQ2.key']);
  });

  test('is found after a stop at any moment while its record was written anew', () => {
    const fileKey = createFileKey(needs, stamp);
    const { current, next } = keyFiles(needs.folder, stamp.meeting);
    const old = readFileSync(current);
    rewriteFileKey(needs, { ...stamp, epoch: 2 }, fileKey);
    const fresh = readFileSync(current, 'utf8');
    rmSync(current);
    const moments: readonly (readonly [current: Buffer, next: string])[] = [
      [old, ''],
      [old, fresh.slice(0, 50)],
      [old, fresh],
      [Buffer.alloc(old.length), fresh],
    ];
    for (const [first, second] of moments) {
      writeFileSync(current, first);
      writeFileSync(next, second);
      expect(readKey()).toStrictEqual(fileKey);
      rewriteFileKey(needs, { ...stamp, epoch: 3 }, fileKey);
      expect(openFileKey(needs, stamp.meeting)).toMatchObject({
        ok: true,
        value: { fileKey, record: { epoch: 3 } },
      });
      expect(readdirSync(needs.folder)).toStrictEqual(['k3vJ8xQ2.key']);
    }
  });

  test('is gone once it was destroyed, also half written, and destroying again is harmless', () => {
    createFileKey(needs, stamp);
    createDurably(keyFiles(needs.folder, stamp.meeting).next, 'half');
    destroyFileKey(needs.folder, stamp.meeting);
    destroyFileKey(needs.folder, stamp.meeting);
    expect(openFileKey(needs, stamp.meeting)).toStrictEqual({ ok: false, refusal: { kind: 'key-missing' } });
    expect(readdirSync(needs.folder)).toStrictEqual([]);
  });
});
