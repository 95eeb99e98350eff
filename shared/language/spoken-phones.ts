import { cardinal, digitByDigit, pair } from './numbers.ts';
import { matchAt, type Place, type Said, textBefore } from './spoken-place.ts';

const grouped =
  /(?:(tlf\.?|tel\.|mob\.)\s?)?(\+\d\d\s?)?(\d\d(?:\s\d\d){3}|\d{3}\s\d\d\s\d{3})(?![\p{L}\d])/iuy;
const joined = /(tlf\.?|tel\.|mob\.|telefon|mobil)\s(\+\d\d\s?)?(\d{8})(?![\p{L}\d])/iuy;
/** Nobody counts in eight figures without a space. */
const bare = /()(\+\d\d\s?)?(\d{8})(?![\p{L}\d])(?!,\d|\s?kr)/iuy;

/** Phone numbers in pairs, however they are grouped. */
export function sayPhone(place: Place): Said | undefined {
  const found = matchAt(grouped, place) ?? matchAt(joined, place) ?? matchAt(bare, place);
  if (found === null) return sayShortNumber(place);
  const { language } = place;
  const digits = (found[3] ?? '').replaceAll(/\s/g, '');
  const pairs = [0, 2, 4, 6].map((at) => pair(digits.slice(at, at + 2), language));
  const country = (found[2] ?? '').replaceAll(/\D/g, '');
  const code = country === '' ? [] : [`pluss ${cardinal(Number(country), language)}`];
  const spoken = [...phoneName(found[1]), ...code, ...pairs].join(' ');
  return { length: found[0].length, spoken };
}

function phoneName(written: string | undefined): string[] {
  if (written === undefined || written === '') return [];
  return [/^m/iu.test(written) ? 'mobil' : 'telefon'];
}

const shortNumber = /(?:1\d\d(?:\s\d{3})?|0\d{4})(?![\p{L}\d])(?!,\d)(?!\s?(?:kr|%))/uy;
const called =
  /(?:ring(?:er|je|jer)?|telefon|tlf\.?|telefonnummer|nødnummer|naudnummer)\s(?:\d[\d ]*\s(?:eller|og)\s)*$/iu;

/** «Ring 113», «116 111»: help is called figure by figure. */
function sayShortNumber(place: Place): Said | undefined {
  const found = matchAt(shortNumber, place);
  if (found === null || !called.test(textBefore(place))) return undefined;
  return { length: found[0].length, spoken: digitByDigit(found[0].replaceAll(/\s/g, ''), place.language) };
}
