import type Database from 'better-sqlite3';

/** One step in the growth of the tables. A step that was released is never changed. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly up: (database: Database.Database) => void;
};
