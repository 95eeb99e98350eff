/** One step in the growth of the tables. A step that was released is never changed. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: readonly string[];
}
