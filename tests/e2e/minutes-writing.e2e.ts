import type { Locator, Page } from '@playwright/test';
import { chairOf } from './support/chair-steps.ts';
import type { Chair } from './support/chair-steps.ts';
import { ada } from './support/meeting-plans.ts';
import { writerOf } from './support/minute-taker-steps.ts';
import { expect, test } from './support/open-room.ts';
import type { Room } from './support/room.ts';
import { fill, textsOf } from './support/texts.ts';

const { chair: words, common, minutes } = textsOf(ada.language);

/** Issue 6: a whole meeting written by three pages at once, with everything in between that can go wrong. */
for (const keys of [300, 2000]) {
  const title = `three pages write ${keys} keys through reloads, a takeover and a lost host, each line where it belongs`;
  test(title, { tag: '@writing' }, async ({ room, complaints }) => {
    test.setTimeout(60_000 + keys * 150);
    complaints.expected.push(/WebSocket connection/u, /"event":"host-lost"/u);
    const scene = await open(room);
    // Each event has a share of the keys, and none of them is alone on the table.
    const share = Math.floor(keys / 15);
    await test.step('three at once', () => typeAtOnce(scene, share));
    await test.step('a reload in the middle of a line', () => reload(scene, share));
    await test.step('somebody else takes over, and gives back', () => takeOver(scene, share));
    await test.step('the host is lost, and one page with it', () => loseHost(scene, share));
    await test.step('everything is there, on every page and in the record', () => readAll(scene));
  });
}

/** One page, the section it writes in, and every key that came to stand there. */
interface Desk {
  readonly page: Page;
  readonly heading: string;
  readonly field: Locator;
  readonly state: Locator;
  readonly section: Locator;
  readonly name: string;
  typed: string;
  pressed: number;
}

interface Scene {
  readonly room: Room;
  readonly chair: Chair;
  readonly desks: readonly [Desk, Desk, Desk];
}

async function open(room: Room): Promise<Scene> {
  const chair = chairOf(await room.chair(), ada.language);
  await chair.choose(ada.name);
  for (const { person } of ada.here) await chair.enter(person);
  const first = await letIn(room, chair, ada.minuteTaker);
  const second = await letIn(room, chair, 'Eva Haugen');
  await chair.go(ada.goal);
  const headings = await first.locator('.section-editor h3').allTextContents();
  const rest = headings.filter((heading) => heading !== ada.goal);
  const desks = [
    await sitDown({ page: chair.page, heading: ada.goal, name: 'Marit' }),
    await sitDown({ page: first, heading: rest[0] ?? '', name: 'Jonas' }),
    await sitDown({ page: second, heading: rest[1] ?? '', name: 'Eva' }),
  ] as const;
  return { room, chair, desks: [desks[0], desks[1], desks[2]] };
}

async function letIn(room: Room, chair: Chair, person: string): Promise<Page> {
  const page = await room.table(await chair.inviteMinuteTaker());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(minutes.waiting.title);
  await chair.admit(person);
  await expect(page.getByRole('heading', { name: minutes.sections })).toBeVisible();
  return page;
}

async function sitDown(at: Pick<Desk, 'page' | 'heading' | 'name'>): Promise<Desk> {
  const desk = deskAt(at);
  await desk.section.getByRole('button', { name: common.section.take }).click();
  await expect(desk.field).toBeFocused();
  return desk;
}

function deskAt({ page, heading, name }: Pick<Desk, 'page' | 'heading' | 'name'>): Desk {
  const section = writerOf(page, ada.language).section(heading);
  return {
    page,
    heading,
    name,
    section,
    field: section.getByRole('textbox', { name: heading }),
    state: section.getByRole('status').first(),
    typed: '',
    pressed: 0,
  };
}

/** The next keys of this desk: whole lines that say whose they are, in words that nobody else writes. */
function keysFor(desk: Desk, count: number): string {
  let text = '';
  for (let line = 0; text.length < desk.pressed + count; line += 1) {
    text += `${desk.name} skriver linje ${line}: Ada leser hver kveld, og far hører på.\n`;
  }
  return text.slice(desk.pressed, desk.pressed + count);
}

async function type(desk: Desk, count: number): Promise<void> {
  const text = keysFor(desk, count);
  await desk.page.keyboard.type(text, { delay: 4 });
  desk.typed += text;
  desk.pressed += count;
}

/** What stands in a section on a page, a line for each paragraph. */
function standing(section: Locator): Promise<string> {
  return section
    .locator('.draft-text > *')
    .evaluateAll((lines) => lines.map((line) => line.textContent).join('\n'));
}

async function isSaved(desk: Desk): Promise<void> {
  await expect(desk.state).toHaveText(common.saved.here);
  expect(await standing(desk.section)).toBe(desk.typed);
}

async function typeAtOnce({ desks }: Scene, share: number): Promise<void> {
  await Promise.all(desks.map((desk) => type(desk, share)));
  for (const desk of desks) await isSaved(desk);
}

/** What the page managed to send counts; what it did not is said, and is never more than a second of typing. */
async function reload({ desks: [chair, writer, other] }: Scene, share: number): Promise<void> {
  const aSecond = new Map<number, number>();
  const count = async (): Promise<void> => {
    for (let key = 0; key < share; key += 1) {
      await type(writer, 1);
      aSecond.set(writer.typed.length, performance.now());
    }
  };
  await Promise.all([type(chair, share), type(other, share), count()]);
  await writer.page.reload();
  await expect(writer.field).toBeFocused();
  await takeWhatIsThere(writer);
  const missing = [...aSecond].filter(([length]) => length > writer.typed.length).map(([, at]) => at);
  expect((missing.at(-1) ?? 0) - (missing[0] ?? 0)).toBeLessThan(1000);
  const said = await writer.section.getByText(common.section.missing).count();
  expect(said > 0).toBe(missing.length > 0);
  await type(writer, share);
  for (const desk of [chair, writer, other]) await isSaved(desk);
}

/** After a loss the writer goes on from where the page says that they are. */
async function takeWhatIsThere(desk: Desk): Promise<void> {
  const there = await standing(desk.section);
  expect(desk.typed.startsWith(there)).toBe(true);
  desk.pressed -= desk.typed.length - there.length;
  desk.typed = there;
}

/** The pen goes with all that was typed until the field was locked, and comes back in one touch. */
async function takeOver({ desks: [chair, writer, other] }: Scene, share: number): Promise<void> {
  const taking = deskAt({ page: other.page, heading: writer.heading, name: 'Eva' });
  const take = taking.section.getByRole('button', { name: common.section.takeOver });
  const shownToTaker = async (): Promise<void> => {
    await take.click();
    await expect(taking.field).toBeFocused();
  };
  const text = keysFor(writer, share);
  await Promise.all([
    type(chair, share),
    writer.page.keyboard.type(text, { delay: 4 }).catch(() => undefined),
    shownToTaker(),
  ]);
  const there = await standing(taking.section);
  expect(`${writer.typed}${text}`.startsWith(there)).toBe(true);
  expect(there.length).toBeGreaterThanOrEqual(writer.typed.length);
  expect(await standing(writer.section)).toBe(there);
  await expect(writer.section.getByText(common.section.held)).toHaveCount(0);
  writer.pressed += there.length - writer.typed.length;
  Object.assign(taking, { typed: there });
  await other.page.keyboard.press('Control+End');
  await type(taking, share);
  await isSaved(taking);
  await taking.section.getByRole('button', { name: fill(common.section.give, { name: 'Jonas' }) }).click();
  await writer.section.getByRole('textbox', { name: writer.heading }).click();
  await writer.page.keyboard.press('Control+End');
  writer.typed = taking.typed;
  await type(writer, share);
  await isSaved(writer);
  await other.field.click();
  await other.page.keyboard.press('Control+End');
}

/**
 * A page that lives sends again what it holds: nothing is lost, and nothing has to be said. The one loss that nobody
 * can mend is that of a page that goes before the host is there to save. It is said.
 */
async function loseHost({ room, chair: leader, desks }: Scene, share: number): Promise<void> {
  const [chair, writer, other] = desks;
  const saved = writer.typed;
  const writing = [type(chair, share), type(other, share)];
  room.killHost();
  await expect(writer.page.getByText(common.connection.lost)).toBeVisible();
  await type(writer, 5);
  expect(await writer.state.textContent()).not.toBe(common.saved.here);
  // The host gives out the pages too: the first tries find nobody there.
  await expect(() => writer.page.reload()).toPass({ timeout: 30_000 });
  await Promise.all(writing);
  await expect(writer.field).toBeFocused({ timeout: 30_000 });
  await expect(writer.section.getByText(common.section.missing)).toBeVisible();
  await takeWhatIsThere(writer);
  expect(writer.typed).toBe(saved);
  await leader.press(words.wall.uncover);
  await chair.field.click();
  await chair.page.keyboard.press('Control+End');
  await Promise.all(desks.map((desk) => type(desk, share)));
  for (const desk of desks) {
    await isSaved(desk);
    await expect(desk.section.getByText(common.section.missing)).toHaveCount(0);
  }
}

async function readAll({ chair, desks }: Scene): Promise<void> {
  const [, first, second] = desks;
  const texts = desks.map(({ heading, typed }) => ({ heading, typed }));
  for (const { page } of [first, second]) {
    const reader = writerOf(page, ada.language);
    for (const { heading, typed } of texts)
      await expect.poll(() => standing(reader.section(heading))).toBe(typed);
  }
  for (const { name, typed } of desks) {
    const others = desks.map((desk) => desk.name).filter((one) => one !== name);
    for (const other of others.filter((one) => name !== 'Jonas' || one !== 'Eva'))
      expect(typed).not.toContain(other);
  }
  await chair.go(common.agenda.readBack);
  await chair.press(words.readBack.start);
  await chair.press(words.readBack.approve);
  await expect(chair.page.getByText(words.readBack.approved, { exact: true })).toBeVisible();
  const reader = writerOf(first.page, ada.language);
  for (const { heading, typed } of texts) {
    await expect(reader.section(heading).getByText(common.section.approved)).toBeVisible();
    expect(await standing(reader.section(heading))).toBe(typed);
  }
}
