import { no, yes } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { minutesDocumentSchema } from './minutes-model.ts';
import type { MinutesDocument } from './minutes-model.ts';

/** A character that the font cannot draw: the writer is asked for another spelling, by field. */
export interface CharactersMissing {
  readonly kind: 'characters-missing';
  readonly characters: readonly string[];
  /** Fields of the model, such as `attended.2.name`. */
  readonly where: readonly string[];
}

/** The same, field by field, for the sentence that names the place. */
export interface CharactersAt {
  readonly where: string;
  readonly characters: readonly string[];
}

/** A field that breaks the model, such as a name that was nothing but control characters. */
export interface DocumentInvalid {
  readonly kind: 'document-invalid';
  readonly where: readonly string[];
}

/** Every control character but the line break. */
const control = /(?!\n)\p{Cc}/gu;
/** They turn the writing direction without being seen, and could make a line read otherwise than it is. */
const direction = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** What a keyboard or a clipboard brings along, made into what a page can carry. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(control, '')
    .replaceAll(direction, '');
}

/** What the writer is asked about before approval; a line break is none of it. */
const unprintable = /(?!\n)[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/**
 * Every character of the document that a page cannot carry as it was written, by field: outside the font, and also a
 * tab or another control character, which rendering would quietly take out. Asked before approval, so that what is
 * approved is what is printed.
 */
export function findCharacters(
  document: unknown,
  hasCharacter: (codePoint: number) => boolean,
  path = '',
): readonly CharactersAt[] {
  if (typeof document === 'string') return findInText(document, hasCharacter, path);
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, part]) =>
    findCharacters(part, hasCharacter, step(path, name)),
  );
}

function findInText(
  text: string,
  hasCharacter: (codePoint: number) => boolean,
  where: string,
): readonly CharactersAt[] {
  const written = text.normalize('NFC').replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n');
  const found = Array.from(written).filter(
    (one) => unprintable.test(one) || (one !== '\n' && !hasCharacter(one.codePointAt(0) ?? 0)),
  );
  return found.length === 0 ? [] : [{ where, characters: [...new Set(found)] }];
}

interface Findings {
  readonly hasCharacter: (codePoint: number) => boolean;
  readonly characters: Set<string>;
  readonly where: Set<string>;
}

/**
 * Cleans every text of the document and tests every character against the font. Outside the font a
 * PDF silently stops being an archive file, so this comes before rendering, not after.
 */
export function guardCharacters(
  document: MinutesDocument,
  hasCharacter: (codePoint: number) => boolean,
): Result<MinutesDocument, CharactersMissing | DocumentInvalid> {
  const findings: Findings = { hasCharacter, characters: new Set(), where: new Set() };
  const cleaned = cleanValue(findings, document, '');
  if (findings.characters.size > 0) {
    const { characters, where } = findings;
    return no({ kind: 'characters-missing', characters: [...characters], where: [...where] });
  }
  const parsed = minutesDocumentSchema.safeParse(cleaned);
  if (parsed.success) return yes(parsed.data);
  return no({ kind: 'document-invalid', where: parsed.error.issues.map((issue) => issue.path.join('.')) });
}

function cleanValue(findings: Findings, value: unknown, path: string): unknown {
  if (typeof value === 'string') return cleanAndTest(findings, value, path);
  if (Array.isArray(value)) {
    return value.map((part, index) => cleanValue(findings, part, step(path, String(index))));
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  return Object.fromEntries(
    fields.map(([name, part]) => [name, cleanValue(findings, part, step(path, name))]),
  );
}

/** Stands where a character cannot be drawn: the reader sees that something is missing. */
const missing = '\uFFFD';

/**
 * Every text with a sign in place of each character that cannot be drawn. For what stood in the plan before the
 * meeting and is not this room's to write anew: a meeting must come to an end all the same (S6).
 */
export function replaceCharacters(value: unknown, hasCharacter: (codePoint: number) => boolean): unknown {
  if (typeof value === 'string') return replaceInText(value, hasCharacter);
  if (Array.isArray(value)) return value.map((part) => replaceCharacters(part, hasCharacter));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, part]) => [name, replaceCharacters(part, hasCharacter)]);
  return Object.fromEntries(fields);
}

export function replaceInText(text: string, hasCharacter: (codePoint: number) => boolean): string {
  const characters = Array.from(cleanText(text));
  return characters
    .map((one) => (one === '\n' || hasCharacter(one.codePointAt(0) ?? 0) ? one : missing))
    .join('');
}

function step(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function cleanAndTest(findings: Findings, text: string, path: string): string {
  const cleaned = cleanText(text);
  for (const character of cleaned) {
    const codePoint = character.codePointAt(0);
    if (codePoint === undefined || character === '\n' || findings.hasCharacter(codePoint)) continue;
    findings.characters.add(character);
    findings.where.add(path);
  }
  return cleaned;
}
