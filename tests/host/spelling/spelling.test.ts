import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPlaces } from '#doors/places.ts';
import { isSpelledRight, suggestFor } from '#host/spelling/judge-word.ts';
import { startSpelling } from '#host/spelling/spelling.ts';
import type { Spelling } from '#host/spelling/spelling.ts';

const { spellingWorker: entry, dictionaries } = findPlaces();
const log = { warn: (): void => undefined };

describe('a word', () => {
  const dictionary = new Set([
    'skole',
    'skolen',
    'vei',
    'veien',
    'gruppen',
    'uteleke',
    'barn',
    'dagens',
    'dag',
  ]);
  const knows = (word: string): boolean => dictionary.has(word);

  it('is right when its halves are, with an s or a hyphen between', () => {
    const right = [
      'skole',
      'skoles',
      'skoleveien',
      'skole-veien',
      'utelekegruppen',
      'dag-veien',
      'PP-gruppen',
    ];
    expect(right.filter((word) => !isSpelledRight(word, knows))).toEqual([]);
    const wrong = ['skoel', 'skolevein', 'skolbarn', 'veidag', 'skole-vein'];
    expect(wrong.filter((word) => isSpelledRight(word, knows))).toEqual([]);
  });

  it('is right with the capital letter that begins a sentence', () => {
    expect(['Skolen', 'Utelekegruppen', 'Skoel'].map((word) => isSpelledRight(word, knows))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('has what may have been meant, the likeliest slip first', () => {
    expect(suggestFor('skoeln', knows)).toEqual(['skolen']);
    expect(suggestFor('xyzzy', knows)).toEqual([]);
    expect(suggestFor('skoel', knows)).toEqual(['skole']);
    expect(suggestFor('Skolenn', knows)).toEqual(['Skolen']);
    expect(suggestFor('vein', knows)).toEqual(['veien', 'vei']);
  });
});

describe('the dictionaries', () => {
  let spelling: Spelling;
  beforeAll(() => {
    spelling = startSpelling({ entry, dictionaries, log });
  });
  afterAll(() => spelling.stop());

  it('know both written forms, and the words of a plan beside them, and are read beside the loop', async () => {
    const words = [
      'Skolefraværet',
      'noen',
      'stafettholderen',
      'skjermtid',
      'søvnvansker',
      'bøkr',
      'bøkr',
      'Aminas',
    ];
    const [before, began] = [performance.eventLoopUtilization(), performance.now()];
    const nb = await spelling.check({ words, language: 'nb', accepted: ['Amina'] });
    const { active } = performance.eventLoopUtilization(before);
    expect(active).toBeLessThan((performance.now() - began) / 2);
    expect(nb).toEqual({ ok: true, value: ['bøkr'] });
    const nn = await spelling.check({
      words: ['helsesjukepleiaren', 'stafetthaldar', 'kjærleg', 'lærerne'],
      language: 'nn',
    });
    expect(nn).toEqual({ ok: true, value: ['lærerne'] });
    const meant = await spelling.suggest('bøkr', 'nb');
    expect(meant.ok ? meant.value : []).toContain('bøker');
  });
});

describe('spelling that cannot be looked up', () => {
  it('says so, and begins anew when the dictionary is there', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'spelling-'));
    const warned: string[] = [];
    const spelling = startSpelling({
      entry,
      dictionaries: { nb: folder, nn: folder },
      log: { warn: (event) => void warned.push(event) },
    });
    const question = { words: ['hei'], language: 'nb' } as const;
    expect(await spelling.check(question)).toEqual({ ok: false, refusal: { kind: 'spelling-failed' } });
    expect(await spelling.check({ words: [], language: 'nb' })).toEqual({ ok: true, value: [] });
    await spelling.stop();
    expect(await spelling.check(question)).toEqual({ ok: false, refusal: { kind: 'spelling-failed' } });
    expect(warned).toEqual(['spelling-failed']);
    rmSync(folder, { recursive: true });
  });
});
