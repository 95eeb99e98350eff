import type { Page } from '@playwright/test';
import { existsSync, readdirSync } from 'node:fs';
import type { Chair } from './support/chair-steps.ts';
import { button, chairOf } from './support/chair-steps.ts';
import type { Complaints } from './support/complaints.ts';
import { receivedBy } from './support/complaints.ts';
import { presentUntil, tabTo } from './support/keys.ts';
import type { MeetingPlay } from './support/meeting-plans.ts';
import { ada, isak } from './support/meeting-plans.ts';
import type { Writer } from './support/minute-taker-steps.ts';
import { writerOf } from './support/minute-taker-steps.ts';
import { expect, test } from './support/open-room.ts';
import { readStore } from './support/read-store.ts';
import type { Room } from './support/room.ts';
import { fill, profileLanguage, textsOf } from './support/texts.ts';

interface Scene {
  readonly room: Room;
  readonly play: MeetingPlay;
  readonly wall: Page;
  readonly chair: Chair;
  readonly complaints: Complaints;
}

/** In nynorsk in the long form; the short form walks a meeting in nynorsk in pages.e2e.ts. */
for (const { play, tag } of [{ play: ada }, { play: isak, tag: '@long' }]) {
  const title = `the meeting about ${play.name} runs from choosing the plan to an empty room`;
  test(title, tag === undefined ? {} : { tag }, async ({ room, complaints }) => {
    test.setTimeout(150_000);
    const wall = await room.wall();
    const chair = chairOf(await room.chair(), play.language);
    const scene = { room, play, wall, chair, complaints };
    await test.step('choose, by keyboard', () => choose(scene));
    await test.step('roll call', () => callTheRoll(scene));
    await test.step('agenda, with the presenter', () => present(scene));
    await test.step('goal and reading aloud', () => readAloud(scene));
    await test.step('a document', () => showDocument(scene));
    const writer = await test.step('the minute-taker is let in', () => letIn(scene));
    await test.step('evaluation', () => evaluate(scene, writer));
    await test.step('new activity', () => addActivity(scene, writer));
    await test.step('closing', () => closeActivity(scene, writer));
    await test.step('minutes', () => writeMinutes(scene, writer));
    await test.step('read back', () => readBack(scene));
    await test.step('next meeting', () => agreeNext(scene));
    await test.step('finish', () => finish(scene, writer));
    await test.step('the store has it', () => checkStore(scene));
  });
}

async function choose({ play, wall, chair }: Scene): Promise<void> {
  const before = textsOf(profileLanguage);
  await expect(wall.getByRole('heading')).toHaveText(before.screen.idle);
  const open = button(chair.page, fill(before.chair.choose.open, { name: play.name }));
  await tabTo(chair.page, open);
  await chair.page.keyboard.press('Enter');
  const title = fill(textsOf(play.language).chair.meetingOf, { name: play.name });
  await expect(chair.page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(wall.getByRole('heading')).toHaveText(textsOf(play.language).screen.idle);
  expect(receivedBy(wall)).not.toContain(play.name);
}

async function callTheRoll({ play, wall, chair }: Scene): Promise<void> {
  const { chair: words } = textsOf(play.language);
  const [first, ...others] = play.here;
  const ways = fill(words.rollCall.choice, { name: first?.person ?? '' });
  const inTheRoom = button(chair.page.getByRole('group', { name: ways, exact: true }), words.rollCall.room);
  await tabTo(chair.page, inTheRoom);
  await chair.page.keyboard.press('Space');
  await expect(inTheRoom).toHaveAttribute('aria-pressed', 'true');
  for (const { person, by } of others) await chair.enter(person, by);
  await expect(wall.locator('html')).toHaveAttribute('lang', play.language);
  for (const page of [wall, chair.page]) expect(await page.title()).not.toContain(play.name);
}

async function present({ play, wall }: Scene): Promise<void> {
  const { screen } = textsOf(play.language);
  const heading = wall.getByRole('heading', { level: 1 });
  await presentUntil(wall, screen.people.title);
  for (const { person } of play.here) await presentUntil(wall, person);
  await presentUntil(wall, screen.agenda.title);
  await expect(heading).toHaveText(screen.agenda.title);
  await wall.keyboard.press('PageUp');
  await expect(heading).toHaveText(screen.people.title);
}

async function readAloud({ play, wall, chair }: Scene): Promise<void> {
  const { chair: words } = textsOf(play.language);
  await chair.press(words.rollCall.begin);
  await expect(wall.getByRole('heading', { level: 1 })).toContainText(play.goal);
  await wall.keyboard.press('F5');
  const current = wall.locator('[aria-current="true"]');
  await expect(current).toHaveText(play.goal, { timeout: 10_000 });
  await expect(current).not.toHaveText(play.goal, { timeout: 20_000 });
  await expect(current).toHaveCount(1);
  await chair.press(words.wall.stop);
  await expect(current).toHaveCount(0);
  await expect(button(chair.page, words.wall.read)).toBeVisible();
}

/** From the file in the store, through the process that opens it, to the wall; turned by the presenter's key. */
async function showDocument({ play: { document, goal, language }, wall, chair }: Scene): Promise<void> {
  const { chair: words } = textsOf(language);
  await chair.page.getByText(words.wall.documents.title, { exact: true }).click();
  await chair.press(document.title);
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText(document.title);
  const shown = document.isDrawn
    ? wall.getByRole('img', { name: document.says })
    : wall.getByText(document.says);
  await expect(shown).toBeVisible();
  await wall.keyboard.press('PageDown');
  await expect(shown).toHaveCount(0);
  await chair.press(document.title);
  await expect(wall.getByRole('heading', { level: 1 })).toContainText(goal);
}

async function letIn({ room, play, chair }: Scene): Promise<Writer> {
  const { minutes } = textsOf(play.language);
  const table = await room.table(await chair.inviteMinuteTaker());
  await expect(table.getByRole('heading', { level: 1 })).toHaveText(minutes.waiting.title);
  expect(receivedBy(table)).not.toContain(play.name);
  await chair.admit(play.minuteTaker);
  const heading = fill(minutes.heading, { name: play.name });
  await expect(table.getByRole('heading', { level: 1 })).toHaveText(heading);
  expect(await table.title()).not.toContain(play.name);
  return writerOf(table, play.language);
}

async function evaluate({ play, chair }: Scene, writer: Writer): Promise<void> {
  const { common } = textsOf(play.language);
  await writer.evaluate(play.evaluated, { text: play.evaluation, saidBy: play.speaker });
  const onChairsPage = writerOf(chair.page, play.language)
    .activity(play.evaluated)
    .getByRole('listitem')
    .first();
  await expect(onChairsPage).toContainText(play.evaluation);
  await expect(onChairsPage).toContainText(common.plan.today);
}

async function addActivity({ play, wall, chair }: Scene, writer: Writer): Promise<void> {
  await writer.addActivity(play.added);
  await expect(writer.activity(play.added.text)).toContainText(play.added.who);
  await chair.go(play.goal);
  await presentUntil(wall, play.added.text);
  const row = wall.getByRole('listitem').filter({ hasText: play.added.text });
  await expect(row).toContainText(play.added.who);
}

async function closeActivity({ play, wall, chair }: Scene, writer: Writer): Promise<void> {
  const { common, screen } = textsOf(play.language);
  await writerOf(chair.page, play.language).close(play.closed, play.reason);
  await expect(writer.activity(play.closed)).toContainText(fill(common.plan.reason, { reason: play.reason }));
  await chair.go(play.goal);
  await presentUntil(wall, play.closed);
  await expect(wall.getByRole('listitem').filter({ hasText: play.closed })).toContainText(screen.status.done);
}

async function writeMinutes({ play, wall, chair }: Scene, writer: Writer): Promise<void> {
  await writer.write(play.goal, play.minutes.goal);
  await writer.write(play.topic, play.minutes.topic);
  const onChairsPage = writerOf(chair.page, play.language).section(play.goal);
  await expect(onChairsPage.locator('.draft-text')).toHaveText(play.minutes.goal, { useInnerText: true });
  for (const text of [play.minutes.goal, play.minutes.topic].flatMap((one) => one.split('\n'))) {
    await expect(wall.getByText(text.slice(0, 20))).toHaveCount(0);
    expect(receivedBy(wall)).not.toContain(text.slice(0, 20));
  }
}

async function readBack({ play, wall, chair }: Scene): Promise<void> {
  const { chair: words, common, screen } = textsOf(play.language);
  await chair.go(common.agenda.readBack);
  await chair.press(words.readBack.start);
  await expect(wall.getByText(screen.readBack.question)).toBeVisible();
  await presentUntil(wall, play.goal);
  await presentUntil(wall, play.topic);
  await chair.press(words.readBack.approve);
  await expect(chair.page.getByText(words.readBack.approved, { exact: true })).toBeVisible();
  const { agrees, readsAtHome } = play.answers;
  for (const [person, answer] of [
    [agrees, words.readBack.agrees],
    [readsAtHome, words.readBack.readsAtHome],
  ] as const) {
    const said = button(chair.page.getByRole('group', { name: person, exact: true }), answer);
    await said.click();
    await expect(said).toHaveAttribute('aria-pressed', 'true');
  }
}

async function agreeNext({ play, wall, chair }: Scene): Promise<void> {
  const { common } = textsOf(play.language);
  await chair.go(common.agenda.nextMeeting);
  await chair.page.getByLabel(common.next.date, { exact: true }).fill(play.next.date);
  await chair.page.getByLabel(common.next.time, { exact: true }).fill(play.next.time);
  await chair.press(common.next.save);
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText(play.next.shown);
}

async function finish({ room, play, wall, chair, complaints }: Scene, writer: Writer): Promise<void> {
  // With the receipt in hand the host ends itself, which wipes its memory; another one takes its place.
  complaints.expected.push(/WebSocket connection/u, /"event":"host-lost"/u);
  const { chair: words } = textsOf(play.language);
  const idle = textsOf(profileLanguage);
  expect(meetingFiles(room)).not.toEqual([]);
  await chair.press(words.finish.start);
  await chair.press(words.finish.yes);
  const done = chair.page.getByRole('heading', { name: idle.chair.delivery.finished });
  await expect(done).toBeVisible({ timeout: 60_000 });
  await expect(wall.getByRole('heading')).toHaveText(idle.screen.idle);
  await expect(wall.getByText(play.name)).toHaveCount(0);
  await expect(chair.page.getByText(play.goal)).toHaveCount(0);
  await expect(writer.page.getByText(play.goal)).toHaveCount(0);
  expect(meetingFiles(room)).toEqual([]);
}

/** The meeting's database, its key, and whatever lies beside them under the same random name. */
function meetingFiles({ dataFolder }: Room): string[] {
  if (!existsSync(dataFolder)) return [];
  return readdirSync(dataFolder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:journal|key|mark|sealed)/u.test(name),
  );
}

async function checkStore({ room, play }: Scene): Promise<void> {
  expect(await room.stop()).toEqual([]);
  const stored = await readStore(room, play.name);
  const bodies = (verb: string): string[] =>
    stored.facts.filter((fact) => fact.verb === verb).map((fact) => JSON.stringify(fact.body));
  expect(bodies('evaluation.added/1').join('\n')).toContain(play.evaluation);
  expect(bodies('activity.added/1').join('\n')).toContain(play.added.text);
  expect(bodies('activity.closed/1').join('\n')).toContain(play.reason);
  expect(bodies('section.approved/1').join('\n')).toContain(play.minutes.topic.split('\n')[0]);
  expect(bodies('minutes.answered/1')).toHaveLength(2);
  expect(bodies('nextMeeting.agreed/1').join('\n')).toContain(play.next.date);
  const documents = stored.facts.filter((fact) => fact.verb === 'document.added/1');
  const pdf = stored.document(
    documents.findLast((fact) => JSON.stringify(fact.body).includes('application/pdf')),
  );
  expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-');
}
