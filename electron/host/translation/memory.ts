import type { Instant } from '#domain/calendar.ts';
import type { Id } from '#domain/identity.ts';
import { translationKey } from '#language/translation-key.ts';
import type { TranslationPair } from './translator.ts';

/** One sentence in the other form, of one plan, and deleted with it. */
export interface MemoryRow extends TranslationPair {
  /** `translationKey` of the original: a changed original matches no more. */
  readonly source: string;
  readonly text: string;
  readonly origin: 'machine' | 'person';
  /** Of the machine's text. */
  readonly unsure?: boolean;
  /** Who corrected it, and when. */
  readonly by?: Id;
  readonly at?: Instant;
}

/** Where the rows of one plan are kept. `put` takes the place of the row with the same pair and source. */
export interface MemoryStore {
  readonly rows: () => readonly MemoryRow[];
  readonly put: (rows: readonly MemoryRow[]) => void;
}

export interface Remembered extends TranslationPair {
  /** The original as it was written. */
  readonly original: string;
}

export function findTranslation(rows: readonly MemoryRow[], wanted: Remembered): MemoryRow | undefined {
  const source = translationKey(wanted.original);
  const found = rows.filter(
    (row) => row.from === wanted.from && row.to === wanted.to && row.source === source,
  );
  return found.find(({ origin }) => origin === 'person') ?? found.at(-1);
}

/** The row to write; nothing when a person has been there, whose text wins for ever, or when the machine failed. */
export function rememberMachine(
  rows: readonly MemoryRow[],
  { original, from, to, text, unsure }: Remembered & Pick<MemoryRow, 'text'> & { readonly unsure: boolean },
): MemoryRow | undefined {
  if (findTranslation(rows, { original, from, to })?.origin === 'person') return undefined;
  if (unsure && text === original) return undefined;
  return { from, to, source: translationKey(original), text, origin: 'machine', unsure };
}

/** A person's text, which takes the place of whatever stood there; nothing when it says nothing. */
export function rememberPerson(
  correction: Remembered & Pick<MemoryRow, 'text'> & { readonly by: Id; readonly at: Instant },
): MemoryRow | undefined {
  const { original, from, to, text, by, at } = correction;
  if (text.trim() === '') return undefined;
  return { from, to, source: translationKey(original), text: text.trim(), origin: 'person', by, at };
}

/** The rows with one more, as a store keeps them: one for each pair and source. */
export function putRow(rows: readonly MemoryRow[], row: MemoryRow): readonly MemoryRow[] {
  const others = rows.filter(
    ({ from, to, source }) => from !== row.from || to !== row.to || source !== row.source,
  );
  const stands = findTranslation(rows, { from: row.from, to: row.to, original: row.source });
  return stands?.origin === 'person' && row.origin === 'machine' ? rows : [...others, row];
}
