import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { homeLanguages } from '#renderer/language/home-languages.ts';
import { button } from './support/chair-steps.ts';
import { readLogs } from './support/complaints.ts';
import { isElectronAsked } from './support/electron-room.ts';
import { startNodeRoom } from './support/node-room.ts';
import { expect, test } from './support/open-room.ts';
import type { Phone } from './support/phone.ts';
import { openPhone } from './support/phone.ts';
import { startStoreWithIssuer } from './support/store-with-issuer.ts';
import { fill, textsOf } from './support/texts.ts';

test.skip(isElectronAsked(), 'the room of these tests is told of its store on the command line');

const { device, signIn } = homeLanguages.nb.home;
const { chair: words } = textsOf('nb');
const way = fill(signIn.with, { way: 'Kommunens innlogging' });

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stafettrom-e2e-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test('the relay holder signs in on their own phone, and the room opens the meeting chosen there', async ({
  browser,
  complaints,
  filledStore,
}) => {
  const { address, issuer, stop } = await startStoreWithIssuer(folder, filledStore);
  const room = await startNodeRoom({ browser, folder, complaints, filledStore, store: address });
  const wall = await room.wall();
  const chair = await room.chair();
  await button(chair, words.signIn.begin).click({ timeout: 20_000 });
  await expect(wall.locator('.stage-qr')).toBeVisible();
  const code = await wall.locator('.stage-code').innerText();
  await expect(chair.locator('.sign-in-code')).toHaveText(code);
  const asked = `${address}/device?user_code=${code}`;

  issuer.next.acr = 'substantial';
  const phone = await openPhone({ browser, complaints, address: asked, language: 'nb' });
  await phone.press(way);
  await expect(phone.page.getByText(signIn.refused['assurance-too-low'])).toBeVisible();
  issuer.next.acr = 'high';
  await phone.page.goto(asked);
  await phone.press(way);
  await expect(phone.page.getByRole('heading', { level: 1 })).toHaveText(
    fill(device.wants, { room: 'Møterom 214' }),
  );
  await expect(phone.page.getByText(code)).toBeVisible();
  await phone.page.getByRole('radio', { name: /^Ada/u }).check();
  const begun = Date.now();
  await phone.press(device.confirm);
  await expect(phone.page.getByRole('heading', { level: 1 })).toHaveText(device.done);
  const title = fill(words.meetingOf, { name: 'Ada' });
  await expect(chair.getByRole('heading', { level: 1 })).toHaveText(title, { timeout: 15_000 });
  console.log(`let in to open: ${Date.now() - begun} ms`);
  await expect(wall.locator('.stage-qr')).toHaveCount(0);

  await expectUsed(await openPhone({ browser, complaints, address: asked, language: 'nb' }));
  expect(await room.stop()).toEqual([]);
  complaints.lines.push(...readLogs(room.dataFolder));
  await stop();
});

async function expectUsed({ page, press }: Phone): Promise<void> {
  await press(way);
  await expect(page.getByText(device.unknown)).toBeVisible();
}
