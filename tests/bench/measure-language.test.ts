import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { measureCorpora, measureLanguage } from '../../bench/measure-language.ts';
import { measurePassiveCorpora } from '../../bench/measure-passive.ts';
import { measurementSchema, skippedSchema } from '../../bench/measurement.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bench-language-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function writeCorpus(language: string, ...texts: readonly (readonly string[])[]): void {
  const lines = texts.map((sentences) => {
    let at = -1;
    const ends = sentences.map((sentence) => (at += sentence.length + 1));
    return JSON.stringify({ text: sentences.join(' '), ends });
  });
  writeFileSync(path.join(folder, `sentences-${language}.dev.jsonl`), `${lines.join('\n')}\n`);
}

describe('bench language', () => {
  it('counts ends beside Intl.Segmenter alone, and skips the language without its text', async () => {
    writeCorpus('nb', ['Vi møtes kl. 8.', 'Dr. Lie kommer.'], ['Skogen sa: Hvem? Meg?']);
    const [nb, nn] = await measureCorpora(folder, 2);
    const found = measurementSchema.parse(nb);
    expect([found.name, found.rounds]).toEqual(['language-nb', 4]);
    expect(found.ours.splitting).toEqual({ precision: 0.75, recall: 1, f1: 0.85714 });
    expect(found.peer.splitting).toEqual({ precision: 0.5, recall: 1, f1: 0.66667 });
    expect(found.reached).toBe(false);
    expect(skippedSchema.parse(nn)).toEqual({
      name: 'language-nn',
      skipped: `${path.join(folder, 'sentences-nn.dev.jsonl')} is not there`,
    });
  });

  it('has a whole figure where every end is found', async () => {
    writeCorpus('nn', ['Vi møtest kl. 8.', 'Ta med t.d. ei bok.']);
    const [, nn] = await measureCorpora(folder, 1);
    expect(measurementSchema.parse(nn)).toMatchObject({
      ours: { splitting: { precision: 1, recall: 1, f1: 1 } },
    });
  });

  it('is skipped with the reason when no folder is named, or its files are empty', async () => {
    vi.stubEnv('STAFETTROM_CORPORA', '');
    const unnamed = await measureLanguage({ rounds: 1 });
    expect(unnamed.map((one) => skippedSchema.parse(one).skipped)).toEqual([
      'STAFETTROM_CORPORA names no folder with sentences-nb.dev.jsonl',
      'STAFETTROM_CORPORA names no folder with sentences-nn.dev.jsonl',
    ]);
    for (const language of ['nb', 'nn'])
      writeFileSync(path.join(folder, `sentences-${language}.dev.jsonl`), '');
    vi.stubEnv('STAFETTROM_CORPORA', folder);
    const empty = await measureLanguage({ rounds: 1 });
    expect(empty.map((one) => skippedSchema.parse(one).skipped)).toEqual([
      expect.stringContaining('is empty'),
      expect.stringContaining('is empty'),
    ]);
  });
});

describe('bench language, passives', () => {
  function writePassives(language: string, ...lines: readonly (readonly [string, ...string[]])[]): void {
    const rows = lines.map(([text, ...verbs]) => {
      const passive = verbs.map((verb) => ({
        start: text.indexOf(verb),
        end: text.indexOf(verb) + verb.length,
      }));
      return JSON.stringify({ text, passive });
    });
    writeFileSync(path.join(folder, `passive-${language}.dev.jsonl`), `${rows.join('\n')}\n`);
  }

  it('counts verbs where people marked them, beside the word lists alone', async () => {
    writePassives(
      'nb',
      ['Boka ble ikke lest.', 'lest'],
      ['Vi trives.'],
      ['Det finnes boller på Høyres møte.', 'boller'],
    );
    const [nb, nn] = await measurePassiveCorpora(folder, 1);
    const found = measurementSchema.parse(nb);
    expect([found.name, found.reached]).toEqual(['passive-nb', false]);
    expect(found.ours.splitting).toEqual({ precision: 1, recall: 0.5, f1: 0.66667 });
    expect(found.peer.splitting?.recall).toBe(0);
    expect(skippedSchema.parse(nn).skipped).toContain('passive-nn.dev.jsonl is not there');
  });

  it('counts a verb in -ast behind a modal neither way', async () => {
    writePassives(
      'nn',
      ['Boka skal lesast.'],
      ['Boka vart lesen.', 'lesen'],
      ['Ho kan kallast flink.', 'kallast'],
    );
    const [, nn] = await measurePassiveCorpora(folder, 1);
    expect(measurementSchema.parse(nn)).toMatchObject({
      reached: true,
      ours: { splitting: { precision: 1, recall: 1, f1: 1 } },
    });
  });
});
