import type Database from 'better-sqlite3';
import type { Migration } from './migration.ts';

/** Facts and bodies apart (a body can be removed), and the room's own rows that die with the file. */
export const firstTables: Migration = { version: 1, name: 'first tables', up: createFirstTables };

function createFirstTables(database: Database.Database): void {
  database.exec(facts);
  database.exec(roomRows);
}

const facts = `
  create table meta (key text primary key, value text not null) strict, without rowid;
  create table counter (name text primary key, value integer not null) strict, without rowid;

  create table command (
    seq integer primary key,
    id text not null unique,
    by text not null,
    at text not null,
    kind text not null
  ) strict;

  create table fact (
    seq integer primary key,
    id text not null unique,
    command text not null,
    plan text not null,
    item text not null,
    verb text not null,
    written_by text not null,
    origin text not null check (origin in ('loan', 'room')),
    dseq integer unique check (dseq > 0),
    receipt text check (receipt is null or dseq is not null),
    envelope text not null
  ) strict;
  create index fact_by_command on fact (command);
  create index fact_by_item on fact (item);

  create table fact_body (
    fact text primary key references fact (id) on delete cascade,
    body text not null
  ) strict, without rowid;

  create trigger delivered_fact_keeps_its_number before update of dseq, id, command, plan, item, verb on fact
  when old.dseq is not null
  begin select raise(abort, 'a delivered fact is immutable'); end;

  create trigger delivered_fact_stays before delete on fact
  when old.dseq is not null
  begin select raise(abort, 'a delivered fact is immutable'); end;
`;

const roomRows = `
  create table draft (key text primary key, value text not null) strict, without rowid;
  create table room_state (key text primary key, value text not null) strict, without rowid;
  create table admission (
    credential_hash text primary key,
    role text not null,
    participant text,
    name text not null,
    state text not null
  ) strict, without rowid;
  create table blob (sha256 text primary key, media_type text not null, bytes blob not null) strict;
`;
