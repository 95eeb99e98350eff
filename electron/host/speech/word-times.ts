import type { WordTime } from './speech-messages.ts';

/** What the engine says about a word: its place counted in code points from 1, and when it sounds. */
export type EngineWord = { readonly position: number; readonly ms: number };

/**
 * The engine's word events as one time per written word. It counts code points, splits «e-post» in two and
 * may repeat itself; a page needs UTF-16 offsets, whole words, and times that never step back.
 */
export function wordTimes(text: string, events: readonly EngineWord[]): WordTime[] {
  const offsets = codePointOffsets(text);
  const times: WordTime[] = [];
  let next = 0;
  const words = [...text.matchAll(/\S*[\p{L}\p{N}]\S*/gu)].map((match) => trimWord(match[0], match.index));
  for (const event of events) {
    const at = offsets[event.position - 1];
    if (at === undefined) continue;
    const found = words.findIndex((word, index) => index >= next && at < word.end);
    const word = words[found];
    if (word === undefined || at < word.start - 1) continue;
    next = found + 1;
    times.push({ ...word, ms: Math.max(event.ms, times.at(-1)?.ms ?? 0) });
  }
  return times;
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

/** The word without the commas and quotes around it. */
function trimWord(token: string, index: number): { start: number; end: number } {
  const lead = /^[^\p{L}\p{N}]*/u.exec(token)?.[0].length ?? 0;
  const tail = /[^\p{L}\p{N}]*$/u.exec(token)?.[0].length ?? 0;
  return { start: index + lead, end: index + token.length - tail };
}
