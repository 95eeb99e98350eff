import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { runReadText } from '#doors/commands/read-text.ts';
import { call } from './called.ts';
import { useTextFiles } from './text-files.ts';

const write = useTextFiles();
const text = 'Vi møtest kl. 8.15. PPT kjem òg.\n';
const rows = [
  {
    start: 0,
    end: 19,
    text: 'Vi møtest kl. 8.15.',
    spoken: 'Vi møtest klokka åtte femten.',
    changes: [{ start: 10, end: 19, text: 'kl. 8.15.', spoken: 'klokka åtte femten' }],
  },
  {
    start: 20,
    end: 32,
    text: 'PPT kjem òg.',
    spoken: 'Pe pe te kjem òg.',
    changes: [{ start: 20, end: 23, text: 'PPT', spoken: 'Pe pe te' }],
  },
];

describe('stafettrom read-text', () => {
  it('gives what is said of a file, and every piece that is said differently', async () => {
    const file = write(text);
    const json = await call(runReadText, '--lang', 'nn', '--json', file);
    expect([json.code, json.stderr, JSON.parse(json.stdout)]).toEqual([0, '', rows]);
    const lines = await call(runReadText, '--lang', 'nn', file);
    expect(lines.stdout).toBe('Vi møtest klokka åtte femten.\nPe pe te kjem òg.\n');
  });

  it('reads from a pipe at the command line', { timeout: 20_000 }, () => {
    const entry = path.resolve(import.meta.dirname, '../../electron/stafettrom.mjs');
    const values = [entry, 'read-text', '--lang', 'nn', '--json'];
    expect(JSON.parse(execFileSync(process.execPath, values, { input: text, encoding: 'utf8' }))).toEqual(
      rows,
    );
  });

  it('says nothing of a text that has no words', async () => {
    const { code, stdout, stderr } = await call(runReadText, '--lang', 'nb', '--json', write('🙂\n***\n'));
    expect([code, stdout]).toEqual([0, '[]\n']);
    expect(stderr).toContain('there is nothing to read in it');
  });

  it('refuses bytes that are no UTF-8 and a missing file', async () => {
    const file = write(Buffer.from([0xff, 0xfe, 0x48]));
    expect(await call(runReadText, '--lang', 'nb', file)).toEqual({
      code: 1,
      stdout: '',
      stderr: `${file}: is not UTF-8\n`,
    });
    expect((await call(runReadText, '--lang', 'nb', `${file}.gone`)).stderr).toContain('cannot be read');
  });

  it('explains itself, and refuses a call without a language', async () => {
    const help = await call(runReadText, '--help');
    expect([help.code, help.stderr]).toEqual([0, '']);
    expect(help.stdout).toContain('"changes"');
    const wrong = await call(runReadText, 'text.txt');
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('stafettrom read-text --lang nb|nn');
  });
});
