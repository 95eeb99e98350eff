import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runSentences } from '#doors/commands/sentences.ts';
import { createTextCommand } from '#doors/commands/text-command.ts';
import { splitSentences } from '#language/sentences.ts';
import { call } from './called.ts';
import { useTextFiles } from './text-files.ts';

const write = useTextFiles();
const text = 'Møtet er kl. 8.15. 🙂\nTa med f.eks. ei bok.\n';
const rows = [
  { start: 0, end: 21, text: 'Møtet er kl. 8.15. 🙂' },
  { start: 22, end: 43, text: 'Ta med f.eks. ei bok.' },
];

function piped(content: string | Uint8Array | undefined): ReturnType<typeof createTextCommand> {
  const stream = Readable.from(content === undefined ? [] : [Buffer.from(content)]);
  const stdin = Object.assign(stream, { isTTY: content === undefined });
  return createTextCommand({ help: 'HELP', read: splitSentences, lineOf: (row) => row.text }, () => stdin);
}

describe('stafettrom sentences', () => {
  it('gives the sentences of a file with their places, or one on a line', async () => {
    const file = write(text);
    const json = await call(runSentences, '--lang', 'nn', '--json', file);
    expect([json.code, json.stderr, JSON.parse(json.stdout)]).toEqual([0, '', rows]);
    const lines = await call(runSentences, file, '--lang', 'nn');
    expect(lines).toEqual({ code: 0, stdout: `${rows.map((row) => row.text).join('\n')}\n`, stderr: '' });
  });

  it('reads what is piped in when no file is named', async () => {
    const { code, stdout } = await call(piped(text), '--lang', 'nb', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, rows]);
  });

  it('does not wait at a keyboard', async () => {
    const { code, stdout, stderr } = await call(piped(undefined), '--lang', 'nb');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('pipe a text in');
  });

  it('counts from behind a byte order mark', async () => {
    const { stdout } = await call(runSentences, '--lang', 'nb', '--json', write(`\uFEFF${text}`));
    expect(JSON.parse(stdout)).toEqual(rows);
  });

  it.each([
    ['an empty text', ''],
    ['white space alone', ' \n\n\t '],
  ])('says that there is nothing in %s, which is no mistake', async (_name, content) => {
    const { code, stdout, stderr } = await call(runSentences, '--lang', 'nb', '--json', write(content));
    expect([code, stdout]).toEqual([0, '[]\n']);
    expect(stderr).toContain('there is nothing to read in it');
  });

  it('refuses bytes that are no UTF-8, from a file and from a pipe, and shows none of them', async () => {
    const bytes = Buffer.from([0x48, 0x65, 0x69, 0xe6, 0x2e]);
    for (const one of [
      await call(runSentences, '--lang', 'nb', write(bytes)),
      await call(piped(bytes), '--lang', 'nb'),
    ]) {
      expect([one.code, one.stdout]).toEqual([1, '']);
      expect(one.stderr).toMatch(/: is not UTF-8\n$/u);
    }
  });

  it('refuses a missing file, a folder, and a text without an end', async () => {
    const file = write('x'.repeat(2_000_001));
    const missing = await call(runSentences, '--lang', 'nb', `${file}.gone`);
    const folder = await call(runSentences, '--lang', 'nb', import.meta.dirname);
    const long = await call(runSentences, '--lang', 'nb', file);
    expect([missing.code, folder.code, long.code]).toEqual([1, 1, 1]);
    expect([missing.stderr, folder.stderr]).toEqual([
      `${file}.gone: cannot be read\n`,
      `${import.meta.dirname}: cannot be read\n`,
    ]);
    expect(long.stderr).toContain('is longer than');
  });

  it.each([
    ['no language', ['file.txt'], '--lang nb'],
    ['a language that the room does not speak', ['--lang', 'sv', 'file.txt'], '--lang nb'],
    ['two files', ['--lang', 'nb', 'one.txt', 'two.txt'], 'one text file'],
    ['an option that it does not know', ['--lang', 'nb', '--jsn'], '--jsn'],
  ])('refuses a call with %s and shows how to call it', async (_name, values, complaint) => {
    const { code, stdout, stderr } = await call(runSentences, ...values);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(complaint);
    expect(stderr).toContain('stafettrom sentences --lang nb|nn');
  });

  it('lets no control character of the text steer the terminal', async () => {
    const { stdout } = await call(runSentences, '--lang', 'nb', write('Hei \u001B[31mdu\u0007.'));
    expect(stdout).toBe('Hei  [31mdu .\n');
  });
});
