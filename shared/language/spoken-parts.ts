import type { Language } from './language.ts';
import { matchAt, type Place } from './spoken-place.ts';
import { applyRules } from './spoken-rules.ts';
import { signSound, silentLength, silentSound } from './spoken-signs.ts';

/** Offsets within the sentence. A silent piece is left out without being a change. */
export type Part = {
  readonly start: number;
  readonly end: number;
  readonly spoken: string;
  readonly changed: boolean;
};

/** The whole text in order; `corrections` stand where they are, whatever the rules would say there. */
export function readParts(text: string, language: Language, corrections: readonly Part[] = []): Part[] {
  const parts: Part[] = [];
  const waiting = [...corrections];
  for (let at = 0; at < text.length; at = parts.at(-1)?.end ?? text.length) {
    const next = waiting[0];
    if (next !== undefined && next.start <= at) {
      parts.push(next);
      waiting.shift();
    } else parts.push(readPart({ text, at, language }, next?.start ?? text.length));
  }
  return parts;
}

function readPart(place: Place, limit: number): Part {
  const { at } = place;
  const said = startsWord(place) ? applyRules(place, limit) : undefined;
  if (said !== undefined) return { start: at, end: at + said.length, spoken: said.spoken, changed: true };
  return readSilent(place, limit) ?? readPlain(place, limit);
}

function startsWord({ text, at }: Place): boolean {
  return at === 0 || !/[\p{L}\p{N}\p{M}]/u.test(text.charAt(at - 1)) || '§½'.includes(text.charAt(at));
}

function readSilent(place: Place, limit: number): Part | undefined {
  const { at } = place;
  const sign = signSound(place);
  if (sign !== undefined) return { start: at, end: at + 1, spoken: ` ${sign} `, changed: true };
  const silent = silentLength(place);
  if (silent === 0) return undefined;
  return { start: at, end: Math.min(at + silent, limit), spoken: silentSound(place), changed: false };
}

function readPlain(place: Place, limit: number): Part {
  const { text, at } = place;
  const plain = matchAt(/[\p{L}\p{M}]+|./suy, place)?.[0] ?? text.charAt(at);
  const end = Math.min(at + plain.length, limit);
  return { start: at, end, spoken: text.slice(at, end), changed: false };
}

/** Words that somebody wrote to be said: nothing is turned into words any more, but nothing is obeyed either. */
export function readPlainParts(text: string, language: Language): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; at = parts.at(-1)?.end ?? text.length) {
    const place = { text, at, language };
    parts.push(readSilent(place, text.length) ?? readPlain(place, text.length));
  }
  return parts;
}
