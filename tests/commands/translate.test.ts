import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { findCommand } from '#doors/commands/command-list.ts';
import { createTranslate, runTranslate } from '#doors/commands/translate.ts';
import { createTranslator, noTranslator } from '#host/translation/create-translator.ts';
import type { Translator } from '#host/translation/translator.ts';
import { createFakeEngine } from '../fakes/fake-translation-engine.ts';
import { bokmaalSentences, countNames, translationNames } from '../fixtures/translation-sentences.ts';
import { needApertium } from '../support/apertium.ts';
import { type Called, call } from './called.ts';

const text = '# Plan\n\nAmina leser på skolen.  Hun bruker en dagtavle.\n\n- Vi leser hver dag.\n';
const outputSchema = z.array(
  z.strictObject({
    start: z.number(),
    end: z.number(),
    text: z.string(),
    translated: z.string(),
    unsure: z.boolean(),
  }),
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'translate-command-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function translate(
  values: readonly string[],
  translator: Translator = createTranslator({ engine: createFakeEngine() }),
): Promise<Called> {
  return call(createTranslate({ openTranslator: () => translator, readInput: async () => text }), ...values);
}

function write(content: string): string {
  const file = path.join(folder, 'plan.txt');
  writeFileSync(file, content);
  return file;
}

describe('stafettrom translate', () => {
  it('writes the text in the other form with its lines and paragraphs as they were', async () => {
    const done = await translate(['--from', 'nb', '--to', 'nn', '--names', 'Amina']);
    expect(done).toEqual({
      code: 0,
      stderr: '',
      stdout: text.replaceAll('leser', 'les').replaceAll('skolen', 'skulen'),
    });
  });

  it('gives each sentence and its place as JSON, and says when it is unsure', async () => {
    const { stdout, code } = await translate(['--from', 'nb', '--to', 'nn', '--json', write(text)]);
    expect(code).toBe(0);
    const sentences = outputSchema.parse(JSON.parse(stdout));
    for (const { start, end, text: original } of sentences) expect(text.slice(start, end)).toBe(original);
    expect(sentences.filter(({ unsure }) => unsure).map(({ translated }) => translated)).toEqual([
      'Hun bruker en dagtavle.',
    ]);
    expect(sentences.length).toBeGreaterThan(3);
  });

  it('says in one sentence what to install where there is no machine', async () => {
    const { code, stdout, stderr } = await translate(['--from', 'nb', '--to', 'nn'], noTranslator);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe('Apertium is not on this machine: install it with apt install apertium-nno-nob.\n');
  });

  it.each([
    [[]],
    [['--from', 'nb']],
    [['--from', 'nb', '--to', 'en']],
    [['--what']],
    [['--from', 'nb', '--to', 'nn', 'a', 'b']],
  ])('shows how it is called after %j', async (values) => {
    const { code, stderr, stdout } = await translate(values);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('stafettrom translate --from');
  });

  it('names a file that cannot be read, and tells of itself', async () => {
    const missing = path.join(folder, 'nothing.txt');
    expect(await translate(['--from', 'nb', '--to', 'nn', missing])).toEqual({
      code: 1,
      stdout: '',
      stderr: `${missing}: cannot be read\n`,
    });
    expect((await translate(['--help'])).stdout).toContain('--names');
    expect(await findCommand('translate')).toBe(runTranslate);
  });

  it('changes no name with the real machine', { timeout: 90_000 }, async (context) => {
    needApertium(context);
    const sentences = bokmaalSentences.slice(0, 10);
    const file = write(sentences.join('\n\n'));
    const { stdout, code } = await call(
      runTranslate,
      '--from',
      'nb',
      '--to',
      'nn',
      '--names',
      translationNames.join(),
      file,
    );
    expect(code).toBe(0);
    const paragraphs = stdout.split('\n\n');
    expect(paragraphs.map(countNames)).toEqual(sentences.map(countNames));
    expect(paragraphs[0]).toBe('Amina trivst på skulen og har nokon å leike med i friminutta.');
  });
});
