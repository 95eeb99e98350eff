import type Database from 'better-sqlite3';
import type { Migration } from './migration.ts';

/** Who was let in at the table stands in the room's state, with everything else that is overwritten. */
export const noAdmissions: Migration = { version: 3, name: 'no admissions', up: dropAdmissions };

function dropAdmissions(database: Database.Database): void {
  database.exec('drop table if exists admission');
}
