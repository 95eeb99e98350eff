/** Whether a word as it is written is in the dictionary. */
export type Knows = (word: string) => boolean;

const shortestPart = 4;
const mostSuggestions = 4;
const letters = 'eranstilgdokmvupfbhyåæøjcwé';

/**
 * Norwegian makes new words out of two: the dictionary knows many of them, and of the rest it knows both halves,
 * perhaps with an s between. A part with a hyphen is judged by itself.
 */
export function isSpelledRight(word: string, knows: Knows): boolean {
  const written = word.replaceAll('’', "'");
  const small = written.charAt(0).toLowerCase() + written.slice(1);
  if (knows(written) || knows(small) || knows(small.replace(/'?s$/u, ''))) return true;
  const parts = written.split('-').filter((part) => part !== '');
  return parts.length > 1 ? parts.every((part) => isPartRight(part, knows)) : isCompound(small, knows);
}

/** «PP-rådgiver», «e-post». */
function isPartRight(part: string, knows: Knows): boolean {
  return part.length < 3 || part === part.toUpperCase() || isSpelledRight(part, knows);
}

function isCompound(word: string, knows: Knows): boolean {
  for (let at = shortestPart; at <= word.length - shortestPart; at += 1) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    if (!knows(second)) continue;
    if (knows(first) || (first.length > shortestPart && first.endsWith('s') && knows(first.slice(0, -1))))
      return true;
  }
  return false;
}

/**
 * Words one step away, the likeliest kind of slip first: letters in the wrong order, one written twice or only once,
 * one left out, one too many, another one. Hunspell's own search needs a second for a long word, this one some
 * milliseconds.
 */
export function suggestFor(word: string, knows: Knows): readonly string[] {
  const found = new Set<string>();
  for (const likely of slipsOf(word)) {
    if (found.size >= mostSuggestions) break;
    if (likely !== word && !found.has(likely) && isListed(likely, knows)) found.add(likely);
  }
  return [...found];
}

/** A compound of any two words is no likely one: only the dictionary counts, whatever the first letter. */
function isListed(word: string, knows: Knows): boolean {
  return knows(word) || knows(word.charAt(0).toLowerCase() + word.slice(1));
}

/** Where a slip may be: what stands before and what from there on. */
type Place = readonly [head: string, tail: string];

function* slipsOf(word: string): Generator<string> {
  const places = Array.from(word, (_letter, at): Place => [word.slice(0, at), word.slice(at)]);
  for (const place of places) yield* swapOrDouble(place);
  for (const [head, tail] of [...places, [word, ''] as const])
    for (const letter of letters) yield head + letter + tail;
  for (const [head, tail] of places) yield head + tail.slice(1);
  for (const [head, tail] of places) for (const letter of letters) yield head + letter + tail.slice(1);
}

function* swapOrDouble([head, tail]: Place): Generator<string> {
  const [first, second] = [tail.charAt(0), tail.charAt(1)];
  if (second !== '') yield head + second + first + tail.slice(2);
  if (first === second) yield head + tail.slice(1);
  yield head + first + tail;
}
