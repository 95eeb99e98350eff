import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { commands } from '#contract/commands.ts';
import { createLog, openLogFile } from '#host/log.ts';
import type { OpenRoom, RoomChange } from './open-room.ts';
import { openRoom } from './open-room.ts';

/** What may never be told: words of a plan, a number of a person, a token, and whose machine it is. */
const markers = {
  text: 'Ada gruer seg til friminuttene',
  number: '01019012345',
  token: 'b3Blbi1zZXNhbWUtb3Blbi1zZXNhbWUtb3Blbg',
  code: '246810',
  home: '/home/kari.nordmann/room',
};

const errorOf = (message: string): Error => new Error(message, { cause: new TypeError(message) });

/** A room whose host writes a real log into its own folder. */
async function openLogging(
  change: RoomChange = {},
): Promise<OpenRoom & { readonly log: ReturnType<typeof createLog> }> {
  let write: (line: string) => void = () => undefined;
  const log = createLog({
    now: () => Date.parse('2026-11-22T10:00:00Z'),
    newReference: () => 'a1b2c3d4',
    write: (line) => write(line),
    complain: () => undefined,
  });
  const room = await openRoom({
    ...change,
    host: { log },
    prepared: (folder) => {
      write = openLogFile(join(folder, 'logs'), 'host.log');
    },
  });
  return { ...room, log };
}

/** Lines as a fault of ours, or somebody at the machine, might have put them there. */
function spoil(folder: string): void {
  const { text, number, token, home } = markers;
  const at = '2026-11-22T09:00:00.000Z';
  const frames = [`openRoom (file://${home}/electron/x.ts:1:2)`, `at ${text}`];
  const lines: readonly unknown[] = [
    { at, event: 'host-ready', title: text, reason: text, kind: number, count: Number(number) },
    { at, event: 'join-failed', reason: token, code: 'EACCES', command: 'setup.save' },
    { at, event: text },
    { at: text, event: 'host-ready' },
    { at, event: 'call-failed', reference: text, cause: { name: 'TypeError', message: text, at: frames } },
    { at, event: 'call-failed', cause: { name: text, cause: { name: 'Error', code: number } } },
    {
      at,
      event: 'call-failed',
      cause: { name: 'ZodError', issues: [`${text}: bad`, 'lines.#: invalid_type'] },
    },
    [text],
  ];
  const spoilt = [...lines.map((line) => JSON.stringify(line)), text, `{"event":"${token}`];
  writeFileSync(join(folder, 'logs/shell.log'), `${spoilt.join('\n')}\n`);
}

const lineSchema = z.looseObject({ part: z.string().optional(), event: z.string().optional() });

describe('the file for support', () => {
  it('has versions, settings, the check and the log, is shown first, and lies where it says', async () => {
    const { chair, folder, log } = await openLogging({ isEmpty: true });
    log.note('host-ready', { port: 8100 });
    log.fault('call-failed', errorOf(markers.text));
    const looked = commands['support.look'].output.parse(await chair.ask('support.look', {}));
    expect(looked.parts.map(({ part, lines }) => [part, lines > 0])).toEqual([
      ['versions', true],
      ['settings', true],
      ['check', true],
      ['log', true],
    ]);
    const { file } = commands['support.write'].output.parse(await chair.ask('support.write', {}));
    expect(file.startsWith(folder)).toBe(true);
    expect(statSync(file).mode & 0o077).toBe(0);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const [head, ...rows] = lines.map((line) => lineSchema.parse(JSON.parse(line)));
    expect(head).toMatchObject({ stafettrom: 'support', format: 1 });
    expect(rows.filter(({ part }) => part === 'check')).toHaveLength(12);
    expect(rows.find(({ event }) => event === 'call-failed')).toMatchObject({
      file: 'host.log',
      reference: 'a1b2c3d4',
      cause: { name: 'Error', cause: { name: 'TypeError' } },
    });
    // How fast the disk was, and the second, are another each time.
    const steady = (text: string): boolean => !/"check":"disk"|"made":/.test(text);
    expect(looked.text.split('\n').filter(steady)).toEqual(lines.filter(steady));
  });

  it('has nothing of a plan, a person, a code or a token, whatever the log holds', async () => {
    const { chair, folder, log } = await openLogging({ isEmpty: true });
    await chair.call('setup.code', { code: markers.code });
    log.fault(markers.text, errorOf(Object.values(markers).join(' ')));
    log.note('host-ready', { text: markers.text, title: markers.number });
    spoil(folder);
    const { text } = commands['support.look'].output.parse(await chair.ask('support.look', {}));
    const { file } = commands['support.write'].output.parse(await chair.ask('support.write', {}));
    const written = readFileSync(file, 'utf8');
    for (const marker of Object.values(markers)) {
      expect(written).not.toContain(marker);
      expect(text).not.toContain(marker);
    }
    expect(written).not.toContain('kari');
    expect(written).not.toContain(folder);
    // What is no secret is still there to be read.
    expect(written).toContain('"event":"join-failed","code":"EACCES","command":"setup.save"');
    expect(written).toContain('openRoom x.ts:1:2');
    expect(written).toContain('lines.#: invalid_type');
  });

  it('is made between meetings alone', async () => {
    const { chair, screen } = await openLogging();
    for (const name of ['support.look', 'support.write'] as const) {
      expect(await chair.call(name, {})).toBe('meeting-open');
      expect(await screen.call(name, {})).toBe('not-allowed');
    }
  });
});

describe('the log of a meeting', () => {
  it('has none of what was written, said wrongly, or used to get in', async () => {
    const room = await openLogging({ present: ['mor', 'kari'] });
    const { chair, folder } = room;
    await chair.call('evaluation.add', { activity: markers.text, text: markers.text, saidBy: [] });
    await chair.call('evaluation.add', { activity: 'dagtavle', text: markers.number, saidBy: [] });
    const link = await chair.invite();
    room.log.fault('call-failed', errorOf(`${markers.token} ${link}`));
    const written = readFileSync(join(folder, 'logs/host.log'), 'utf8');
    expect(written.length).toBeGreaterThan(20);
    for (const marker of [...Object.values(markers), link.split('#')[1] ?? 'no link']) {
      expect(written).not.toContain(marker);
    }
  });

  it('never grows beyond its measure, and keeps the file before', async () => {
    const { folder } = await openLogging({ isEmpty: true });
    const write = openLogFile(join(folder, 'logs'), 'courier.log');
    const line = `${'x'.repeat(64 * 1024)}\n`;
    for (let count = 0; count < 70; count += 1) write(line);
    const sizes = ['courier.log', 'courier.log.before'].map(
      (name) => statSync(join(folder, 'logs', name)).size,
    );
    for (const size of sizes) expect(size).toBeLessThan(2.2 * 1024 * 1024);
    expect(sizes[1]).toBeGreaterThan(2 * 1024 * 1024);
  });
});

describe('the licences of others', () => {
  it('are listed with the voice, the fonts and the dictionaries, each with its whole text', async () => {
    const { chair } = await openLogging({ isEmpty: true });
    const { rows } = commands['licences.list'].output.parse(await chair.ask('licences.list', {}));
    const place = rows.findIndex(({ name }) => name === 'zod');
    expect(rows[place]).toMatchObject({ licence: 'MIT', kind: 'package' });
    const { text } = commands['licences.text'].output.parse(await chair.ask('licences.text', { row: place }));
    expect(text).toContain('Permission is hereby granted');
    const data = rows.filter(({ kind }) => kind === 'data').map(({ licence }) => licence);
    expect(new Set(data)).toEqual(
      new Set(['GPL-3.0-or-later', 'GPL-3.0', 'GPL-2.0', 'OFL-1.1', 'BSD-3-Clause', 'BSD-2-Clause']),
    );
    expect(await chair.call('licences.text', { row: 9999 })).toBe('bad-input');
  });
});
