import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { commands } from '#contract/commands.ts';
import type { CheckKind, CheckRow } from '#contract/setup-rows.ts';
import { checkNames } from '#contract/setup-rows.ts';
import { createCheck } from '#doors/commands/check.ts';
import type { Machine } from '#host/check/machine.ts';
import { databaseEnding } from '#host/journal/meeting-files.ts';
import type { SpeechProcess } from '#host/speech/speech-engine.ts';
import { inWords } from '#language/figures.ts';
import { fill } from '#language/fill-text.ts';
import { limits } from '#sync/limits.ts';
import { protocolName, syncVersion } from '#sync/sync-version.ts';
import { languages } from '#renderer/language/languages.ts';
import { call } from '../../commands/called.ts';
import { quietVoice } from '../../fakes/quiet-voice.ts';
import { openRoom } from '../../room/open-room.ts';

const folder = mkdtempSync(join(tmpdir(), 'failing-checks-'));
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const wall = { name: 'HDMI-1', x: 1366, y: 0, width: 1920, height: 1080 };
const own = { name: 'eDP-1', x: 0, y: 0, width: 1366, height: 768 };

/** A machine on which all is well, but for what is said of it. */
function machineWith(change: Partial<Machine> = {}): Machine {
  return {
    screens: async () => [own, wall],
    soundCards: async () => 1,
    networkCards: () => 1,
    printers: async () => 1,
    versions: async () => ({ program: '0.1.0', node: '24.21.0', windows: 'Chromium 156' }),
    ...change,
  };
}

/** Everything that a machine itself can lack. */
const bare: Partial<Machine> = {
  soundCards: async () => 0,
  networkCards: () => 0,
  printers: async () => 0,
  versions: async () => ({ program: '0.1.0', node: '24.21.0' }),
};

/** A speech process that ends at once, whatever it is asked. */
function noVoice(): SpeechProcess {
  return {
    send: () => undefined,
    onMessage: () => undefined,
    onExit: (listener) => queueMicrotask(listener),
    kill: () => undefined,
  };
}

/** A central store, or anything else that answers, with its clock this far from ours. */
async function answerWith(meta: object): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(meta));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

async function callCheck(
  of: Parameters<typeof createCheck>[0],
  ...values: readonly string[]
): Promise<{ readonly lines: readonly string[]; readonly code: number }> {
  const said = await call(createCheck(of), ...values);
  expect(said.stderr).toBe('');
  return { lines: said.stdout.trim().split('\n'), code: said.code };
}

/** The very line that the page has, after its state and its name. */
function lineOf({ check, state, kind, values }: CheckRow, language: 'nb' | 'nn'): string {
  const { states, names, says } = languages[language].roomcheck;
  return `${states[state]} · ${names[check]}: ${fill(says[kind], inWords(values, language))}`;
}

describe('a check that fails', () => {
  it('tells its sentence to the console, for each that can fail in a room that runs', async () => {
    let jumps = 0;
    let machine = machineWith({ ...bare, screens: async () => [own, { ...wall, x: 0 }] });
    const settings = { devices: { chain: join(folder, 'chain.pem'), key: join(folder, 'key.pem') } };
    const { chair, folder: data } = await openRoom({
      isEmpty: true,
      prepared: (of) => writeFileSync(join(of, 'settings.json'), JSON.stringify(settings)),
      host: {
        elapsed: () => (jumps += 200),
        launchSpeech: noVoice,
        machine: {
          screens: () => machine.screens(),
          soundCards: () => machine.soundCards(),
          networkCards: () => machine.networkCards(),
          printers: () => machine.printers(),
          versions: () => machine.versions(),
        },
      },
    });
    const kinds = async (): Promise<readonly CheckKind[]> => {
      const { rows } = commands['room.check'].output.parse(await chair.ask('room.check', {}));
      expect(rows.map(({ check }) => check)).toEqual(checkNames);
      return rows.filter(({ state }) => state !== 'ok').map(({ kind }) => kind);
    };
    const machines: CheckKind[] = ['printer-none', 'versions-no-browser'];
    const first = ['screens-mirrored', 'sound-none', 'voices-silent', 'disk-slow', 'certificate-missing'];
    expect(await kinds()).toEqual([...first, ...machines]);
    for (const path of Object.values(settings.devices)) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, 'not a certificate');
    }
    machine = machineWith({ screens: async () => [] });
    expect(await kinds()).toEqual(['screens-none', 'voices-silent', 'disk-slow', 'certificate-wrong']);
    machine = machineWith({ screens: async () => [own] });
    // The folder is gone from under it.
    rmSync(data, { recursive: true, force: true });
    expect(await kinds()).toEqual(['screens-one', 'voices-silent', 'disk-refused', 'certificate-wrong']);
  });

  it.each(['nb', 'nn'] as const)('says its sentence in %s on the command line', async (language) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `mote${databaseEnding}`), 'locked');
    const devices = { chain: join(folder, 'chain.pem'), key: join(folder, 'key.pem') };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ devices }));
    const late = new Date(Date.now() - 11 * 60_000 - 20_000).toISOString();
    const store = await answerWith(metaAt(late));
    const wrong = { machine: machineWith({ ...bare, screens: async () => [] }), launchSpeech: noVoice };
    const at = ['--lang', language, '--data', folder];
    const { lines, code } = await callCheck(wrong, ...at, '--store', store, '--key', 'passphrase');
    const failing: CheckRow[] = [
      row('screens', 'screens-none'),
      row('sound', 'sound-none'),
      row('voices', 'voices-silent'),
      row('keys', 'keys-locked'),
      row('clock', 'clock-off', { minutes: 11 }),
      row('certificate', 'certificate-missing'),
      row('network', 'network-none'),
      row('versions', 'versions-no-browser'),
      row('journal', 'journal-locked'),
    ];
    for (const one of failing) expect(lines).toContain(lineOf(one, language));
    expect(lines).toContain(lineOf({ ...row('printer', 'printer-none'), state: 'warn' }, language));
    expect([lines.length, code]).toEqual([checkNames.length, 1]);
    const elsewhere = await answerWith({ hello: 'you' });
    const fine = { machine: machineWith(), launchSpeech: quietVoice };
    const strange = await callCheck(fine, ...at, '--store', elsewhere);
    expect(strange.lines).toContain(lineOf(row('store', 'store-strange'), language));
    const away = await callCheck(fine, ...at, '--store', 'http://127.0.0.1:9');
    expect(away.lines).toContain(lineOf(row('store', 'store-away'), language));
    expect(away.lines).toContain(lineOf({ ...row('clock', 'clock-unknown'), state: 'warn' }, language));
  });
});

function row(check: CheckRow['check'], kind: CheckKind, values: CheckRow['values'] = {}): CheckRow {
  return { check, kind, values, state: 'fail' };
}

function metaAt(serverTime: string): object {
  const version = { protocol: protocolName, version: syncVersion, oldest: syncVersion };
  return { ...version, serverTime, tryout: false, signIn: 'token', limits };
}
