import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { languages } from '#renderer/language/languages.ts';
import { expect, test } from './support/open-room.ts';
import {
  checkFrame,
  checkReach,
  checkTabOrder,
  checkWithAxe,
  checkWithForcedColours,
} from './support/page-checks.ts';
import type { PageLook, Room } from './support/room.ts';

const zoomed: PageLook = { width: 683, height: 384, zoom: 2 };

async function openAdministrator(room: Room, look?: PageLook): Promise<Page> {
  test.skip(room.administrator === undefined, 'no window of Electron opens this page');
  const page = await room.administrator?.(look);
  if (page === undefined) throw new Error('The room told no address');
  await page.locator('#question').waitFor();
  return page;
}

for (const { profile, language } of [
  { profile: 'try-out', language: 'nb' },
  { profile: 'fjord', language: 'nn' },
] as const) {
  test.describe(`the page of the administrator in ${language}`, () => {
    test.use({ profile });
    const texts = languages[language];
    // The second language does the same: it is in the long form.
    const look = language === 'nn' ? { tag: '@long' } : {};

    test(
      'can be read by everybody, light and dark, and in forced colours',
      { tag: '@long' },
      async ({ room }) => {
        const page = await openAdministrator(room);
        const chair = await room.chair();
        await chair.locator('.look summary').first().click();
        for (const scheme of ['light', 'dark'] as const) {
          await chair.getByRole('button', { name: texts.chair.look[scheme], exact: true }).click();
          await expect(page.locator('html')).toHaveAttribute('data-color-scheme', scheme);
          const stop = { kind: `administrator: ${scheme}`, page, language };
          await checkFrame(stop, 'Ada');
          await checkWithAxe(stop);
          await checkWithForcedColours(stop);
        }
      },
    );

    test('works by keyboard alone and at 200 %', { tag: '@long' }, async ({ room }) => {
      const page = await openAdministrator(room, zoomed);
      const stop = { kind: 'administrator', page, language };
      await checkReach(stop);
      await checkTabOrder(stop);
      await page.getByRole('button', { name: texts.administrator.question.change }).first().click();
      await checkReach({ ...stop, kind: 'administrator, changing' });
      await checkWithAxe({ ...stop, kind: 'administrator, changing' });
    });

    test(
      'takes an answer that is there after the host has died, in the file and in the next view',
      look,
      async ({ room, complaints }) => {
        complaints.expected.push(/WebSocket connection/u, /"event":"host-lost"/u);
        const page = await openAdministrator(room);
        const { name } = texts.administrator.settings.draftDays;
        await page
          .getByRole('button', { name: texts.administrator.list.answer.replace('{{name}}', name) })
          .click();
        await page.getByLabel(texts.administrator.question.by).fill('lokal administrator');
        await page.getByRole('button', { name: texts.administrator.question.right }).click();
        const confirmed = page.getByText('lokal administrator, 9. mars 2027');
        await expect(confirmed).toBeVisible();
        expect(readFileSync(path.join(room.dataFolder, 'profile-answers.json'), 'utf8')).toContain(
          'draftDays',
        );
        room.killHost();
        await expect(page.getByText(texts.common.connection.lost)).toBeVisible();
        await expect(page.getByText(texts.common.connection.lost)).toBeHidden({ timeout: 20_000 });
        await expect(confirmed).toBeVisible();
      },
    );
  });
}
