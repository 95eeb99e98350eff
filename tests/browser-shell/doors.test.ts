import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFactIds } from '#doors/fact-ids.ts';
import { findPlaces } from '#doors/places.ts';
import { prepareRoomFolder } from '#doors/room-folder.ts';
import { factIdSchema } from '#domain/identity.ts';
import { createLog } from '#host/log.ts';
import { createTempFolder } from './temp-folder.ts';

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...values: readonly string[]): Promise<Ran> {
  const entry = join(findPlaces().root, 'electron/stafettrom.mjs');
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [entry, ...values], (_error, stdout, stderr) => {
      resolve({ code: child.exitCode, stdout, stderr });
    });
  });
}

describe('the command line', () => {
  it('lists its commands', async () => {
    for (const values of [[], ['help'], ['--help']]) {
      const { code, stdout, stderr } = await run(...values);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain('start [--shell auto|electron|browser|none]');
    }
  });

  it.each(['start', 'central', 'minutes', 'speak', 'check', 'bench'])('explains %s', async (name) => {
    const { code, stdout } = await run(name, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain(`stafettrom ${name}`);
  });

  it('says how a room is given its store', async () => {
    expect((await run('start', '--help')).stdout).toMatch(/--store URL +the central store's address/u);
  });

  it.each([
    [['nonsense']],
    [['__proto__']],
    [['start', '--nonsense']],
    [['start', '--port', 'x']],
    [['start', '--store', 'http://lager.example']],
  ])('refuses %s with exit code 2', async (values) => {
    const { code, stdout, stderr } = await run(...values);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });
});

describe('the places', () => {
  it('are on disk when run from source', () => {
    const { root, resources, speechProcess, uploadsProcess, pdfParts, documentWorker, hostProcess } =
      findPlaces();
    const places = [root, resources, speechProcess, uploadsProcess, pdfParts, documentWorker, hostProcess];
    for (const place of places) {
      expect(existsSync(place), place).toBe(true);
    }
  });

  it('are beside the bundle when run from there', () => {
    const places = findPlaces('/app/dist/main');
    expect(places.hostProcess).toBe('/app/dist/main/host-process.js');
    expect(places.pages).toBe('/app/dist/renderer');
    expect(places.resources).toBe('/app/resources');
  });
});

describe('the folder of a room', () => {
  it('is emptied only when it is ours', () => {
    const folder = createTempFolder();
    const folders = { dataFolder: join(folder, 'room'), storeFolder: join(folder, 'store') };
    expect(prepareRoomFolder(folders, false)).toBe(true);
    writeFileSync(join(folders.dataFolder, 'meeting'), 'x');
    expect(prepareRoomFolder(folders, false)).toBe(true);
    expect(existsSync(join(folders.dataFolder, 'meeting'))).toBe(true);
    expect(prepareRoomFolder(folders, true)).toBe(true);
    expect(existsSync(join(folders.dataFolder, 'meeting'))).toBe(false);
    const home = join(folder, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'letter.txt'), 'x');
    expect(prepareRoomFolder({ ...folders, dataFolder: home }, true)).toBe(false);
    expect(readFileSync(join(home, 'letter.txt'), 'utf8')).toBe('x');
  });
});

describe('ids of facts', () => {
  it('ascend whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 2 ** 41 }), { minLength: 2, maxLength: 50 }),
        (times) => {
          let at = 0;
          const now = (): number => times[at] ?? 1;
          const newId = createFactIds({ now, random: (bytes) => new Uint8Array(bytes).fill(255) });
          const ids = times.map((_time, index) => {
            at = index;
            return factIdSchema.parse(newId());
          });
          expect([...ids].toSorted()).toEqual(ids);
          expect(new Set(ids).size).toBe(ids.length);
        },
      ),
    );
  });

  it('ascend also beyond four thousand in one moment', () => {
    const newId = createFactIds({ now: () => 5, random: (bytes) => new Uint8Array(bytes) });
    const ids = Array.from({ length: 10_000 }, newId);
    expect([...ids].toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the log', () => {
  function openLog(): { log: ReturnType<typeof createLog>; lines: string[]; complaints: string[] } {
    const lines: string[] = [];
    const complaints: string[] = [];
    const write = (line: string): void => void lines.push(line);
    const complain = (line: string): void => void complaints.push(line);
    return { log: createLog({ now: () => 0, newReference: () => 'r1', write, complain }), lines, complaints };
  }

  it('keeps only fields that are on its list', () => {
    const { log, lines, complaints } = openLog();
    log.note('joined', { role: 'chair', name: 'Kari', text: 'Ida' });
    expect(lines).toEqual(['{"at":"1970-01-01T00:00:00.000Z","event":"joined","role":"chair"}\n']);
    expect(complaints).toEqual([]);
  });

  it('tells where something broke and never what was said', () => {
    const { log, lines, complaints } = openLog();
    const wrong = z.strictObject({ plan: z.record(z.string(), z.number()) }).safeParse({
      plan: { 'Kari Nordmann': 'Ida' },
    });
    expect(log.fault('a', wrong.error)).toBe('r1');
    try {
      JSON.parse('Kari said');
    } catch (error) {
      log.fault('b', new Error('Kari\n    at Kari (/a:1:1)', { cause: error }));
    }
    const text = lines.join('');
    expect(text).toContain('invalid_type');
    expect(text).toContain('SyntaxError');
    expect(text).toContain('doors.test.ts');
    expect(text).not.toMatch(/Kari|Ida/u);
    expect(complaints).toEqual(lines);
  });
});
