import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { button, chairOf } from './chair-steps.ts';
import { presentUntil } from './keys.ts';
import type { MeetingPlay } from './meeting-plans.ts';
import { writerOf } from './minute-taker-steps.ts';
import type { PageLook, Room } from './room.ts';
import { textsOf } from './texts.ts';

/** One page as it stands at one moment of a meeting. */
export interface Stop {
  readonly kind: string;
  readonly page: Page;
  readonly language: MeetingPlay['language'];
}

export interface Walk {
  readonly room: Room;
  readonly play: MeetingPlay;
  readonly scheme: 'light' | 'dark';
  readonly consoleLook?: PageLook;
  /** Not further than the first goal. */
  readonly isShort?: boolean;
  readonly stop: (stop: Stop) => Promise<void>;
}

type Opened = Walk & {
  readonly wall: Page;
  readonly chair: ReturnType<typeof chairOf>;
  readonly language: MeetingPlay['language'];
};

/** A whole meeting, or its first half, halting at every kind of page that there is. */
export async function walkMeeting(walk: Walk): Promise<void> {
  const { room, play } = walk;
  const wall = await room.wall();
  const chair = chairOf(await room.chair(walk.consoleLook), play.language);
  const opened = { ...walk, wall, chair, language: play.language };
  await walkOpening(opened);
  const table = await walkTable(opened);
  await walkGoal(opened, table);
  if (walk.isShort === true) return;
  await walkMinutes(opened, table);
  await walkEnding(opened, table);
}

function halt({ stop, language }: Opened, kind: string, page: Page): Promise<void> {
  return stop({ kind, page, language });
}

async function walkOpening(opened: Opened): Promise<void> {
  const { play, wall, chair, scheme, stop } = opened;
  const { chair: words, screen } = textsOf(play.language);
  await expect(chair.page.getByRole('button').first()).toBeVisible({ timeout: 20_000 });
  await stop({ kind: 'wall: idle', page: wall, language: 'nb' });
  await stop({ kind: 'chair: choosing', page: chair.page, language: 'nb' });
  await chair.choose(play.name);
  if (scheme === 'dark') await chair.look('dark');
  for (const { person, by } of play.here) await chair.enter(person, by);
  await expect(wall.locator('html')).toHaveAttribute('data-color-scheme', scheme);
  await halt(opened, 'wall: welcome', wall);
  await halt(opened, 'chair: roll call', chair.page);
  await presentUntil(wall, screen.people.title);
  await halt(opened, 'wall: people', wall);
  await presentUntil(wall, screen.agenda.title);
  await halt(opened, 'wall: agenda', wall);
  await chair.press(words.wall.cover);
  await expect(wall.getByRole('heading')).toHaveText(screen.pause);
  await halt(opened, 'wall: pause', wall);
  await halt(opened, 'chair: covered', chair.page);
  await chair.press(words.wall.uncover);
}

async function walkTable(opened: Opened): Promise<Page> {
  const { room, play, chair } = opened;
  const { minutes } = textsOf(play.language);
  const table = await room.table(await chair.inviteMinuteTaker());
  await expect(table.getByText(minutes.waiting.text)).toBeVisible();
  await halt(opened, 'table: waiting', table);
  await chair.admit(play.minuteTaker);
  await expect(table.getByRole('heading', { name: minutes.sections })).toBeVisible();
  return table;
}

async function walkGoal(opened: Opened, table: Page): Promise<void> {
  const { play, wall, chair } = opened;
  const { chair: words, common } = textsOf(play.language);
  await chair.go(play.goal);
  await expect(wall.getByRole('heading', { level: 1 })).toContainText(play.goal);
  await halt(opened, 'wall: goal', wall);
  await halt(opened, 'chair: goal', chair.page);
  await button(table, common.plan.addActivity).click();
  await halt(opened, 'minutes: goal with a form', table);
  await button(table, common.plan.cancel).click();
  await chair.press(words.wall.read);
  await expect(wall.locator('[aria-current="true"]')).toHaveCount(1, { timeout: 20_000 });
  await halt(opened, 'wall: sentences', wall);
  await chair.press(words.wall.stop);
}

async function walkMinutes(opened: Opened, table: Page): Promise<void> {
  const { play, wall, chair } = opened;
  const { chair: words, common, screen } = textsOf(play.language);
  const writer = writerOf(table, play.language);
  await writer.write(play.goal, play.minutes.goal);
  await writer.write(play.topic, play.minutes.topic);
  await halt(opened, 'minutes: goal', table);
  await chair.go(play.topic);
  await expect(wall.getByRole('heading', { level: 1 })).toContainText(play.topic);
  await halt(opened, 'wall: topic', wall);
  await halt(opened, 'chair: minutes', chair.page);
  await halt(opened, 'minutes: topic', table);
  await chair.go(common.agenda.readBack);
  await chair.press(words.readBack.start);
  await expect(wall.getByText(screen.readBack.question)).toBeVisible();
  await halt(opened, 'wall: read-back', wall);
  await chair.press(words.readBack.approve);
  await expect(chair.page.getByText(words.readBack.approved, { exact: true })).toBeVisible();
  await halt(opened, 'chair: read-back', chair.page);
}

async function walkEnding(opened: Opened, table: Page): Promise<void> {
  const { play, wall, chair } = opened;
  const { chair: words, common } = textsOf(play.language);
  await chair.go(common.agenda.nextMeeting);
  await chair.page.getByLabel(common.next.date, { exact: true }).fill(play.next.date);
  await chair.page.getByLabel(common.next.time, { exact: true }).fill(play.next.time);
  await chair.press(common.next.save);
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText(play.next.shown);
  await halt(opened, 'wall: next meeting', wall);
  await halt(opened, 'minutes: next meeting', table);
  await chair.press(words.finish.start);
  await halt(opened, 'chair: finish', chair.page);
  await chair.press(words.finish.yes);
  const done = textsOf('nb').chair.delivery.finished;
  await expect(chair.page.getByRole('heading', { name: done })).toBeVisible({ timeout: 60_000 });
  await opened.stop({ kind: 'chair: delivered', page: chair.page, language: 'nb' });
}
