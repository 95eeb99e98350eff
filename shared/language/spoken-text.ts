import type { Language } from './language.ts';
import { splitSentences } from './sentences.ts';
import {
  findCorrections,
  readyCorrections,
  type ReadyCorrection,
  type SpokenCorrection,
} from './spoken-corrections.ts';
import { type Part, readParts } from './spoken-parts.ts';
import { tidySpoken } from './spoken-signs.ts';
import { readVisible } from './spoken-visible.ts';
import { capitalise } from './spoken-words.ts';

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

/**
 * What an engine would obey or stumble over never reaches it: markup, brackets, emoji, control characters.
 * Abbreviations, numbers, dates and times become words here, because the engine reads them badly. A correction of
 * the plan wins over every rule, and is cleaned as everything is.
 */
export function prepareSpoken(
  text: string,
  language: Language,
  corrections: readonly SpokenCorrection[] = [],
): readonly SpokenSentence[] {
  const ready = readyCorrections(corrections, language);
  return splitSentences(text, language).flatMap((sentence) => {
    const said = saySentence(sentence.text, language, ready);
    if (!/[\p{L}\p{N}]/u.test(said.spoken)) return [];
    const changes = said.changes.map((change) => ({
      ...change,
      start: change.start + sentence.start,
      end: change.end + sentence.start,
    }));
    return [{ ...sentence, spoken: said.spoken, changes: capitaliseFirst(changes, sentence.start) }];
  });
}

function saySentence(
  source: string,
  language: Language,
  corrections: readonly ReadyCorrection[],
): Pick<SpokenSentence, 'spoken' | 'changes'> {
  const { text, starts, ends } = readVisible(source);
  const parts = readParts(text, language, findCorrections(text, corrections));
  const changes = findChanges(parts).map((change) => {
    const [start, end] = [starts[change.start] ?? 0, ends[change.end - 1] ?? source.length];
    return { start, end, text: source.slice(start, end), spoken: change.spoken };
  });
  return { spoken: finish(parts, text), changes };
}

/** The whole sentence: spaces and stops in order, its last stop kept, a capital where it had one. */
function finish(parts: readonly Part[], text: string): string {
  const spoken = tidySpoken(parts.map((part) => part.spoken).join(''));
  const stop = /[.!?](?=[\s»"”’')\]}]*$)/u.exec(text)?.[0] ?? '';
  const ended = /[.!?…]$/u.test(spoken) ? spoken : spoken.replace(/[\s,;]+$/u, '') + stop;
  return startsWithCapital(parts, text) ? capitalise(ended) : ended;
}

function startsWithCapital(parts: readonly Part[], text: string): boolean {
  const first = parts.find((part) => /[\p{L}\p{N}]/u.test(part.spoken));
  return first !== undefined && first.changed && !/^\p{Ll}/u.test(text.slice(first.start));
}

/** Changes reach over whole written words, and neighbours without a word between them are one. */
function findChanges(parts: readonly Part[]): Pick<SpokenChange, 'start' | 'end' | 'spoken'>[] {
  const changes: Pick<SpokenChange, 'start' | 'end' | 'spoken'>[] = [];
  for (const group of groupChanged(writtenWords(parts))) {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) continue;
    const spoken = tidySpoken(group.map((part) => part.spoken).join('')).replaceAll(
      /^[\s,.;:!?]+|[\s,.;:!?]+$/g,
      '',
    );
    changes.push({ start: first.start, end: last.end, spoken });
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
