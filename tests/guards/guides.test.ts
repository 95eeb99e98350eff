import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { abbreviations } from '#language/abbreviations.ts';

const root = path.resolve(import.meta.dirname, '../..');

function read(name: string): string {
  return readFileSync(path.join(root, name), 'utf8');
}

describe('the guides', () => {
  const names = ['relay-holder', 'minute-taker', 'interpreter'];
  const guides = ['nb', 'nn'].flatMap((language) => names.map((name) => ({ language, name })));

  function guide(language: string, name: string): string {
    return read(`docs/guide/${language}/${name}.md`);
  }

  it.each(names)('say the same in both languages, part by part: %s', (name) => {
    const shape = (text: string): string[] =>
      text
        .split('\n')
        .map((line) => /^(?:#+|\d+\.|-|>)(?= )/u.exec(line)?.[0] ?? '')
        .filter((mark) => mark !== '');
    expect(shape(guide('nn', name))).toEqual(shape(guide('nb', name)));
  });

  it.each(guides)('call what stands on a page as the page does: $language $name', ({ language, name }) => {
    const texts = globSync(`resources/locales/${language}/*.json`, { cwd: root }).flatMap((file) =>
      wordsOf(JSON.parse(read(file))),
    );
    const labels = texts.map((text) => text.split('{{')[0]?.trim().toLowerCase());
    const bold = [...guide(language, name).matchAll(/\*\*([^*]+)\*\*/gu)].map((found) =>
      (found[1] ?? '').replaceAll('\n', ' '),
    );
    const called = bold.filter((text) => !/[.:]$/u.test(text));
    expect(called.filter((text) => !labels.includes(text.toLowerCase()))).toEqual([]);
  });

  it.each(guides)(
    'are short sentences without abbreviations (L3, L5): $language $name',
    ({ language, name }) => {
      const words =
        guide(language, name)
          .toLowerCase()
          .match(/[a-zæøå]+(?:\.[a-zæøå]+)+\.?/gu) ?? [];
      expect(words.filter((word) => Object.hasOwn(abbreviations, word.replace(/\.$/u, '')))).toEqual([]);
      const sentences = guide(language, name)
        .replaceAll(/[*#>|]/gu, '')
        .split(/[.?!:]\s|\n\s*\n|\n\s*(?:-|\d+\.)\s/u);
      expect(sentences.filter((sentence) => sentence.trim().split(/\s+/u).length > 28)).toEqual([]);
    },
  );
});

/** Every text of a locale file, whatever its depth. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((one) => wordsOf(one))
    : [];
}
