import type { Page } from '@playwright/test';
import { homeLanguages } from '#renderer/language/home-languages.ts';
import { chairOf } from './support/chair-steps.ts';
import { receivedBy } from './support/complaints.ts';
import { isElectronAsked } from './support/electron-room.ts';
import { ada } from './support/meeting-plans.ts';
import { writerOf } from './support/minute-taker-steps.ts';
import { expect, test } from './support/open-room.ts';
import type { Phone } from './support/phone.ts';
import { openPhone } from './support/phone.ts';
import { planStepsOf } from './support/plan-steps.ts';
import { readStore } from './support/read-store.ts';
import type { Language } from './support/texts.ts';
import { textsOf } from './support/texts.ts';

test.use({ plans: 'law' });
test.skip(isElectronAsked(), 'only plain Node tells where the pages at home are');

const { chair: words, common, screen } = textsOf('nb');
const remark = 'Vi vil at Jonas skal være med også neste gang.';
const mostMilliseconds = 5000;
const drafted = { nb: /^Samtykke fra 9\. mars/u, nn: /^Samtykke frå 9\. mars/u };

test('guardians sign on their own phones, the room opens, and a remark follows the minutes', async ({
  room,
  browser,
  complaints,
}) => {
  const wall = await room.wall();
  const chair = chairOf(await room.chair(), 'nb');
  const plan = planStepsOf(chair, 'nb');
  const address = (await room.home?.()) ?? '';
  await chair.choose('Nora');
  for (const person of ['Marit Lunde', 'Nora', 'Mor · Ingrid', 'Far · Tor']) await chair.enter(person);
  await plan.draft({ names: ['Marit Lunde', 'Jonas Berg'] });
  const mother = await openPhone({ browser, complaints, address, language: 'nb' });
  await mother.enterAs('Ingrid Solheim');
  await expect(mother.row('Nora')).not.toContainText(homeLanguages.nb.home.start.waits.sign);
  await chair.press(words.draft.show);
  await expect(wall.getByText(screen.consent.label, { exact: true })).toBeVisible();
  await expect(chair.page.getByText('Samtykke: mottatt')).toBeVisible();
  await mother.press(homeLanguages.nb.home.start.look);
  const father = await openPhone({ browser, complaints, address, language: 'nn' });
  await father.enterAs('Tor Bakken');
  await sign(mother, 'nb');
  await expect(mother.page.getByText(/^Vi venter fortsatt på Tor/u)).toBeVisible();
  await expect(chair.page.getByText(/^✓ Mor · Ingrid skrev under/u)).toBeVisible();
  await expect(plan.glance()).toContainText(words.consent.blocked.expired.why);

  await readToSign(father, 'nn');
  const begun = Date.now();
  await father.press(homeLanguages.nn.home.consent.sureYes);
  await expect(plan.glance()).toContainText(words.consent.inOrder);
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText(screen.pause);
  const took = Date.now() - begun;
  console.log(`signed to open: ${took} ms`);
  expect(took).toBeLessThan(mostMilliseconds);
  expect(receivedBy(wall)).not.toContain(ada.goal);
  await chair.press(words.wall.uncover);
  await chair.place('meeting');
  await chair.press(words.rollCall.begin);
  await expect(wall.getByRole('heading', { level: 1 })).toContainText(ada.goal);

  await writerOf(chair.page, 'nb').write(ada.goal, ada.minutes.goal);
  await chair.go(common.agenda.readBack);
  await chair.press(words.readBack.start);
  await chair.press(words.readBack.approve);
  await expect(chair.page.getByText(words.readBack.approved, { exact: true })).toBeVisible();
  await plan.endMeeting(complaints);

  await addRemark(mother);
  const holder = await openPhone({ browser, complaints, address, language: 'nb' });
  await holder.enterAs('Marit Lunde');
  for (const phone of [father, holder]) {
    const { minutes } = await phone.plan('nora');
    const remarks = minutes.flatMap((one) => one.remarks);
    expect(remarks).toContainEqual(expect.objectContaining({ text: remark, mine: false }));
  }
  expect(await room.stop()).toEqual([]);
  const { facts } = await readStore(room, 'Nora');
  expect(JSON.stringify(facts.filter(({ verb }) => verb === 'remark.added/1'))).toContain(remark);
});

/** Reads the text, and stands before the last question. */
async function readToSign({ page, row, press }: Phone, language: Language): Promise<void> {
  const { consent, start } = homeLanguages[language].home;
  await row(start.waits.sign).filter({ hasText: 'Nora' }).click();
  await row(drafted[language]).click();
  await expect(page.getByRole('heading', { name: consent.text })).toBeVisible();
  await press(consent.sign);
}

async function sign(phone: Phone, language: Language): Promise<void> {
  const { consent } = homeLanguages[language].home;
  await readToSign(phone, language);
  await phone.press(consent.sureYes);
  await expect(phone.page.getByText(consent.done)).toBeVisible();
}

async function addRemark({ page, row, press }: Phone): Promise<void> {
  const { frame, minutes } = homeLanguages.nb.home;
  await row(frame.toPlan.replace('{{owner}}', 'Nora')).click();
  await row(/^Møtet 9\. mars/u).click();
  await page.getByLabel(minutes.remark, { exact: true }).fill(remark);
  await press(minutes.remarkSave);
  await expect(page.getByText(minutes.remarkDone)).toBeVisible();
  await expectRemark(page);
}

async function expectRemark(page: Page): Promise<void> {
  await expect(page.locator('.home-remark').filter({ hasText: remark })).toContainText('Ingrid');
}
