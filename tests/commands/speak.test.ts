import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runSpeak } from '#doors/commands/speak.ts';
import { prepareSpoken } from '#language/spoken-text.ts';
import type { Called } from './called.ts';
import { call } from './called.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'speak-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const eventSchema = z.strictObject({
  sentence: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  spoken: z.string(),
  ms: z.number(),
});

interface Spoken {
  readonly wav: Buffer;
  readonly seconds: number;
  readonly events: readonly z.infer<typeof eventSchema>[];
}

let files = 0;
async function speak(text: string, language: 'nb' | 'nn' = 'nb'): Promise<Spoken> {
  files += 1;
  const at = (ending: string): string => path.join(folder, `${files}.${ending}`);
  writeFileSync(at('txt'), text);
  const values = ['--lang', language, '--out', at('wav'), '--events', at('json'), at('txt')];
  expect(await call(runSpeak, ...values)).toEqual({ code: 0, stdout: `${at('wav')}\n`, stderr: '' });
  return readFiles(at('wav'), at('json'));
}

function readFiles(wavFile: string, eventsFile: string): Spoken {
  const wav = readFileSync(wavFile);
  const events = z.array(eventSchema).parse(JSON.parse(readFileSync(eventsFile, 'utf8')));
  return { wav, events, seconds: wav.readUInt32LE(40) / wav.readUInt32LE(28) };
}

const paragraph =
  'PPT-rådgiveren sender e-post til Kari Døme kl. 10.30, jf. oppl.l. § 5-1. Det koster ca. 2 500 kr pr. mnd.\n' +
  'Ola går i 3. klasse og bor i 2. etg. hos mor. «Ronja» er ei bok (f. 1981)! Ring 22 33 44 55 på dagen 31.07.2026.';

/** What an engine would obey, and the words of it. */
const pairs = [
  ['Hei <break time="3s"/> der.', 'Hei der.'],
  ['Hei [[h@loU]] der.', 'Hei h@loU der.'],
  ['Hei&nbsp;du &lt;der&gt;.', 'Hei du der.'],
  ['Hei 🙂👩‍👩‍👧 der 🇳🇴.', 'Hei der.'],
  ['<!-- x --><voice name="en">Hei</voice> der.', 'Hei der.'],
  ['Mor & far er her.', 'Mor og far er her.'],
];
const marked = pairs.map(([text]) => text).join('\n');
const plain = pairs.map(([, words]) => words).join('\n');
const line = 'Vi leser hver dag <b>uten</b> stans '.repeat(140).trim();
const everything = [paragraph, marked, plain, line].join('\n');

/** Once for all of them: a speech process takes its time on a busy machine. */
let spoken: Spoken;
beforeAll(async () => {
  spoken = await speak(everything);
});

/** The words of one part of the text, with their times from its first word. */
function eventsOf(part: string): { spoken: string; ms: number }[] {
  const start = everything.indexOf(part);
  const events = spoken.events.filter((one) => one.start >= start && one.end <= start + part.length);
  return events.map((one) => ({ spoken: one.spoken, ms: one.ms - (events[0]?.ms ?? 0) }));
}

/** What is wrong with the events of a text; nothing when each word has its own, in order, inside the sound. */
function faultsIn(text: string, language: 'nb' | 'nn', { events, seconds }: Spoken): string[] {
  const sentences = prepareSpoken(text, language);
  const words = sentences.flatMap((one) => one.spoken.match(/[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/gu) ?? []);
  const lost = words.filter((word, index) => events[index]?.spoken !== word);
  const misplaced = events.filter((one, index) => {
    const before = events[index - 1] ?? { start: 0, ms: 0, sentence: 0 };
    const isBack = one.ms < before.ms || one.start < before.start || one.sentence < before.sentence;
    return isBack || one.ms >= seconds * 1000 || text.slice(one.start, one.end) !== one.text;
  });
  const more = events.slice(words.length);
  const kinds = { lost, misplaced: misplaced.map((one) => one.spoken), more: more.map((one) => one.spoken) };
  return Object.entries(kinds).flatMap(([kind, found]) => found.map((word) => `${kind}: ${word}`));
}

describe('stafettrom speak', () => {
  it('writes one channel of 16 bits whose lengths are true', () => {
    const { wav } = spoken;
    const texts = [
      wav.toString('latin1', 0, 4),
      wav.toString('latin1', 8, 12),
      wav.toString('latin1', 36, 40),
    ];
    expect(texts).toEqual(['RIFF', 'WAVE', 'data']);
    expect([wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([1, 22_050, 16]);
    expect([wav.readUInt32LE(4), wav.readUInt32LE(40)]).toEqual([wav.length - 8, wav.length - 44]);
    const loud = Array.from({ length: 20_000 }, (_, at) => Math.abs(wav.readInt16LE(44 + at * 2)));
    expect(Math.max(...loud)).toBeGreaterThan(3000);
  });

  it('gives every spoken word exactly one event, in order, inside the sound', () => {
    expect(faultsIn(everything, 'nb', spoken)).toEqual([]);
    expect(spoken.events.length).toBeGreaterThan(900);
  });

  it('does the same for nynorsk, whose numbers are nynorsk', async () => {
    const nynorsk = await speak('Ho kjem kl. 10.30. Vi les § 5-1 i 3. klasse.', 'nn');
    expect(faultsIn('Ho kjem kl. 10.30. Vi les § 5-1 i 3. klasse.', 'nn', nynorsk)).toEqual([]);
    expect(nynorsk.events.map((one) => one.spoken)).toContain('tredje');
  });

  it('is not made longer by what an engine would obey: the words alone sound', () => {
    const [obeyed, words] = [eventsOf(marked), eventsOf(plain)];
    expect(obeyed.map((one) => one.spoken)).toEqual(words.map((one) => one.spoken));
    // The engine gives the same sentence a few milliseconds more or less each time.
    const longer = obeyed.map(({ ms }, index) => Math.abs(ms - (words[index]?.ms ?? 0)));
    expect(Math.max(...longer)).toBeLessThan(200);
  });

  it('reads a line of five thousand characters without a stop, word for word', () => {
    expect(line.length).toBeGreaterThan(5000);
    const words = eventsOf(line);
    expect(words).toHaveLength(6 * 140);
    const perWord = (words.at(-1)?.ms ?? 0) / words.length;
    expect(perWord).toBeGreaterThan(150);
    expect(perWord).toBeLessThan(600);
  });

  it.each([
    ['no language', ['--out', 'x.wav'], '--lang'],
    ['a third language', ['--lang', 'en', '--out', 'x.wav'], '--lang'],
    ['nowhere to write', ['--lang', 'nb'], '--out'],
    ['two files', ['--lang', 'nb', '--out', 'x.wav', 'a', 'b'], 'one file'],
    ['a voice of the machine', ['--lang', 'nb', '--out', 'x.wav', '--voice', 'system:jon'], 'system:jon'],
  ])('refuses a call with %s and shows how to call it', async (_name, values, complaint) => {
    const { code, stdout, stderr }: Called = await call(runSpeak, ...values);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(complaint);
    expect(stderr).toContain('stafettrom speak --lang');
  });

  it('says in one line why it could not be done', async () => {
    const text = path.join(folder, 'hei.txt');
    writeFileSync(text, 'Hei.');
    const out = path.join(folder, 'never.wav');
    const [silent, gone, bad] = [
      await call(runSpeak, '--lang', 'nb', '--out', out, '/dev/null'),
      await call(runSpeak, '--lang', 'nb', '--out', out, path.join(folder, 'gone.txt')),
      await call(runSpeak, '--lang', 'nb', '--out', out, '--voice', `piper:${folder}`, text),
    ];
    expect([silent.code, gone.code, bad.code]).toEqual([1, 1, 1]);
    expect(silent.stderr).toBe('There is nothing to say.\n');
    expect(gone.stderr).toContain('gone.txt');
    expect(bad.stderr).toContain('no-model');
  });
});

/** A network namespace without any network, where this machine lets us have one; the ban holds without it too. */
const namespaces = 'unshare';
const canUnshare = spawnSync(namespaces, ['-rn', 'true']).status === 0;

describe('the network while it speaks', () => {
  const out = path.join(folder, 'quiet.wav');
  const events = path.join(folder, 'quiet.json');
  const text = path.join(folder, 'quiet.txt');
  const command = ['electron/cli.ts', 'speak', '--lang', 'nb', '--out', out, '--events', events, text];

  it(`is not asked for and not needed ${canUnshare ? 'in an empty network namespace' : '(no namespaces here)'}`, () => {
    const ban = path.join(folder, 'ban.mjs');
    const log = path.join(folder, 'asked');
    writeFileSync(
      ban,
      `import { appendFileSync } from 'node:fs';
       import dgram from 'node:dgram';
       import dns from 'node:dns';
       import net from 'node:net';
       import { syncBuiltinESMExports } from 'node:module';
       const ask = (what) => () => { appendFileSync(${JSON.stringify(log)}, what + '\\n'); throw new Error(what); };
       net.Socket.prototype.connect = ask('connect');
       net.Server.prototype.listen = ask('listen');
       dgram.createSocket = ask('datagram');
       dns.lookup = ask('name');
       globalThis.fetch = ask('fetch');
       appendFileSync(${JSON.stringify(log)}, 'loaded\\n');
       syncBuiltinESMExports();`,
    );
    writeFileSync(text, paragraph);
    const env = { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(ban).href}` };
    const [program = '', ...values] = [
      ...(canUnshare ? [namespaces, '-rn'] : []),
      process.execPath,
      ...command,
    ];
    execFileSync(program, values, { stdio: 'pipe', env });
    expect(readFiles(out, events).events.length).toBeGreaterThan(20);
    // Both processes took the ban, and neither came up against it.
    expect(readFileSync(log, 'utf8')).toBe('loaded\n'.repeat(2));
  });
});
