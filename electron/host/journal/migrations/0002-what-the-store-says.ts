import type Database from 'better-sqlite3';
import type { Migration } from './migration.ts';

/** Facts that come in while the meeting is open: their place in the store's order, and what became of them there. */
export const whatTheStoreSays: Migration = {
  version: 2,
  name: 'what the store says',
  up: addPlaceAndOutcome,
};

// What came with the loan before was in force, in the order it was written in.
function addPlaceAndOutcome(database: Database.Database): void {
  database.exec(`
    alter table fact add column place integer check (place > 0);
    alter table fact add column settled text;
    update fact set place = seq, settled = '{"outcome":"applied"}' where origin = 'loan';
  `);
}
