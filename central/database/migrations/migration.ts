import type { Within } from '../database.ts';

/** One step in the growth of the tables. A step that was released is never changed. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
  /** What SQL cannot say, because it is a rule of the domain: as owner, in the same transaction. */
  readonly after?: (within: Within) => Promise<void>;
}
