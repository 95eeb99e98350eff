import { matchAt, type Place, textAfter, textBefore } from './spoken-place.ts';

/** Dashes between numbers, strokes between words, and the signs that have a name. */
export function signSound(place: Place): string | undefined {
  const sign = place.text.charAt(place.at);
  if (!'-–/&+='.includes(sign)) return undefined;
  const [before, after] = [textBefore(place), textAfter(place, 1)];
  if (sign === '/') return strokeSound(before, after);
  if (sign === '&') return /^(?:\w+|#\d+);/.test(after) ? undefined : 'og';
  if (sign === '+') return /^\s?\d/.test(after) || /\d$/.test(before) ? 'pluss' : undefined;
  return sign === '=' ? 'er lik' : dashSound(before, sign, after);
}

/** A number, a day of the week or a month, in both languages. */
const dayOrNumber =
  /^(?:\d|(?:m[aå]ndag|tirsdag|tysdag|onsdag|torsdag|fredag|l[øa]u?rdag|s[øu]ndag|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)(?!\p{L}))/iu;

/** «7–9» and «mandag–onsdag» as «til», «§ 5-1» as «strek», «-5 °C» as «minus». */
function dashSound(before: string, sign: string, after: string): string | undefined {
  if (/(?:^|\s)$/.test(before) && /^\d+(?:,\d+)?\s?(?:°|grad)/.test(after)) return 'minus';
  if (sign === '–' && /[\p{L}%½]$/u.test(before) && dayOrNumber.test(after)) return 'til';
  if (!/[\d.]\s?$/.test(before) || !/^\s?\d/.test(after)) return undefined;
  return sign === '-' && before.includes('§') ? 'strek' : 'til';
}

/** «mor/far» as «eller»; nothing for «og/eller». */
function strokeSound(before: string, after: string): string | undefined {
  if (!/\p{L}$/u.test(before) || !/^\p{L}/u.test(after))
    return isSchoolYear(before, after) ? 'til' : undefined;
  return /(?:^|\P{L})og$/iu.test(before) ? '' : 'eller';
}

/** «2026/2027» and «2026/27», but not the case number «2026/15». */
function isSchoolYear(before: string, after: string): boolean {
  const [from, to] = [/\b\d{4}$/.exec(before)?.[0], /^(?:\d\d)?(\d\d)(?!\d)/.exec(after)?.[1]];
  return from !== undefined && to !== undefined && (Number(from) + 1) % 100 === Number(to);
}

const markup = /<\/?[a-z!?][^<>]*>|&(?:\w{1,31}|#\d{1,7});/iuy;
const silentOne =
  /[<>&[\]{}()*_#|~^`"“”„«»‹›•◦▪●○✓✔→\\/]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Cf}|\p{Variation_Selector}|\p{Cc}|\p{Co}|\p{Cs}/uy;
const dashAlone = /\s*[–—-](?=\s|$)/uy;

/** Where markup stands: nothing in it is a word. */
export function findMarkup(text: string): readonly { readonly start: number; readonly end: number }[] {
  const spans = text.matchAll(new RegExp(markup, 'giu'));
  return Array.from(spans, (span) => ({ start: span.index, end: span.index + span[0].length }));
}

/** How much here is not said at all: markup, brackets, emoji, control characters, the dash before a line. */
export function silentLength(place: Place): number {
  const found = matchAt(markup, place) ?? matchAt(silentOne, place);
  if (found !== null) return found[0].length;
  return place.at === 0 ? (matchAt(dashAlone, place)?.[0].length ?? 0) : 0;
}

/** A bracket is heard as a short stop; quotes and marks of a typist join; the rest leaves a space behind. */
export function silentSound({ text, at }: Place): string {
  const sign = text.charAt(at);
  if (sign === '(' || sign === ')') return ', ';
  return /["“”„«»‹›*_]/u.test(sign) ? '' : ' ';
}

/** One space between words, no space before a stop, nothing before the first word. */
export function tidySpoken(spoken: string): string {
  return spoken
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[,.;:!?])/g, '')
    .replaceAll(/,+(?=[,.;:!?])/g, '')
    .replace(/^[\s,]+/, '')
    .trimEnd();
}
