import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProfileText } from '#domain/profile-file.ts';
import { profileSchema } from '#domain/profile.ts';

const root = join(import.meta.dirname, '../../..');
const text = readFileSync(join(root, 'docs/to-confirm.md'), 'utf8');
const parts = new Map(
  text
    .split(/^### /mu)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf(':')), part]),
);

/** Every rule that the domain marks as to be confirmed, by hand, with what is open in it. */
const open: Readonly<Record<string, string>> = {
  R5: 'a youth who wants to keep something from a parent',
  R13: 'the 18th birthday and its warning',
  R14: 'the right to information of a parent without parental responsibility',
  C5: 'withdrawing everything against the duty to archive',
  C6b: 'disagreement between youth and guardians',
  C6c: 'every custody situation but one',
  L3: 'notice duties',
  S3: 'exempt from public access: wording and basis',
  '§12': 'the language of a routine that mixes both',
};
const lines = ['- Question: ', '- Spørsmål: ', '- Cautious choice: '];

describe('the list for the municipality to confirm', () => {
  it.each(Object.entries(open))('has %s: %s', (rule) => {
    expect([...parts.keys()]).toContain(rule);
  });

  it.each([...parts])(
    'asks about %s in two languages, says what we chose and where it is held',
    (_rule, part) => {
      for (const line of lines) expect(part).toContain(`\n${line}`);
      expect(part).toMatch(/\n- (?:Profile|Code): /u);
      expect(part.match(/^- Spørsmål: [\s\S]*?\?$/mu)).not.toBeNull();
    },
  );

  it('names only profile values and files that exist', () => {
    const settings = [...text.matchAll(/Profile: ([^\n]*?)\.(?: |\n)/gu)]
      .flatMap(([, names]) => names?.match(/`\w+`/gu) ?? [])
      .map((name) => name.replaceAll('`', ''));
    expect(settings.length).toBeGreaterThan(8);
    expect(settings.filter((name) => !Object.hasOwn(profileSchema.shape, name))).toEqual([]);
    const files = [...text.matchAll(/`([\w/-]+\.(?:ts|json))`/gu)].map(([, file]) => file ?? '');
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('has every value that some profile marks as to be confirmed', () => {
    const marked = globSync('resources/profiles/*.json', { cwd: root }).flatMap((file) => {
      const read = readProfileText(readFileSync(join(root, file), 'utf8'), file);
      if (!read.ok) throw new Error(file);
      return Object.entries(read.value.values).flatMap(([name, entry]) =>
        'confirm' in entry && entry.confirm ? [name] : [],
      );
    });
    expect(marked.length).toBeGreaterThan(30);
    expect([...new Set(marked)].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it('is dated', () => {
    expect(text).toContain('Dated 2026-11-22.');
  });
});
