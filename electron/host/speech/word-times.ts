import type { WordTime } from './speech-messages.ts';

/** What the engine says about a word: its place counted in code points from 1, and when it sounds. */
export type EngineWord = { readonly position: number; readonly ms: number };

/**
 * The engine's word events as exactly one time for each written word. It counts code points, splits «e-post» in
 * two and may repeat itself or pass a word over; a page needs UTF-16 offsets, whole words, and times that never
 * step back and lie inside the sound.
 */
export function wordTimes(
  text: string,
  events: readonly EngineWord[],
  milliseconds = Number.POSITIVE_INFINITY,
): WordTime[] {
  const words = spokenWords(text);
  const heard = matchEvents(text, words, events);
  const last = Math.max(0, milliseconds - 1);
  let latest = 0;
  return words.map((word, index) => {
    latest = Math.min(last, Math.max(latest, heard.get(index) ?? between(heard, index)));
    return { ...word, ms: latest };
  });
}

/** The words of a text as the times name them: without the commas and quotes around them. */
export function spokenWords(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)].map((match) => trimWord(match[0], match.index));
}

type Places = readonly { readonly start: number; readonly end: number }[];

/** Which word each event begins, by the words' index; the first event of a word counts. */
function matchEvents(text: string, words: Places, events: readonly EngineWord[]): Map<number, number> {
  const offsets = codePointOffsets(text);
  const heard = new Map<number, number>();
  let next = 0;
  for (const event of events) {
    const at = offsets[event.position - 1];
    if (at === undefined) continue;
    const found = words.findIndex((word, index) => index >= next && at < word.end);
    const word = words[found];
    if (word === undefined || at < word.start - 1) continue;
    next = found + 1;
    heard.set(found, event.ms);
  }
  return heard;
}

/** A word that the engine did not name sounds between its neighbours. */
function between(heard: ReadonlyMap<number, number>, index: number): number {
  const known = [...heard.keys()];
  const before = known.findLast((one) => one < index);
  const after = known.find((one) => one > index);
  const from = before === undefined ? 0 : (heard.get(before) ?? 0);
  const to = after === undefined ? from : (heard.get(after) ?? from);
  const share = (index - (before ?? -1)) / ((after ?? index + 1) - (before ?? -1));
  return from + (to - from) * share;
}

function codePointOffsets(text: string): number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    offsets.push(offset);
    offset += character.length;
  }
  return offsets;
}

function trimWord(token: string, index: number): { start: number; end: number } {
  const lead = /^[^\p{L}\p{N}]*/u.exec(token)?.[0].length ?? 0;
  const tail = /[^\p{L}\p{N}]*$/u.exec(token)?.[0].length ?? 0;
  return { start: index + lead, end: index + token.length - tail };
}
