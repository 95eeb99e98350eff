import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildOnce, root } from '../built/build-once.ts';

/** What Electron's own binary carries its fuses behind, so that a tool finds and turns them. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const unpacked = 'out/win-unpacked';

let folder = '';

beforeAll(() => {
  buildOnce();
  folder = mkdtempSync(join(tmpdir(), 'package-windows-'));
  const distribution = join(folder, 'electron');
  writeDistribution(distribution);
  const builder = join(root, 'node_modules/electron-builder/cli.js');
  const given = ['--win', '--x64', '--dir', `-c.electronDist=${distribution}`];
  // A name and a picture are written into a program by one for Windows, and a signature by a certificate: neither is here.
  const without = ['-c.win.signAndEditExecutable=false', `-c.directories.output=${join(folder, 'out')}`];
  execFileSync(process.execPath, [builder, ...given, ...without], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program for Windows that nobody has signed, with every fuse the other way round. */
function writeDistribution(distribution: string): void {
  mkdirSync(join(distribution, 'resources'), { recursive: true });
  mkdirSync(join(distribution, 'locales'));
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(distribution, name), '');
  writeFileSync(join(distribution, 'version'), '45.4.1');
  const program = join(distribution, 'electron.exe');
  copyFileSync(join(root, 'node_modules/electron-winstaller/vendor/7z-x64.exe'), program);
  const fuses = Buffer.concat([Buffer.from(sentinel), Buffer.from([1, 9]), Buffer.from('101100110')]);
  writeFileSync(program, Buffer.concat([readFileSync(program), fuses, Buffer.alloc(64)]));
}

describe('the packaged room for Windows', () => {
  it('holds the room, the native parts of its own platform beside it, and no other', () => {
    const archive = join(folder, unpacked, 'resources/app.asar');
    const packed = listPackage(archive, { isPack: false }).map((entry) => entry.replaceAll('\\', '/'));
    expect(packed).toEqual(expect.arrayContaining(['/dist/main/main.js', '/dist/preload/preload.cjs']));
    const natives = packed.filter((entry) => entry.endsWith('.node'));
    const installed = existsSync(join(root, 'node_modules/@napi-rs/canvas-win32-x64-msvc'));
    const canvas = '/node_modules/@napi-rs/canvas-win32-x64-msvc/skia.win32-x64-msvc.node';
    expect(natives.toSorted()).toEqual([
      ...(installed ? [canvas] : []),
      '/node_modules/better-sqlite3/prebuilds/win32-x64.node',
    ]);
    for (const native of natives) {
      expect(existsSync(join(folder, unpacked, 'resources/app.asar.unpacked', native)), native).toBe(true);
    }
  });

  it('brings texts, voice, licences and the list of its parts', () => {
    for (const name of ['resources/locales/nn', 'resources/voices', 'resources/licences', 'sbom.cdx.json']) {
      expect(existsSync(join(folder, unpacked, 'resources', name)), name).toBe(true);
    }
    expect(existsSync(join(folder, unpacked, 'resources/resources/demo'))).toBe(false);
  });

  it('has all nine fuses turned, and knows the fingerprint of its archive', async () => {
    const program = join(folder, unpacked, 'Stafettrom.exe');
    const wire = await getCurrentFuseWire(program);
    const all = Object.values(FuseV1Options).filter((option) => typeof option === 'number');
    expect(all.filter((option) => wire[option] === FuseState.ENABLE)).toEqual([
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
      FuseV1Options.WasmTrapHandlers,
    ]);
    expect(all.filter((option) => wire[option] === FuseState.DISABLE)).toHaveLength(5);
    expect(readFileSync(program, 'latin1')).toMatch(/"alg":"SHA256","value":"[\da-f]{64}"/);
  });
});
