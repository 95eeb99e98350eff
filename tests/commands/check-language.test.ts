import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { no, yes } from '#domain/result.ts';
import { createCheckLanguage, runCheckLanguage } from '#doors/commands/check-language.ts';
import { findCommand } from '#doors/commands/command-list.ts';
import type { Spelling } from '#host/spelling/spelling.ts';
import { call } from './called.ts';
import { useTextFiles } from './text-files.ts';

const write = useTextFiles();
const text = 'I dag ble boka lest. Møtet er kl. 8.\n';
const rows = [
  {
    rule: 'passive',
    start: 15,
    end: 19,
    match: 'ble … lest',
    level: 'advice',
    hint: 'Hvem gjør det? Skriv navnet eller tjenesten.',
  },
  {
    rule: 'abbr',
    start: 30,
    end: 33,
    match: 'kl.',
    level: 'fix',
    hint: 'Skriv hele ordet: klokken.',
    replacement: 'klokken',
  },
];

interface Speller {
  readonly spelling: Spelling;
  readonly asked: string[];
}

function makeSpelling(isThere: boolean): Speller {
  const asked: string[] = [];
  return {
    asked,
    spelling: {
      check: async ({ words, accepted }) => {
        asked.push(`check ${words.join(' ')} but ${accepted?.join(' ')}`);
        return isThere ? yes(words.filter((word) => word === 'bøkr')) : no({ kind: 'spelling-failed' });
      },
      suggest: async (word) => yes([`${word}!`]),
      stop: async () => void asked.push('stop'),
    },
  };
}

function check({ spelling }: Speller, content: string): ReturnType<typeof createCheckLanguage> {
  const stdin = Object.assign(Readable.from([Buffer.from(content)]), { isTTY: false });
  return createCheckLanguage({ openSpelling: () => spelling, stdin: () => stdin });
}

describe('stafettrom check-language', () => {
  it('is found under its name and gives what could be said more plainly, with the places', async () => {
    expect(await findCommand('check-language')).toBe(runCheckLanguage);
    const json = await call(runCheckLanguage, '--lang', 'nb', '--json', write(text));
    expect([json.code, json.stderr, JSON.parse(json.stdout)]).toEqual([0, '', rows]);
  });

  it('counts from behind a byte order mark and gives a line each without --json', async () => {
    const { code, stdout } = await call(runCheckLanguage, '--lang', 'nb', write(`\uFEFF${text}`));
    expect([code, stdout.split('\n')]).toEqual([
      0,
      [
        '15–19 advice passive «ble … lest»: Hvem gjør det? Skriv navnet eller tjenesten.',
        '30–33 fix abbr «kl.»: Skriv hele ordet: klokken.',
        '',
      ],
    ]);
  });

  it('reads what is piped in, and asks about names only when it knows who is in the plan', async () => {
    const piped = 'Her leser Amina og Per.';
    const without = await call(check(makeSpelling(true), piped), '--lang', 'nb', '--json');
    expect(without.stdout).toBe('[]\n');
    const named = await call(
      check(makeSpelling(true), piped),
      '--lang',
      'nb',
      '--names',
      'Amina Ali, Ola',
      '--json',
    );
    expect(JSON.parse(named.stdout)).toMatchObject([{ rule: 'unknown-name', match: 'Per', level: 'ask' }]);
  });

  it('looks words up when asked, with the names of the plan taken as right, and ends the worker', async () => {
    const speller = makeSpelling(true);
    const given = ['--lang', 'nn', '--spelling', '--names', 'Amina Ali', '--json'];
    const { code, stdout } = await call(check(speller, 'Skulen har bøkr.'), ...given);
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      [{ rule: 'spelling', start: 11, end: 15, match: 'bøkr', level: 'advice', replacement: 'bøkr!' }],
    ]);
    expect(speller.asked).toEqual(['check Skulen har bøkr but Amina Ali', 'stop']);
  });

  it('says that it cannot look words up without its dictionary', async () => {
    const speller = makeSpelling(false);
    const { code, stdout, stderr } = await call(check(speller, 'Hei du.'), '--lang', 'nb', '--spelling');
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('dictionary')]);
    expect(speller.asked).toContain('stop');
  });

  it('says that there is nothing in an empty text, which is no mistake', async () => {
    const { code, stdout, stderr } = await call(runCheckLanguage, '--lang', 'nb', '--json', write(' \n'));
    expect([code, stdout]).toEqual([0, '[]\n']);
    expect(stderr).toContain('there is nothing to read in it');
  });

  it.each([
    ['no language', ['file.txt'], '--lang nb'],
    ['a language that the room does not speak', ['--lang', 'sv', 'file.txt'], '--lang nb'],
    ['two files', ['--lang', 'nb', 'one.txt', 'two.txt'], 'one text file'],
    ['an option that it does not know', ['--lang', 'nb', '--jsn'], '--jsn'],
  ])('refuses a call with %s and shows how to call it', async (_name, values, complaint) => {
    const { code, stdout, stderr } = await call(runCheckLanguage, ...values);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(complaint);
    expect(stderr).toContain('stafettrom check-language --lang nb|nn');
  });

  it('refuses a file that is not there', async () => {
    const { code, stderr } = await call(runCheckLanguage, '--lang', 'nb', `${write('x')}.gone`);
    expect([code, stderr.endsWith('cannot be read\n')]).toEqual([1, true]);
  });
});
