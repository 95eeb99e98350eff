import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { measureCorpora, measureLanguage } from '../../bench/measure-language.ts';
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

  it('reaches its goal where every end is found', async () => {
    writeCorpus('nn', ['Vi møtest kl. 8.', 'Ta med t.d. ei bok.']);
    const [, nn] = await measureCorpora(folder, 1);
    expect(measurementSchema.parse(nn)).toMatchObject({
      reached: true,
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
