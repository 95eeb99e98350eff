import { cardinal } from './numbers.ts';
import { matchAt, type Place, type Said } from './spoken-place.ts';

const path = String.raw`(?:\/[\p{L}\d\-_./?=&%#~+]*[\p{L}\d/])?`;
const label = String.raw`[\p{L}\d-]{1,63}`;
const host = String.raw`${label}(?:\.${label}){0,6}`;
const top = String.raw`\.(?:no|com|org|net|info|eu|se|dk)(?![\p{L}\d])`;
const mail = new RegExp(String.raw`[\p{L}\d_.+-]{1,64}@${label}(?:\.${label}){1,6}`, 'uy');
const web = new RegExp(String.raw`(?:https?:\/\/(?:www\.)?${host}|www\.${host}|${host}${top})${path}`, 'uy');

const signs: Readonly<Record<string, string>> = {
  '@': 'krøllalfa',
  '.': 'punktum',
  '/': 'skråstrek',
  '-': 'strek',
  _: 'understrek',
  '+': 'pluss',
};

/** Sign by sign, as one says it to somebody who writes it down; «https://www.» is left out. */
export function sayAddress(place: Place): Said | undefined {
  const found = matchAt(mail, place) ?? matchAt(web, place);
  if (found === null) return undefined;
  const bare = found[0].replace(/^https?:\/\//, '').replace(/^www\./, '');
  const spoken = bare
    .replace(/\/$/, '')
    .replaceAll(/[@./\-_+]/g, (sign) => ` ${signs[sign] ?? ''} `)
    .replaceAll(/\d+/g, (digits) => ` ${cardinal(Number(digits), place.language)} `)
    .replaceAll(/[^\p{L}\s]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return { length: found[0].length, spoken };
}
