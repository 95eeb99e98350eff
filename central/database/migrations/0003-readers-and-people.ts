import type { Migration } from './migration.ts';
import { nameSubjects } from './name-subjects.ts';

/**
 * Who may read what (`item_reader`, rewritten from the domain's audience), what of it changed (`visibility_event`),
 * the people behind participants, their sign-ins, and the parts of documents on their way.
 */
export const readersAndPeople: Migration = {
  version: 3,
  name: 'readers and people',
  after: nameSubjects,
  statements: [
    // Of an older store nothing is read before it is known who may read it.
    `alter table receipt add column subject text not null default '#holders'`,
    `create index receipt_by_subject on receipt (tenant, plan, subject, op_seq)`,
    `alter table plan add column readers_on date`,
    `alter table fact add column removed text`,
    `create index receipt_held on receipt (tenant, plan, op_seq) where outcome = 'held'`,
    // The next day on which something ends by the calendar; null: none. Of an older store it is worked out at once.
    `alter table plan add column due_on date default '0001-01-01'`,
    // The day a plan that nobody ever said yes to went (C1).
    `alter table plan add column gone_on date`,
    // Counts up when what was in the log already came to mean something else: a state folded before is of no use then.
    `alter table plan add column epoch integer not null default 0`,
    `create index plan_due on plan (tenant, due_on)`,
    `alter table loan add column profile_version text`,
    `create table profile_version (
      tenant text not null, version text not null, text text not null,
      primary key (tenant, version)
    )`,
    `alter table loan add column person text`,
    `alter table loan add column reader text`,
    `alter table loan add column delivery_hash text`,
    `alter table access_log add column person text`,
    `alter table access_log add column reader text`,
    `create table item_reader (
      tenant text not null, plan text not null, subject text not null, readers text[] not null,
      primary key (tenant, plan, subject)
    )`,
    `create table visibility_event (
      tenant text not null, plan text not null, vis_seq integer not null,
      subject text not null, before text[] not null, after text[] not null,
      primary key (tenant, plan, vis_seq)
    )`,
    `create table person (
      tenant text not null, id text not null, name text not null, employee boolean not null,
      service text, position text, mobile text, email text, made_at timestamptz not null,
      primary key (tenant, id)
    )`,
    `create table person_identity (
      tenant text not null, issuer text not null, subject_hash text not null, person text not null,
      primary key (tenant, issuer, subject_hash)
    )`,
    `create table participant_person (
      tenant text not null, plan text not null, participant text not null, person text not null,
      primary key (tenant, plan, participant)
    )`,
    `create index participant_by_person on participant_person (tenant, person)`,
    `create table session (
      tenant text not null, id_hash text not null, person text not null, issuer text not null, acr text not null,
      made_at timestamptz not null, seen_at timestamptz not null, expires_at timestamptz not null,
      primary key (tenant, id_hash)
    )`,
    `create table sign_in (
      tenant text not null, id_hash text not null, issuer text not null, checks text not null,
      return_to text not null, expires_at timestamptz not null,
      primary key (tenant, id_hash)
    )`,
    `create table oidc_record (
      tenant text not null, kind text not null, id text not null, payload text not null,
      grant_id text, user_code text, uid text, expires_at timestamptz, consumed_at timestamptz,
      primary key (tenant, kind, id)
    )`,
    `create index oidc_by_grant on oidc_record (tenant, grant_id)`,
    `create table grant_binding (
      tenant text not null, grant_id text not null, person text not null, device text not null,
      room text not null, plan text, participant text, meeting text, made_at timestamptz not null, ended_at timestamptz,
      primary key (tenant, grant_id)
    )`,
    `create table password_login (
      tenant text not null, user_name text not null, person text not null, salt text not null, hash text not null,
      failed integer not null, locked_until timestamptz,
      primary key (tenant, user_name)
    )`,
    `create table one_time_code (
      tenant text not null, id_hash text not null, person text not null, code_hash text not null,
      tries integer not null, return_to text not null, expires_at timestamptz not null,
      primary key (tenant, id_hash)
    )`,
    // Parts of a whole document lie under no loan; of one on its way, under the loan that brings it.
    `create table blob_part (
      tenant text not null, plan text not null, sha256 text not null, loan text not null,
      starts_at integer not null, bytes bytea not null,
      primary key (tenant, plan, sha256, loan, starts_at)
    )`,
    `create table blob_upload (
      tenant text not null, plan text not null, sha256 text not null, loan text not null,
      media_type text not null, received integer not null, complete boolean not null, begun_at timestamptz not null,
      primary key (tenant, plan, sha256, loan)
    )`,
    `insert into blob_part (tenant, plan, sha256, loan, starts_at, bytes)
      select tenant, plan, sha256, '', 0, bytes from blob`,
    `insert into blob_upload (tenant, plan, sha256, loan, media_type, received, complete, begun_at)
      select distinct on (blob.tenant, blob.plan, blob.sha256, receipt.loan) blob.tenant, blob.plan, blob.sha256,
        receipt.loan, blob.media_type, blob.size, true, receipt.received_at
      from blob join fact on fact.tenant = blob.tenant and fact.plan = blob.plan and fact.blob = blob.sha256
      join receipt on receipt.tenant = fact.tenant and receipt.plan = fact.plan and receipt.fact = fact.id
      where receipt.loan is not null`,
    `alter table blob drop column bytes`,
    `create table sealed_batch (
      tenant text not null, loan text not null, hash text not null, received_at timestamptz not null,
      answer text not null,
      primary key (tenant, loan, hash)
    )`,
    `create table paper_scan (
      tenant text not null, plan text not null, id text not null, consent text not null, sha256 text not null,
      media_type text not null, bytes bytea not null, by_person text not null, at timestamptz not null,
      primary key (tenant, plan, id)
    )`,
    `create table owner_number (
      tenant text not null, plan text not null, sealed text not null, by_person text not null, at timestamptz not null,
      primary key (tenant, plan)
    )`,
  ],
};
