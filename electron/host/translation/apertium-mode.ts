import type { NynorskForm } from '#domain/profile.ts';

/** How the dictionaries' own style is chosen, as `infa_infe`: letters, digits and low lines only. */
const preference = /^[\p{L}\d_]{1,40}$/u;
const program = /^[a-z][a-z0-9-]*$/u;
/** One word of a command line: bare, or between single quotes. */
const word = /\s*(?:'([^']*)'|([^\s'|]+))/uy;

/**
 * A mode of Apertium is a pipeline of programs. Each is told to flush at a NUL (`-z`), so that it can be kept alive,
 * and the generator to mark what it does not know. Everything is quoted anew: nothing in the file is obeyed but
 * programs and their arguments. Nothing when it is no such pipeline.
 */
export function readMode(text: string): string | undefined {
  const stages = text
    .trim()
    .split('|')
    .map((stage) => readStage(stage));
  const known = stages.filter((stage) => stage !== undefined);
  return known.length === stages.length ? joinStages(known) : undefined;
}

/**
 * The shell itself lets go of both ends, so that the stream ends as soon as the last program does: one that dies in the
 * middle is noticed at once. In the background programs would read nothing, so the first is given the stream as 3.
 */
function joinStages([first, ...others]: readonly string[]): string {
  const stages = [`${first} <&3`, ...others].map((stage) => `${stage} 3<&-`);
  return `exec 3<&0; ${stages.join(' | ')} & exec <&- 3<&- >&-; wait`;
}

function readStage(stage: string): string | undefined {
  const [name, ...given] = readWords(stage) ?? [];
  if (name === undefined || !program.test(name)) return undefined;
  // $1: what the generator does with unknown words. $2: only for showing ambiguity.
  const words = given.filter((one) => one !== '$2').map((one) => (one === '$1' ? '-g' : one));
  return [name, '-z', ...words].map((one) => `'${one}'`).join(' ');
}

function readWords(stage: string): string[] | undefined {
  const words: string[] = [];
  word.lastIndex = 0;
  const text = stage.trim();
  while (word.lastIndex < text.length) {
    const found = word.exec(text);
    if (found === null) return undefined;
    words.push(found[1] ?? found[2] ?? '');
  }
  return words;
}

/** What a municipality chooses, in the dictionaries' own words. */
const preferenceOf: Readonly<Record<NynorskForm, string>> = {
  'e-infinitive': 'infa_infe',
  vi: 'me_vi',
  blei: 'vart_blei',
  einig: 'samd_einig',
};

/** e-infinitive, “vi”, “blei”, “einig”: what most municipalities write. */
export const usualPreferences: readonly string[] = Object.values(preferenceOf);

/** Of the municipality's profile; the usual ones where it does not say. */
export function preferencesFor(forms: readonly NynorskForm[] | undefined): readonly string[] {
  return forms?.map((form) => preferenceOf[form]) ?? usualPreferences;
}

export function isPreference(name: string): boolean {
  return preference.test(name);
}
