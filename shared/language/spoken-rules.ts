import { findAbbreviation, spokenAbbreviation } from './abbreviations.ts';
import { letterName, spokenAcronym } from './acronyms.ts';
import { monthNames } from './dates.ts';
import type { Language } from './language.ts';
import { cardinal, ordinal, pair, year } from './numbers.ts';
import { matchAt, type Place, type Said } from './spoken-place.ts';
import { sayQuantity } from './spoken-quantities.ts';

type Rule = (place: Place) => Said | undefined;

/** In this order: the first rule that knows what stands here has it. */
const rules: readonly Rule[] = [
  sayAddress,
  sayPhone,
  sayClock,
  sayIsoDay,
  sayNumericDay,
  sayOrdinal,
  sayQuantity,
  sayParagraph,
  sayMonth,
  saySchoolClass,
  sayInitial,
  sayAbbreviation,
  sayCapitals,
];

export function applyRules(place: Place): Said | undefined {
  for (const rule of rules) {
    const said = rule(place);
    if (said !== undefined) return said;
  }
  return undefined;
}

function sayAddress(place: Place): Said | undefined {
  const found = matchAt(
    /(?:https?:\/\/)?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:no|com|org|net)(?![\p{L}\d]))/uy,
    place,
  );
  if (found === null) return undefined;
  const address = found[0].replace(/^https?:\/\//, '');
  const spoken = address
    .replaceAll('@', ' krøllalfa ')
    .replaceAll('.', ' punkt ')
    .replaceAll(/[-_+]/g, ' strek ');
  return { length: found[0].length, spoken };
}

/** Phone numbers in pairs, however they are grouped. */
function sayPhone(place: Place): Said | undefined {
  const found =
    matchAt(
      /(?:(tlf\.?|tel\.|mob\.)\s?)?(?:\+47\s?)?(\d\d(?:\s\d\d){3}|\d{3}\s\d\d\s\d{3})(?!\d)/iuy,
      place,
    ) ?? matchAt(/(tlf\.?|tel\.|mob\.|telefon|mobil)\s(?:\+47\s?)?(\d{8})(?!\d)/iuy, place);
  if (found === null) return undefined;
  const digits = (found[2] ?? '').replaceAll(/\s/g, '');
  const pairs = [0, 2, 4, 6].map((at) => pair(digits.slice(at, at + 2), place.language));
  const name = found[1] === undefined ? '' : `${/^m/iu.test(found[1]) ? 'mobil' : 'telefon'} `;
  return { length: found[0].length, spoken: name + pairs.join(' ') };
}

/** «kl. 10.30» as «klokka ti tretti»; without «kl.» only what can be nothing but a time. */
function sayClock(place: Place): Said | undefined {
  const named = matchAt(/(kl\.?|klokken|klokka)\s?(\d{1,2})(?:[.:]?(\d\d))?(?!\d)/iuy, place);
  if (named !== null) {
    const name = /^kl\.?$/iu.test(named[1] ?? '') ? 'klokka' : (named[1] ?? '');
    return time(named, `${name} `, place.language);
  }
  const bare = matchAt(/()(\d{1,2})[.:](\d\d)(?![\d.]\d)/uy, place);
  if (bare === null) return undefined;
  const colon = bare[0].includes(':');
  return colon || isTimeHere(place, bare[0].length) ? time(bare, '', place.language) : undefined;
}

function time(found: RegExpExecArray, name: string, language: Language): Said | undefined {
  const hour = Number(found[2]);
  const minute = found[3] ?? '00';
  if (hour > 24 || Number(minute) > 59) return undefined;
  const minutes = minute === '00' ? '' : ` ${pair(minute, language)}`;
  return { length: found[0].length, spoken: `${name}${cardinal(hour, language)}${minutes}` };
}

/** After «kl. 9 og», or on either side of a dash between two times. */
function isTimeHere(place: Place, length: number): boolean {
  const before = place.text.slice(0, place.at);
  const after = place.text.slice(place.at + length);
  return (
    /(?:kl\.?|klokken|klokka)\s?[\d.:]+(?:\s(?:og|til|eller)\s|\s?[–-]\s?)$/iu.test(before) ||
    /^\s?[–-]\s?\d{1,2}\.\d\d(?![\d.])/u.test(after) ||
    /\d{1,2}\.\d\d\s?[–-]\s?$/u.test(before)
  );
}

function sayIsoDay(place: Place): Said | undefined {
  const found = matchAt(/((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/uy, place);
  return found === null ? undefined : sayDay(found[0], [found[3], found[2], found[1]], place.language);
}

/** «31.07.2026», «31.7.26», «31.07.». */
function sayNumericDay(place: Place): Said | undefined {
  const found =
    matchAt(/(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/uy, place) ??
    matchAt(/(\d{1,2})\.(\d{1,2})\.(\d\d)(?!\d)/uy, place) ??
    matchAt(/(\d{1,2})\.(\d{1,2})\.(?!\d)/uy, place);
  return found === null ? undefined : sayDay(found[0], [found[1], found[2], found[3]], place.language);
}

function sayDay(
  written: string,
  [day, month, years]: readonly (string | undefined)[],
  language: Language,
): Said | undefined {
  const name = monthNames[Number(month) - 1];
  if (name === undefined || Number(day) < 1 || Number(day) > 31) return undefined;
  const full = years?.length === 2 ? `20${years}` : years;
  const spoken = `${ordinal(Number(day), language)} ${name}`;
  return {
    length: written.length,
    spoken: full === undefined ? spoken : `${spoken} ${year(Number(full), language)}`,
  };
}

/** «3. klasse», «3.–5. trinn», «3. og 4. klasse», «17. mai»: a dot with a small letter after it. */
function sayOrdinal(place: Place): Said | undefined {
  const found = matchAt(/(\d{1,3})\.(?=\s\p{Ll}|\s?[–-]\s?\d{1,3}\.\s\p{Ll}|,\s\d{1,3}\.)/uy, place);
  return found === null
    ? undefined
    : { length: found[0].length, spoken: ordinal(Number(found[1]), place.language) };
}

function sayParagraph(place: Place): Said | undefined {
  const found = matchAt(/§{1,2}/uy, place);
  if (found === null) return undefined;
  const many = place.language === 'nn' ? 'paragrafane' : 'paragrafene';
  return { length: found[0].length, spoken: found[0] === '§' ? 'paragraf' : many };
}

/** «1. jan.»: only after a day, because «des.» and «mar» are also something else. */
function sayMonth(place: Place): Said | undefined {
  const found = matchAt(/(jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|des)t?\.?(?![\p{L}\d])/iuy, place);
  if (found === null || !/\d\.\s?$/.test(place.text.slice(0, place.at))) return undefined;
  const name = monthNames.find((month) => month.startsWith((found[1] ?? '').toLowerCase()));
  return name === undefined ? undefined : { length: found[0].length, spoken: name };
}

/** «5. kl.»: after a rank it is the class, not the clock. */
function saySchoolClass(place: Place): Said | undefined {
  const found = matchAt(/kl\.?(?![\p{L}\d])(?!\s?\d)/uy, place);
  if (found === null || !/\d\.\s?$/.test(place.text.slice(0, place.at))) return undefined;
  return { length: found[0].length, spoken: 'klasse' };
}

/** «A. B. Dahl»: with their dots the engine would stop twice in the middle of a name. */
function sayInitial(place: Place): Said | undefined {
  const found = matchAt(/(\p{Lu})\.(?=\s?\p{Lu})/uy, place);
  if (found === null || !/(?:^|[\s.(«-])$/u.test(place.text.slice(0, place.at))) return undefined;
  return { length: found[0].length, spoken: `${letterName(found[1] ?? '')} ` };
}

function sayAbbreviation(place: Place): Said | undefined {
  const found = matchAt(/(?:\p{L}{1,4}\.\s?){0,2}\p{L}{1,5}\.?(?![\p{L}\d])/uy, place);
  if (found === null) return undefined;
  for (const written of shorterAndShorter(found[0])) {
    const known = findAbbreviation(written);
    if (known === undefined || known.number === 'before') continue;
    const after = place.text.slice(place.at + written.length);
    if (known.number === 'after' && !/^\s?\d/u.test(after)) continue;
    const spoken = spokenAbbreviation(known, place.language);
    return { length: written.length, spoken: /^\p{Lu}/u.test(written) ? capitalise(spoken) : spoken };
  }
  return undefined;
}

/** «f. eks.» before «f.»: the longest first. */
function shorterAndShorter(written: string): string[] {
  const forms = [written];
  const pieces = written.match(/\p{L}+\.?\s?/gu) ?? [];
  for (let count = pieces.length - 1; count > 0; count -= 1)
    forms.push(pieces.slice(0, count).join('').trimEnd());
  return forms;
}

export function capitalise(text: string): string {
  return text.replace(/^\P{L}*\p{L}/u, (head) => head.toUpperCase());
}

/** A sentence that is all capitals is shouted, not spelled. */
function sayCapitals(place: Place): Said | undefined {
  const found = matchAt(/[A-ZÆØÅ]{2,5}(?:-\p{L}+|s)?(?![\p{L}\d])/uy, place);
  if (found === null || !/\p{Ll}/u.test(place.text)) return undefined;
  const spoken = spokenAcronym(found[0]);
  return spoken === undefined ? undefined : { length: found[0].length, spoken };
}
