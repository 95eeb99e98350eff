/** One way of switching a rule off: the text of one file with that rule's decision taken out. */
export interface Mutation {
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Where the tests named by the rule are that must turn red; the letter's own file when absent. */
  readonly tests?: readonly string[];
}

export interface Rule {
  readonly gist: string;
  /** The letters of the routines and their lines; "ours" where no routine says it. */
  readonly source: string;
  /** `file#function` that keeps it. */
  readonly decision: string;
  /** Where a person meets it; "–" where nobody does. */
  readonly page: string;
  readonly off: readonly Mutation[];
  /** What of the rule is not built yet, and what builds it. */
  readonly notYet?: string;
}

export type Rules = Readonly<Record<string, Rule>>;
