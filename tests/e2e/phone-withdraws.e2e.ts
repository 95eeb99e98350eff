import { homeLanguages } from '#renderer/language/home-languages.ts';
import { receivedBy } from './support/complaints.ts';
import { isElectronAsked } from './support/electron-room.ts';
import { beginLaw, expectPause, foundIn, headingOf, meetingFiles, wordsOfPlan } from './support/law-steps.ts';
import { ada } from './support/meeting-plans.ts';
import { writerOf } from './support/minute-taker-steps.ts';
import { expect, test } from './support/open-room.ts';
import { openPhone } from './support/phone.ts';
import { readStore } from './support/read-store.ts';
import { meetingDay } from './support/room.ts';
import { profileLanguage, textsOf } from './support/texts.ts';

test.use({ plans: 'law' });
test.skip(isElectronAsked(), 'only plain Node tells where the pages at home are');

const { withdraw, start, plan: words } = homeLanguages.nb.home;
const plan = wordsOfPlan('ada');
const secret = 'Vi hadde ikke rukket å lese dette opp.';

test('a guardian withdraws everything from home, and the meeting ends there', async ({
  room,
  browser,
  complaints,
}) => {
  // With the receipt in hand the host ends itself, as after every meeting.
  complaints.expected.push(/WebSocket connection/u, /"event":"host-lost"/u);
  const { wall, chair } = await beginLaw(room, ['Mor · Ingrid', 'Marit Lunde']);
  const writer = writerOf(chair.page, ada.language);
  await chair.go(ada.goal);
  await writer.evaluate(ada.evaluated, { text: ada.evaluation, saidBy: 'Mor · Ingrid' });
  await writer.write(ada.goal, secret);
  await expect(headingOf(wall)).toContainText(ada.goal);

  const father = await openPhone({
    browser,
    complaints,
    address: (await room.home?.()) ?? '',
    language: 'nb',
  });
  await father.enterAs('Tor Bakken');
  await father.row('Ada').filter({ hasText: start.role.guardian }).click();
  await father.row(words.withdraw).click();
  await father.page.getByRole('radio', { name: withdraw.grades.everything }).check();
  await father.press(withdraw.next);
  const begun = Date.now();
  await father.press(withdraw.yes);
  await expectPause(wall);
  console.log(`withdrawn to covered: ${Date.now() - begun} ms`);
  await expect(father.page.getByText(withdraw.done)).toBeVisible();
  const since = receivedBy(wall).length;
  const { chair: idle } = textsOf(profileLanguage);
  await expect(chair.page.getByRole('heading', { name: idle.delivery.finished })).toBeVisible({
    timeout: 15_000,
  });
  expect(meetingFiles(room)).toEqual([]);
  expect(foundIn(receivedBy(wall).slice(since), plan.items)).toEqual([]);
  expect(await room.stop()).toEqual([]);
  const { facts } = await readStore(room, ada.name);
  const bodies = (verb: string): unknown[] =>
    facts.filter((fact) => fact.verb === verb).map((fact) => fact.body);
  expect(bodies('consent.withdrawn/1')).toEqual([{ on: meetingDay, form: 'written' }]);
  expect(JSON.stringify(bodies('evaluation.added/1'))).not.toContain(ada.evaluation);
  expect(JSON.stringify(facts)).not.toContain(secret);
});
