import type { Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { languages } from '#renderer/language/languages.ts';
import { expect, test } from './support/open-room.ts';
import { checkFrame, checkWithAxe } from './support/page-checks.ts';
import type { Room } from './support/room.ts';

type Language = keyof typeof languages;
const code = '246810';
const nowhere = { chain: '/nowhere/chain.pem', key: '/nowhere/key.pem' };

/** The short form sees one language, `npm run long -- pages` both. */
for (const { profile, language, tag } of [
  { profile: 'try-out', language: 'nb', tag: '@long' },
  { profile: 'fjord', language: 'nn', tag: '@short' },
] as const) {
  test.describe(`a room in ${language}`, () => {
    test.use({ profile });

    test('is set up, checked, and left with its code', { tag }, async ({ room, complaints }) => {
      complaints.expected.push(/WebSocket connection/u, /"event":"host-lost"/u);
      await room.wall();
      const page = await room.chair();
      await setUp(page, language);
      await expectCheck(page, room, language);
      await leave(page, room, language);
    });
  });
}

/** Name, screen and code; what changes is seen before it is saved. */
async function setUp(page: Page, language: Language): Promise<void> {
  const { setup, chair } = languages[language];
  const stop = { kind: 'set-up', page, language };
  await page.getByRole('button', { name: setup.places.setup, exact: true }).click();
  await takeInFile(page, language);
  await page.getByLabel(setup.room.name, { exact: true }).fill('Møterom 214');
  await page.getByLabel(chair.look.inches).fill('stor');
  await page.getByLabel(setup.code.new, { exact: true }).fill(code);
  await page.getByLabel(setup.code.again, { exact: true }).fill(code);
  await page.getByRole('button', { name: setup.code.save }).click();
  await expect(page.getByText(setup.code.saved)).toBeVisible();
  await page.getByRole('button', { name: setup.judge }).click();
  await expect(page.getByText(setup.faults.inches)).toBeVisible();
  await checkFrame(stop, 'Ada');
  await checkWithAxe(stop);
  await page.getByLabel(chair.look.inches).fill('75');
  const { certificate } = setup;
  await page.getByText(certificate.title, { exact: true }).click();
  await page.getByLabel(certificate.chain).fill(nowhere.chain);
  await page.getByLabel(certificate.key).fill(nowhere.key);
  await page.getByRole('button', { name: setup.judge }).click();
  await expect(page.getByRole('heading', { name: setup.changes.title })).toBeFocused();
  await expect(page.locator('.change-rows > li')).toHaveCount(5);
  await expect(page.locator('.change-rows')).toContainText('«Møterom 214»');
  await page.getByRole('button', { name: setup.changes.save, exact: true }).click();
}

/** A file of another room: a bad one changes nothing and says where it is bad, a good one fills the form. */
async function takeInFile(page: Page, language: Language): Promise<void> {
  const { setup, chair } = languages[language];
  const { file } = setup;
  await page.getByText(file.title, { exact: true }).click();
  await page.getByRole('button', { name: file.export }).click();
  const text = page.getByLabel(file.text);
  await expect(text).toHaveValue(/"screenInches": 65/u);
  const sent = await text.inputValue();
  const take = page.getByRole('button', { name: file.import });
  await text.fill(sent.replace('"metres": 5.2', '"metres": "langt"'));
  await take.click();
  await expect(page.getByText(file.fault.replace('{{field}}', setup.fields.metres))).toBeVisible();
  await text.fill(sent.replace('"volume": 10', '"volume": 9').replace(': 65', ': 70'));
  await take.click();
  await expect(page.getByText(file.read)).toBeVisible();
  await expect(page.getByLabel(chair.look.inches)).toHaveValue('70');
}

async function expectCheck(page: Page, room: Room, language: Language): Promise<void> {
  const { roomcheck, setup } = languages[language];
  await expect(page.getByText(setup.saved)).toBeVisible();
  const kept: unknown = JSON.parse(readFileSync(path.join(room.dataFolder, 'settings.json'), 'utf8'));
  expect(kept).toMatchObject({ room: 'Møterom 214', screenInches: 75, volume: 9, setUp: 'done' });
  const rows = page.locator('.check-rows > li');
  // The room starts anew with its name: until it is back, the page says so.
  await expect(async () => {
    if ((await rows.count()) === 0)
      await page.getByRole('button', { name: roomcheck.run }).click({ timeout: 3000 });
    await expect(rows).toHaveCount(12, { timeout: 8000 });
  }).toPass({ timeout: 40_000 });
  await expect(rows.filter({ hasText: roomcheck.names.disk })).toContainText(/GB er ledig/u);
  // What is wrong here says what to do: the certificate is not where the set-up says.
  const certificate = rows.filter({ hasText: roomcheck.names.certificate });
  await expect(certificate).toContainText(roomcheck.says['certificate-missing']);
  await expect(certificate).toContainText(roomcheck.states.fail);
  await expect(page.getByText(roomcheck.someToDo)).toBeVisible();
  await checkWithAxe({ kind: 'room check', page, language });
  await page.getByRole('button', { name: setup.places.back }).click();
}

async function leave(page: Page, room: Room, language: Language): Promise<void> {
  const { refusals, setup } = languages[language];
  const lock = `${room.dataFolder}.lock`;
  const leaving = page.getByRole('button', { name: setup.leave.yes });
  await page.getByRole('button', { name: setup.places.leave }).click();
  await page.getByLabel(setup.leave.code).fill('111111');
  await leaving.click();
  await expect(page.getByText(refusals.kinds['code-wrong'])).toBeVisible();
  expect(existsSync(lock)).toBe(true);
  const told = page.getByText(setup.leave.leaving);
  // After a wrong code the room looks at none for a moment.
  await expect(async () => {
    if (await told.isVisible()) return;
    await page.getByLabel(setup.leave.code).fill(code);
    await leaving.click();
    await expect(told).toBeVisible({ timeout: 2500 });
  }).toPass({ timeout: 20_000 });
  // The room's own process lets go of its folder last of all.
  await expect.poll(() => existsSync(lock)).toBe(false);
}
