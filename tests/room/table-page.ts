import { afterEach, expect } from 'vitest';
import type { FamilyView, InterpreterView } from '#contract/views.ts';
import { viewSchemas } from '#contract/views.ts';
import type { DrivenPage } from '../support/drive-page.ts';
import { drivePage } from '../support/drive-page.ts';
import type { Chair } from './open-room.ts';

export type InterpreterPage = DrivenPage<InterpreterView>;
export type FamilyPage = DrivenPage<FamilyView>;

const open: { stop(): void }[] = [];

afterEach(() => {
  for (const page of open.splice(0)) page.stop();
});

/** Invites, opens and admits the interpreter's page. */
export async function interpreterOf(chair: Chair): Promise<InterpreterPage> {
  const page = await drivePage(await chair.invite('interpreter'), viewSchemas.interpreter);
  open.push(page);
  expect(await chair.call('table.admit', { table: await waitingTable(chair) })).toBe('yes');
  await page.until(() => true);
  return page;
}

export async function familyPageOf(chair: Chair, participant: string): Promise<FamilyPage> {
  const page = await drivePage(await chair.invite('family'), viewSchemas.family);
  open.push(page);
  expect(await chair.call('table.admit', { table: await waitingTable(chair), participant })).toBe('yes');
  await page.until((view) => view.me !== undefined);
  return page;
}

export async function waitingTable(chair: Chair): Promise<string> {
  const { tables } = await chair.until((view) => view.tables.some((one) => one.state === 'waiting'));
  return tables.find((one) => one.state === 'waiting')?.id ?? '';
}
