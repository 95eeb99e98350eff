import { chairOf } from './support/chair-steps.ts';
import { receivedBy } from './support/complaints.ts';
import { ada } from './support/meeting-plans.ts';
import { writerOf } from './support/minute-taker-steps.ts';
import { expect, test } from './support/open-room.ts';
import { textsOf } from './support/texts.ts';

const { chair: words, common, screen } = textsOf(ada.language);

test('one key covers the wall, and only the chair uncovers it', async ({ room }) => {
  const wall = await room.wall();
  const chair = chairOf(await room.chair(), ada.language);
  await chair.choose(ada.name);
  for (const { person } of ada.here) await chair.enter(person);
  await chair.go(ada.goal);
  const heading = wall.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(ada.goal);
  await wall.keyboard.press('b');
  await expect(heading).toHaveText(screen.pause);
  await expect(wall.getByText(ada.goal)).toHaveCount(0);
  await expect(chair.page.getByRole('heading', { name: words.wall.covered })).toBeVisible();
  await wall.keyboard.press('PageDown');
  await expect(heading).toHaveText(screen.pause);
  await chair.press(words.wall.uncover);
  await expect(heading).toContainText(ada.goal);
  await chair.press(words.wall.cover);
  await expect(heading).toHaveText(screen.pause);
  await chair.press(words.wall.uncover);
  await expect(heading).toContainText(ada.goal);
});

test('a killed host leaves a covered wall, and everything is back by itself', async ({
  room,
  complaints,
}) => {
  complaints.expected.push(/WebSocket connection/u, /"event":"host-lost"/u);
  const wall = await room.wall();
  const chair = chairOf(await room.chair(), ada.language);
  await chair.choose(ada.name);
  for (const { person } of ada.here) await chair.enter(person);
  const table = await room.table(await chair.inviteMinuteTaker());
  await chair.admit(ada.minuteTaker);
  await chair.go(ada.goal);
  const writer = writerOf(table, ada.language);
  await writer.write(ada.goal, ada.minutes.goal);
  const field = writer.section(ada.goal).getByRole('textbox');
  await field.pressSequentially(' Og så');
  const pages = [wall, chair.page, table];
  for (const page of pages) await page.evaluate(() => document.body.setAttribute('data-same-page', 'yes'));

  room.killHost();
  await expect(wall.getByRole('heading')).toHaveText(screen.pause, { timeout: 2000 });
  await expect(chair.page.getByText(common.connection.lost)).toBeVisible({ timeout: 2000 });
  await expect(field).toHaveText(`${ada.minutes.goal} Og så`, { useInnerText: true });

  await expect(chair.page.getByText(common.connection.lost)).toHaveCount(0, { timeout: 20_000 });
  await expect(table.getByText(common.connection.lost)).toHaveCount(0, { timeout: 20_000 });
  await expect(wall.getByRole('heading')).toHaveText(screen.pause);
  await chair.press(words.wall.uncover);
  await expect(wall.getByRole('heading', { level: 1 })).toContainText(ada.goal);
  await expect(field).toHaveText(`${ada.minutes.goal} Og så`, { useInnerText: true });
  await expect(writer.section(ada.goal).getByRole('status').first()).toHaveText(common.saved.here);
  await field.pressSequentially(' mer.');
  await expect(field).toHaveText(`${ada.minutes.goal} Og så mer.`, { useInnerText: true });
  for (const page of pages) await expect(page.locator('body')).toHaveAttribute('data-same-page', 'yes');
  expect(receivedBy(wall)).not.toContain('Og så');
});
