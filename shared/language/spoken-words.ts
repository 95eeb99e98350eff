import { findAbbreviation, spokenAbbreviation } from './abbreviations.ts';
import { isKnownAcronym, letterName, spokenAcronym } from './acronyms.ts';
import { matchAt, type Place, type Said, textAfter, textBefore } from './spoken-place.ts';

export function capitalise(text: string): string {
  return text.replace(/^\P{L}*\p{L}/u, (head) => head.toUpperCase());
}

const strokes = {
  nb: { m: 'med', v: 'ved', u: 'uten' },
  nn: { m: 'med', v: 'ved', u: 'utan' },
} as const;

/** «samtale m/mor», «PPT v/Kari». */
export function sayStroke(place: Place): Said | undefined {
  const found = matchAt(/([mvu])\/\s?(?=\p{L})/uy, place);
  const words = strokes[place.language];
  const sign = found?.[1];
  if (found === null || (sign !== 'm' && sign !== 'v' && sign !== 'u')) return undefined;
  return { length: found[0].length, spoken: `${words[sign]} ` };
}

/** «A. B. Dahl», «T.-J. Berg»: with their dots the engine would stop twice in the middle of a name. */
export function sayInitial(place: Place): Said | undefined {
  const found = matchAt(/(\p{Lu})\.-?(?=\s?\p{Lu})/uy, place);
  if (found === null || !/(?:^|[\s.(«-])$/u.test(textBefore(place))) return undefined;
  return { length: found[0].length, spoken: `${letterName(found[1] ?? '')} ` };
}

export function sayAbbreviation(place: Place): Said | undefined {
  const found = matchAt(/(?:\p{L}{1,4}\.\s?){0,2}\p{L}{1,8}\.?(?![\p{L}\d])/uy, place);
  if (found === null) return undefined;
  for (const written of shorterAndShorter(found[0])) {
    const known = findAbbreviation(written);
    if (known === undefined || known.number === 'before') continue;
    const after = textAfter(place, written.length);
    if (known.number === 'after' && !/^\s?\d/u.test(after)) continue;
    const spoken = spokenAbbreviation(known, place.language);
    const said = /^\p{Lu}/u.test(written) ? capitalise(spoken) : spoken;
    return { length: written.length, spoken: /^\p{L}/u.test(after) ? `${said} ` : said };
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

/** A sentence that is all capitals is shouted, not spelled. */
export function sayCapitals(place: Place): Said | undefined {
  const found = matchAt(/[A-ZÆØÅ]{2,5}(?:-\p{L}+|s)?(?![\p{L}\d])/uy, place);
  if (found === null) return undefined;
  if (!isKnownAcronym(found[0]) && !/\p{Ll}/u.test(place.text)) return undefined;
  const spoken = spokenAcronym(found[0]);
  return spoken === undefined ? undefined : { length: found[0].length, spoken };
}
