import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { planFileSchema } from '#domain/plan-file.ts';
import type { Chair } from './chair-steps.ts';
import { button, chairOf } from './chair-steps.ts';
import { receivedBy } from './complaints.ts';
import { ada } from './meeting-plans.ts';
import type { Room } from './room.ts';
import type { Language } from './texts.ts';
import { fill, textsOf } from './texts.ts';

type Sibling = 'none' | 'here' | 'allowed' | 'small';

/** Somebody whom no consent names, and who may be here today because the family has signed for it. */
interface OnlyToday {
  readonly name: string;
  readonly service: string;
  readonly signedBy: readonly string[];
}

interface Withdrawal {
  readonly grade: 'person' | 'everything';
  readonly whom?: string;
  readonly saidBy: string;
}

/** What a chair does when the law of the room asks for it, in the words of the console. */
export interface LawChair extends Chair {
  readonly glance: Locator;
  readonly notices: Locator;
  person(name: string): Locator;
  rollCall(): Promise<void>;
  setOthers(areHere: boolean): Promise<void>;
  siblingButton(is: Sibling): Locator;
  setSibling(is: Sibling): Promise<void>;
  leave(person: string): Promise<void>;
  confirm(): Promise<void>;
  uncover(): Promise<void>;
  addPerson(name: string, service: string): Promise<void>;
  signForToday(person: OnlyToday): Promise<void>;
  withdraw(withdrawal: Withdrawal): Promise<void>;
}

export function lawChairOf(page: Page, language: Language): LawChair {
  const chair = chairOf(page, language);
  return { ...chair, ...rollCallSteps(chair, language), ...consentSteps(chair, language) };
}

type RollCallSteps = Omit<LawChair, keyof Chair | 'addPerson' | 'signForToday' | 'withdraw'>;

function rollCallSteps(chair: Chair, language: Language): RollCallSteps {
  const { page } = chair;
  const { chair: words, common, screen } = textsOf(language);
  const ways = (person: string): Locator =>
    page.getByRole('group', { name: fill(words.rollCall.choice, { name: person }), exact: true });
  const sibling = page.getByRole('group', { name: words.rollCall.sibling.label, exact: true });
  const siblingButton = (is: Sibling): Locator => button(sibling, words.rollCall.sibling[is]);
  return {
    glance: page.getByRole('region', { name: words.consent.glance, exact: true }),
    notices: page.getByRole('region', { name: words.notices.title, exact: true }),
    person: (name) => page.getByRole('listitem').filter({ has: ways(name) }),
    siblingButton,
    async rollCall() {
      await page
        .getByRole('navigation', { name: common.agenda.label })
        .getByRole('button', { name: screen.agenda.rollCall })
        .click();
      await expect(page.getByRole('heading', { name: words.rollCall.title })).toBeVisible();
    },
    async setOthers(areHere) {
      const box = page.getByRole('checkbox', { name: words.rollCall.others, exact: true });
      await box.click();
      await expect(box).toBeChecked({ checked: areHere });
    },
    async setSibling(is) {
      await siblingButton(is).click();
      await expect(siblingButton(is)).toHaveAttribute('aria-pressed', 'true');
    },
    async leave(person) {
      const left = button(ways(person), words.rollCall.left);
      await left.click();
      await expect(left).toHaveAttribute('aria-pressed', 'true');
    },
    async confirm() {
      await chair.press(words.rollCall.confirm);
      await expect(button(page, words.rollCall.confirm)).toHaveCount(0);
    },
    async uncover() {
      await chair.press(words.wall.uncover);
      await expect(page.getByRole('heading', { name: words.wall.title, exact: true })).toBeVisible();
    },
  };
}

function consentSteps(
  chair: Chair,
  language: Language,
): Pick<LawChair, 'addPerson' | 'signForToday' | 'withdraw'> {
  const { page } = chair;
  const { chair: words, people } = textsOf(language);
  async function open(label: string, title: string): Promise<Locator> {
    await chair.press(label);
    return page.getByRole('form', { name: title, exact: true });
  }
  return {
    async addPerson(name, service) {
      await chair.place('people');
      const form = await open(people.add.open, people.add.open);
      await form.getByRole('textbox', { name: people.add.name }).fill(name);
      await form.getByRole('textbox', { name: people.add.service }).fill(service);
      await button(form, people.add.save).click();
      await expect(form).toHaveCount(0);
    },
    async signForToday({ name, service, signedBy }) {
      await chair.place('consent');
      const form = await open(words.forMeeting.open, words.forMeeting.title);
      await form.getByRole('textbox', { name: words.forMeeting.name }).fill(name);
      await form.getByRole('textbox', { name: words.forMeeting.service }).fill(service);
      const signers = form.getByRole('group', { name: words.signing.who });
      for (const one of signedBy) await signers.getByRole('checkbox', { name: one }).check();
      await form.getByRole('checkbox', { name: words.signing.seen }).check();
      await button(form, words.draft.onPaper).click();
      await expect(form).toHaveCount(0);
    },
    async withdraw({ grade, whom, saidBy }) {
      await chair.place('consent');
      const form = await open(words.withdraw.open, words.withdraw.title);
      await form.getByRole('radio', { name: words.withdraw.grades[grade], exact: true }).check();
      if (whom !== undefined)
        await form.getByRole('combobox', { name: words.withdraw.whom }).selectOption({ label: whom });
      const said = form.getByRole('group', { name: people.saidByFamily });
      await said.getByRole('checkbox', { name: saidBy }).check();
      await button(form, words.withdraw.next).click();
      await chair.press(words.withdraw.yes);
    },
  };
}

export interface LawScene {
  readonly wall: Page;
  readonly chair: LawChair;
}

/** Ada's meeting, with these people in the roll call. */
export async function beginLaw(room: Room, here: readonly string[]): Promise<LawScene> {
  const wall = await room.wall();
  const chair = lawChairOf(await room.chair(), ada.language);
  await chair.choose(ada.name);
  for (const person of here) await chair.enter(person);
  return { wall, chair };
}

export async function letInWriter(room: Room, chair: Chair, person: string): Promise<Page> {
  const { minutes } = textsOf(ada.language);
  const table = await room.table(await chair.inviteMinuteTaker());
  await chair.admit(person);
  const heading = fill(minutes.heading, { name: ada.name });
  await expect(table.getByRole('heading', { level: 1 })).toHaveText(heading);
  return table;
}

export function headingOf(wall: Page): Locator {
  return wall.getByRole('heading', { level: 1 });
}

/** The pause page and not a word beside it. */
export async function expectPause(wall: Page): Promise<void> {
  const { pause } = textsOf(ada.language).screen;
  await expect(wall.locator('main')).toHaveText(pause, { useInnerText: true });
}

/** What came over a page's socket after this moment. */
export function watchFrames(page: Page): () => string {
  const before = receivedBy(page).length;
  return () => receivedBy(page).slice(before);
}

const pageFrame = z.object({ set: z.object({ page: z.unknown() }) });

/** The wall's pages, as they came. */
export function pagesIn(frames: string): unknown[] {
  const lines = frames.split('\n').filter((line) => line.startsWith('{'));
  return lines.flatMap((line) => pageFrame.safeParse(JSON.parse(line)).data?.set.page ?? []);
}

const enoughLetters = 24;

/** The beginning of every text that stands in a plan of the demonstration, and apart from them its people. */
export function wordsOfPlan(name: string): { readonly items: string[]; readonly people: string[] } {
  const file = path.resolve(import.meta.dirname, `../../../resources/demo/${name}.plan.json`);
  const { items, participants } = planFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const texts = items.flatMap((item) => {
    if ('title' in item) return [item.title];
    if ('description' in item) return [item.description];
    return 'text' in item ? [item.text] : [];
  });
  return {
    items: texts.map((text) => text.slice(0, enoughLetters)),
    people: participants.map((person) => person.shownAs ?? person.name),
  };
}

/** Which of these words a text holds: none, where nothing may be shown. */
export function foundIn(text: string, words: readonly string[]): string[] {
  return words.filter((word) => text.includes(word));
}

/** The meeting's database, its key, and whatever lies beside them under the same random name. */
export function meetingFiles({ dataFolder }: Room): string[] {
  if (!existsSync(dataFolder)) return [];
  const names = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(?:journal|key|mark|sealed)/u.test(name));
}
