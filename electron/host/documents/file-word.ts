import { createHash } from 'node:crypto';

const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'oe', å: 'aa', đ: 'd', ŋ: 'n', ŧ: 't' };

/**
 * A service as part of a file's name: small letters, digits and hyphens, which every file system takes. A service that
 * is called by a person's name (a physiotherapist's practice) is told by a few digits of its hash instead (A6).
 */
export function fileWord(service: string, people: readonly string[]): string {
  const word = plain(service);
  const names = new Set(people.flatMap((name) => plain(name).split('-')).filter((one) => one.length > 1));
  const named = word.split('-').some((one) => names.has(one));
  if (!named && word !== '') return word.slice(0, 60).replace(/-$/u, '');
  return createHash('sha256').update(service.normalize('NFC')).digest('hex').slice(0, 8);
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[æøåđŋŧ]/gu, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}
