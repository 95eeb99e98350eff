import type { Migration } from './migration.ts';

/** Every table that holds a tenant's rows, in the order they were made. */
export const tenantTables = [
  'plan',
  'meeting',
  'fact',
  'fact_body',
  'receipt',
  'loan',
  'device',
  'blob',
  'access_log',
  'new_plan',
  'item_reader',
  'visibility_event',
  'person',
  'person_identity',
  'participant_person',
  'session',
  'sign_in',
  'oidc_record',
  'grant_binding',
  'password_login',
  'one_time_code',
  'blob_part',
  'blob_upload',
  'sealed_batch',
  'paper_scan',
  'owner_number',
  'profile_version',
] as const;

/** What is only ever added to: nobody may change or take away a row, not even the service. */
const appended = ['fact', 'fact_body', 'visibility_event', 'access_log', 'sealed_batch'];
const changing = tenantTables.filter((table) => !appended.includes(table));

/**
 * What a reader may ask of, row by row: the plan it was let into, and of that only what `item_reader` names it for.
 * A document opens through a fact that may be read, and only if whoever wrote that fact had the bytes ([SYNC-33]).
 */
const readable: Readonly<Record<string, string>> = {
  plan: `tenant = app_tenant() and id = app_plan()`,
  item_reader: `tenant = app_tenant() and plan = app_plan() and app_reader() = any (readers)`,
  receipt: `tenant = app_tenant() and plan = app_plan() and subject in (select subject from item_reader)`,
  fact: `tenant = app_tenant() and plan = app_plan() and op_seq in (select op_seq from receipt)`,
  fact_body: `tenant = app_tenant() and plan = app_plan() and op_seq in (select op_seq from receipt)`,
  blob_upload: `tenant = app_tenant() and plan = app_plan() and complete and (sha256, loan) in (
    select fact.blob, receipt.loan from fact join receipt using (tenant, plan, op_seq))`,
  blob: `tenant = app_tenant() and plan = app_plan() and sha256 in (select sha256 from blob_upload)`,
  blob_part: `tenant = app_tenant() and plan = app_plan() and loan = '' and sha256 in (select sha256 from blob_upload)`,
};

/**
 * Three roles, none of which may pass a policy by. `stafettrom_service` judges and writes within its tenant;
 * `stafettrom_reader` gives content out, and sees only what `item_reader` says; `stafettrom_remover` takes bodies away
 * (S5, C5, K3). SQL holds no rule: `item_reader` is rewritten from the domain's audience.
 */
export const rowLevelSecurity: Migration = {
  version: 4,
  name: 'row level security',
  statements: [
    ...['service', 'reader', 'remover'].flatMap((name) => [
      `do $$ begin
        if not exists (select 1 from pg_roles where rolname = 'stafettrom_${name}') then
          create role stafettrom_${name} nologin noinherit;
        end if;
      end $$`,
      `grant stafettrom_${name} to current_user`,
      `grant usage on schema public to stafettrom_${name}`,
    ]),
    ...['tenant', 'plan', 'reader'].map(
      (name) => `create function app_${name}() returns text language sql stable
        as $$ select nullif(current_setting('app.${name}', true), '') $$`,
    ),
    ...tenantTables.flatMap((table) => [
      `alter table ${table} enable row level security`,
      `alter table ${table} force row level security`,
      `create policy of_the_tenant on ${table} to stafettrom_service
        using (tenant = app_tenant()) with check (tenant = app_tenant())`,
    ]),
    ...appended.map((table) => `grant select, insert on ${table} to stafettrom_service`),
    ...changing.map((table) => `grant select, insert, update, delete on ${table} to stafettrom_service`),
    ...Object.entries(readable).flatMap(([table, rule]) => [
      `grant select on ${table} to stafettrom_reader`,
      `create policy of_the_reader on ${table} for select to stafettrom_reader using (${rule})`,
    ]),
    ...['fact', 'fact_body', 'receipt'].map(
      (table) => `create policy of_the_remover on ${table} to stafettrom_remover
        using (tenant = app_tenant() and plan = app_plan()) with check (tenant = app_tenant() and plan = app_plan())`,
    ),
    `grant select on receipt to stafettrom_remover`,
    `grant select on fact to stafettrom_remover`,
    `grant update (removed) on fact to stafettrom_remover`,
    `grant select, delete on fact_body to stafettrom_remover`,
    // The only way for a body to go: its hash and the reason stay in its place, and envelope and receipt as they were.
    `create function remove_body(of_fact text, why text) returns integer language plpgsql as $$
      declare at_place integer; gone text;
      begin
        select op_seq into at_place from fact
          where tenant = app_tenant() and plan = app_plan() and id = of_fact;
        delete from fact_body where tenant = app_tenant() and plan = app_plan() and op_seq = at_place
          returning body into gone;
        if gone is null then return 0; end if;
        update fact set removed = json_build_object(
            'hash', encode(sha256(convert_to(gone, 'UTF8')), 'hex'), 'reason', why)::text
          where tenant = app_tenant() and plan = app_plan() and op_seq = at_place;
        return 1;
      end $$`,
    `revoke all on function remove_body(text, text) from public`,
    `grant execute on function remove_body(text, text) to stafettrom_remover`,
  ],
};
