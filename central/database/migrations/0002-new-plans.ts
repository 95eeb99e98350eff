import type { Migration } from './migration.ts';

/** M6: which request a plan was opened by, so that the same asked twice is one plan and one loan. */
export const newPlans: Migration = {
  version: 2,
  name: 'new plans',
  statements: [
    `create table new_plan (
      tenant text not null, plan text not null, request text not null, loan text not null,
      primary key (tenant, plan)
    )`,
  ],
};
