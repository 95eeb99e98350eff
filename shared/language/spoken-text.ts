import type { Language } from './language.ts';
import { splitSentences } from './sentences.ts';
import { matchAt } from './spoken-place.ts';
import { applyRules, capitalise } from './spoken-rules.ts';

/** A piece of the source that is said differently: while its spoken words sound, the piece is marked. */
export type SpokenChange = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly spoken: string;
};

/** A sentence, and the words as the voice gets them. Offsets are UTF-16 in the whole text, end exclusive. */
export type SpokenSentence = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly spoken: string;
  readonly changes: readonly SpokenChange[];
};

/** Offsets within the sentence. A silent piece is left out without being a change. */
type Part = {
  readonly start: number;
  readonly end: number;
  readonly spoken: string;
  readonly changed: boolean;
};

/**
 * What an engine would obey or stumble over never reaches it: markup, brackets, emoji, control characters.
 * Abbreviations, numbers, dates and times become words here, because the engine reads them badly.
 */
export function prepareSpoken(text: string, language: Language): readonly SpokenSentence[] {
  return splitSentences(text, language).flatMap((sentence) => {
    const parts = readParts(sentence.text, language);
    const spoken = finish(parts, sentence.text);
    if (!/[\p{L}\p{N}]/u.test(spoken)) return [];
    const changes = findChanges(parts, sentence.text).map((change) => ({
      ...change,
      start: change.start + sentence.start,
      end: change.end + sentence.start,
    }));
    return [{ ...sentence, spoken, changes: capitaliseFirst(changes, sentence.start) }];
  });
}

function readParts(text: string, language: Language): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const part = readPart(text, at, language);
    parts.push(part);
    at = part.end;
  }
  return parts;
}

function readPart(text: string, at: number, language: Language): Part {
  const said = startsWord(text, at) ? applyRules({ text, at, language }) : undefined;
  if (said !== undefined) return { start: at, end: at + said.length, spoken: said.spoken, changed: true };
  const sign = readSign(text, at);
  if (sign !== undefined) return sign;
  const silent = silentLength(text, at, language);
  if (silent > 0) return { start: at, end: at + silent, spoken: silentSound(text, at), changed: false };
  const plain = matchAt(/\p{L}+|./suy, { text, at, language })?.[0] ?? text.charAt(at);
  return { start: at, end: at + plain.length, spoken: plain, changed: false };
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) || /^[%§]/.test(text.charAt(at));
}

/** Dashes between numbers, strokes between words, and the signs that have a name. */
function readSign(text: string, at: number): Part | undefined {
  const spoken = signSound(text, at);
  return spoken === undefined ? undefined : { start: at, end: at + 1, spoken: ` ${spoken} `, changed: true };
}

function signSound(text: string, at: number): string | undefined {
  const [before, sign, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  if (sign === '-' || sign === '–') return dashSound(before, sign, after);
  if (sign === '/') return strokeSound(before, after);
  if (sign === '&') return /^(?:\w+|#\d+);/.test(after) ? undefined : 'og';
  if (sign === '+') return /^\s?\d/.test(after) || /\d$/.test(before) ? 'pluss' : undefined;
  return sign === '=' ? 'er lik' : undefined;
}

/** «7–9» as «til», «§ 5-1» as «strek», «-5 °C» as «minus». */
function dashSound(before: string, sign: string, after: string): string | undefined {
  if (/(?:^|\s)$/.test(before) && /^\d+(?:,\d+)?\s?°/.test(after)) return 'minus';
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

const markup = /<\/?[a-z!?][^<>]*>|&(?:\w+|#\d+);/iuy;
/** Soft hyphens, joiners, direction marks, variation selectors and the like: nothing is seen or heard. */
const unseen = /\p{Cf}|\p{Variation_Selector}/u;
const silentOne =
  /[<>&[\]{}()*_#|~^`"“”„«»‹›•◦▪●○✓✔→\\/]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Cf}|\p{Variation_Selector}|\p{Cc}|\p{Co}|\p{Cs}/uy;
const dashAlone = /[–—-](?=\s|$)/uy;

function silentLength(text: string, at: number, language: Language): number {
  const place = { text, at, language };
  const found = matchAt(markup, place) ?? matchAt(silentOne, place);
  if (found !== null) return found[0].length;
  return /^\s*$/.test(text.slice(0, at)) ? (matchAt(dashAlone, place)?.[0].length ?? 0) : 0;
}

/** A bracket is heard as a short stop; a soft hyphen joins; the rest leaves a space behind. */
function silentSound(text: string, at: number): string {
  const sign = text.charAt(at);
  if (sign === '(' || sign === ')') return ', ';
  return unseen.test(sign) || /["“”„«»‹›*_]/u.test(sign) ? '' : ' ';
}

/** The whole sentence: spaces and stops in order, its last stop kept, a capital where it had one. */
function finish(parts: readonly Part[], text: string): string {
  const spoken = tidy(parts.map((part) => part.spoken).join(''));
  const stop = /[.!?](?=[\s»"”’')\]}]*$)/u.exec(text)?.[0] ?? '';
  const ended = /[.!?…]$/u.test(spoken) ? spoken : spoken.replace(/[\s,;]+$/u, '') + stop;
  return startsWithCapital(parts, text) ? capitalise(ended) : ended;
}

function startsWithCapital(parts: readonly Part[], text: string): boolean {
  const first = parts.find((part) => /[\p{L}\p{N}]/u.test(part.spoken));
  return first !== undefined && first.changed && !/^\p{Ll}/u.test(text.slice(first.start));
}

function tidy(spoken: string): string {
  return spoken
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[,.;:!?])/g, '')
    .replaceAll(/,+(?=[,.;:!?])/g, '')
    .replace(/^[\s,]+/, '')
    .trimEnd();
}

/** Changes reach over whole written words, and neighbours without a word between them are one. */
function findChanges(parts: readonly Part[], text: string): SpokenChange[] {
  const changes: SpokenChange[] = [];
  for (const group of groupChanged(writtenWords(parts))) {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) continue;
    const spoken = tidy(group.map((part) => part.spoken).join('')).replaceAll(
      /^[\s,.;:!?]+|[\s,.;:!?]+$/g,
      '',
    );
    changes.push({ start: first.start, end: last.end, text: text.slice(first.start, last.end), spoken });
  }
  return changes;
}

/** Parts between white space of the source; the white space goes to nobody. */
function writtenWords(parts: readonly Part[]): Part[][] {
  const words: Part[][] = [[]];
  for (const part of parts) {
    if (!part.changed && /^\s+$/u.test(part.spoken) && part.end - part.start === part.spoken.length)
      words.push([]);
    else words.at(-1)?.push(part);
  }
  return words.filter((word) => word.length > 0);
}

function groupChanged(words: readonly Part[][]): Part[][] {
  const groups: Part[][] = [];
  let open = false;
  for (const word of words) {
    const changed = word.some((part) => part.changed);
    const joint = { start: word[0]?.start ?? 0, end: word[0]?.start ?? 0, spoken: ' ', changed: false };
    if (changed && open) groups.at(-1)?.push(joint, ...word);
    else if (changed) groups.push([...word]);
    open = changed;
  }
  return groups;
}

function capitaliseFirst(changes: readonly SpokenChange[], start: number): readonly SpokenChange[] {
  return changes.map((change) =>
    change.start === start && !/^\p{Ll}/u.test(change.text)
      ? { ...change, spoken: capitalise(change.spoken) }
      : change,
  );
}
