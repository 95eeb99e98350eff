import { monthNames } from './dates.ts';
import type { Language } from './language.ts';
import { cardinal, loneCardinal, ordinal, pair, year } from './numbers.ts';
import { matchAt, type Place, type Said, textAfter, textBefore } from './spoken-place.ts';

/** «kl. 10.30» as «klokka ti tretti»; without «kl.» only what can be nothing but a time. */
export function sayClock(place: Place): Said | undefined {
  const named = matchAt(/(kl\.?|klokken|klokka)\s?(\d{1,2})(?:[.:]?(\d\d))?(?!\d)/iuy, place);
  if (named !== null) {
    const name = /^kl\.?$/iu.test(named[1] ?? '') ? 'klokka' : (named[1] ?? '');
    return sayTime(named, `${name} `, place.language);
  }
  const bare = matchAt(/()(\d{1,2})[.:](\d\d)(?![\d.]\d)/uy, place);
  if (bare === null) return undefined;
  const colon = bare[0].includes(':');
  return colon || isTimeHere(place, bare[0].length) ? sayTime(bare, '', place.language) : undefined;
}

function sayTime(found: RegExpExecArray, name: string, language: Language): Said | undefined {
  const hour = Number(found[2]);
  const minute = found[3] ?? '00';
  if (hour > 24 || Number(minute) > 59) return undefined;
  const minutes = minute === '00' ? '' : ` ${pair(minute, language)}`;
  return { length: found[0].length, spoken: `${name}${cardinal(hour, language)}${minutes}` };
}

/** After «kl. 9 og», or on either side of a dash between two times. */
function isTimeHere(place: Place, length: number): boolean {
  const before = textBefore(place);
  return (
    /(?:kl\.?|klokken|klokka)\s?[\d.:]+(?:\s(?:og|til|eller)\s|\s?[–-]\s?)$/iu.test(before) ||
    /^\s?[–-]\s?\d{1,2}\.\d\d(?![\d.])/u.test(textAfter(place, length)) ||
    /\d{1,2}\.\d\d\s?[–-]\s?$/u.test(before)
  );
}

export function sayIsoDay(place: Place): Said | undefined {
  const found = matchAt(/((?:19|20)\d\d)-(\d\d)-(\d\d)(?!-?\d)/uy, place);
  return found === null ? undefined : sayDay(found[0], [found[3], found[2], found[1]], place.language);
}

/** «31.07.2026», «31.7.26», «31.07.». */
export function sayNumericDay(place: Place): Said | undefined {
  const found =
    matchAt(/(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/uy, place) ??
    matchAt(/(\d{1,2})\.(\d{1,2})\.(\d\d)(?!\d)/uy, place) ??
    matchAt(/(\d{1,2})\.(\d{1,2})\.(?!\d)/uy, place);
  return found === null ? undefined : sayDay(found[0], [found[1], found[2], found[3]], place.language);
}

/** «fra 1/9»: only where nothing but a day can stand. */
export function sayStrokeDay(place: Place): Said | undefined {
  const found = matchAt(/(\d{1,2})\/(\d{1,2})(?:[-/](\d\d(?:\d\d)?))?(?![\p{L}\d/])/uy, place);
  if (found === null || !/(?:den|fra|frå|til|innen|innan|før|etter|dag)\s$/iu.test(textBefore(place)))
    return undefined;
  return sayDay(found[0], [found[1], found[2], found[3]], place.language);
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

/** «1. jan.»: only after a day, because «des.» and «mar» are also something else. */
export function sayMonth(place: Place): Said | undefined {
  const found = matchAt(/(jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|des)t?\.?(?![\p{L}\d])/iuy, place);
  if (found === null || !/\d\.\s?$/.test(textBefore(place))) return undefined;
  const name = monthNames.find((month) => month.startsWith((found[1] ?? '').toLowerCase()));
  return name === undefined ? undefined : { length: found[0].length, spoken: name };
}

/** What has numbers with points inside: «delmål 2.1», «kap. 3.2.1». */
const numbered =
  /(?:mål|punkt|pkt\.?|kap\.?|kapittel|tiltak|del|vedlegg|tabell|figur|versjon|nr\.?|avsnitt)\s$/iu;

/** Before days, which have points too. */
export function sayOutline(place: Place): Said | undefined {
  return numbered.test(textBefore(place)) ? sayPoints(place) : undefined;
}

/** What was no day and no sure time: «10.30» figure by figure, which fits both, and «2.1» with its point. */
export function sayPointed(place: Place): Said | undefined {
  const bare = matchAt(/()(\d{1,2})\.(\d\d)(?![\d.]\d)(?!\p{L})/uy, place);
  const time = bare === null ? undefined : sayTime(bare, '', place.language);
  return time ?? sayPoints(place);
}

function sayPoints({ text, at, language }: Place): Said | undefined {
  const found = matchAt(/\d{1,3}(?:\.\d{1,3})+(?![\p{L}\d])/uy, { text, at, language });
  if (found === null) return undefined;
  const levels = found[0].split('.').map((level) => loneCardinal(Number(level), language));
  return { length: found[0].length, spoken: levels.join(' punkt ') };
}
