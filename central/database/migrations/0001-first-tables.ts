import type { Migration } from './migration.ts';

/**
 * Tenant first in every key. JSON lies as text: kept letter for letter, and with every character that JSON
 * can say (`jsonb` refuses one). A fact's body lies apart, so that it can go while the envelope stays (S5).
 */
export const firstTables: Migration = {
  version: 1,
  name: 'first tables',
  statements: [
    `create table plan (
      tenant text not null, id text not null,
      op_seq integer not null, vis_seq integer not null,
      first_name text not null, language text not null, holder text,
      primary key (tenant, id)
    )`,
    `create table meeting (
      tenant text not null, plan text not null, id text not null,
      meeting_plan text not null, held_on date not null, ended boolean not null,
      primary key (tenant, plan, id)
    )`,
    `create table fact (
      tenant text not null, plan text not null, op_seq integer not null,
      id text not null, command text not null, item text not null, verb text not null,
      written_by text not null, envelope text not null, blob text,
      primary key (tenant, plan, op_seq),
      unique (tenant, plan, id)
    )`,
    `create table fact_body (
      tenant text not null, plan text not null, op_seq integer not null, body text not null,
      primary key (tenant, plan, op_seq)
    )`,
    `create table receipt (
      tenant text not null, plan text not null, fact text not null, op_seq integer not null,
      command text not null, hash text not null, loan text, device_number integer,
      outcome text not null, settled text not null, received_at timestamptz not null,
      primary key (tenant, plan, fact),
      unique (tenant, plan, op_seq)
    )`,
    `create index receipt_by_command on receipt (tenant, plan, command)`,
    `create table loan (
      tenant text not null, id text not null, plan text not null, meeting text not null,
      offline_until timestamptz not null, lent_at timestamptz not null,
      released_at timestamptz, receipt text, purged text,
      primary key (tenant, id)
    )`,
    `create table device (
      tenant text not null, loan text not null, device text not null, head integer not null,
      primary key (tenant, loan, device)
    )`,
    `create table blob (
      tenant text not null, plan text not null, sha256 text not null,
      media_type text not null, size integer not null, bytes bytea not null,
      primary key (tenant, plan, sha256)
    )`,
    `create table access_log (
      tenant text not null, plan text not null, id text not null, at timestamptz not null,
      action text not null, loan text, up_to integer,
      primary key (tenant, plan, id)
    )`,
    `create table store_key (name text primary key, value text not null)`,
  ],
};
