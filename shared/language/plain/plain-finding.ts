/**
 * `fix`: nearly always wrong. `advice`: mostly better otherwise. `ask`: only the writer knows. None of them ever stops
 * anyone from saving.
 */
export type PlainLevel = 'fix' | 'advice' | 'ask';

/** Every rule, with its level, in the order in which findings at one place are told. */
export const plainLevels = {
  'national-id': 'fix',
  vague: 'fix',
  'vague-action': 'advice',
  passive: 'advice',
  abbr: 'fix',
  acronym: 'advice',
  plain: 'advice',
  'long-sentence': 'advice',
  'long-word': 'advice',
  impersonal: 'advice',
  mixed: 'advice',
  spelling: 'advice',
  positive: 'ask',
  address: 'ask',
  'third-party': 'ask',
  'unknown-name': 'ask',
  diagnosis: 'ask',
  safety: 'ask',
} as const satisfies Readonly<Record<string, PlainLevel>>;

export type PlainRule = keyof typeof plainLevels;

/**
 * Something that may be said more plainly. `start` and `end` are UTF-16 offsets in the whole text, end exclusive.
 * `match` is the text there, but for a long sentence the number of its words, and for a passive with an auxiliary
 * both words with «…» between, where `start` and `end` enclose the participle alone.
 */
export type PlainFinding = {
  readonly rule: PlainRule;
  readonly start: number;
  readonly end: number;
  readonly match: string;
  readonly level: PlainLevel;
  /** A sentence in the language of the text: what to write instead, or what to think about. */
  readonly hint: string;
  /** What may stand there instead, as it is. */
  readonly replacement?: string;
};

export type Found = Omit<PlainFinding, 'level'>;

export function withLevel(found: Found): PlainFinding {
  const { rule, start, end, match, hint, replacement } = found;
  const finding = { rule, start, end, match, level: plainLevels[rule], hint };
  return replacement === undefined ? finding : { ...finding, replacement };
}
