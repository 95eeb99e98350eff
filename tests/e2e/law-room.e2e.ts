import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { presentUntil } from './support/keys.ts';
import type { LawScene } from './support/law-steps.ts';
import {
  beginLaw,
  expectPause,
  foundIn,
  headingOf,
  letInWriter,
  watchFrames,
  wordsOfPlan,
} from './support/law-steps.ts';
import { ada } from './support/meeting-plans.ts';
import { writerOf } from './support/minute-taker-steps.ts';
import { expect, test } from './support/open-room.ts';
import { fill, textsOf } from './support/texts.ts';

test.use({ plans: 'law' });
test.describe.configure({ timeout: 120_000 });

const { chair: words, screen } = textsOf(ada.language);
const [mother, father, holder, minuteTaker] = ['Mor · Ingrid', 'Far · Tor', 'Marit Lunde', ada.minuteTaker];
const plan = wordsOfPlan('ada');
/** Ada's second goal is of the topic that the leader of the youth club may see, and so is one activity of it. */
const limited = {
  person: 'Amir Hagen',
  goal: 'Ada bruker kroppen og har det gøy',
  activity: 'Amir og du klatrer',
};
const family = 'Ada har det trygt og likt hos mor og hos far';

test(
  'nothing of the plan is on wall or table while somebody is here whom no consent names',
  { tag: '@long' },
  async ({ room }) => {
    const { wall, chair } = await beginLaw(room, [mother, father, holder, minuteTaker]);
    await chair.go(ada.goal);
    const table = await letInWriter(room, chair, minuteTaker);
    await expect(headingOf(wall)).toContainText(ada.goal);
    const since = watchFrames(wall);
    let sinceAtTable = watchFrames(table);

    await test.step('they come in, and one key covers', async () => {
      await chair.page.keyboard.press('F9');
      await expectPause(wall);
      await chair.rollCall();
      await chair.setOthers(true);
      await expect(table.getByRole('heading', { level: 1 })).toHaveText(
        textsOf(ada.language).minutes.pause.title,
      );
      sinceAtTable = watchFrames(table);
      await expect(chair.glance).toContainText(words.consent.blockedNow);
      await chair.uncover();
      await chair.go(ada.goal);
      await wall.keyboard.press('F5');
      await wall.keyboard.press('PageDown');
      await chair.rollCall();
      await expectPause(wall);
    });
    await test.step('they leave, and nothing comes before the chair confirms', async () => {
      await chair.setOthers(false);
      await expect(chair.notices).toContainText(words.notices.plain['someone-left']);
      await expect(chair.page.getByText(words.rollCall.waits)).toBeVisible();
      await expectPause(wall);
      expect(foundIn(since(), [...plan.items, ...plan.people])).toEqual([]);
      await expect(table.getByRole('heading', { level: 1 })).toHaveText(
        textsOf(ada.language).minutes.pause.title,
      );
      expect(foundIn(sinceAtTable(), [...plan.items, ...plan.people])).toEqual([]);
      await chair.confirm();
      await expect(writerOf(table, ada.language).section(ada.goal)).toBeVisible();
      await chair.go(ada.goal);
      await expect(headingOf(wall)).toContainText(ada.goal);
    });
    await test.step('they come again, and a consent for this meeting is signed', () =>
      signForToday({ wall, chair }));
    expect(visible('--guest')).toEqual([]);
    expect(visible('--guest', '--present', 'mor,kontaktlaerer')).toEqual([]);
    expect(visible('--present', 'mor,kontaktlaerer')).not.toEqual([]);
  },
);

async function signForToday({ wall, chair }: LawScene): Promise<void> {
  const name = 'Vidar Holm';
  await wall.keyboard.press('b');
  await expectPause(wall);
  const since = watchFrames(wall);
  await chair.rollCall();
  await chair.setOthers(true);
  await chair.signForToday({ name, service: 'Vikar på Solvang skole', signedBy: [mother, father] });
  await expect(chair.page.getByText(fill(words.consent.forMeeting, { names: name }))).toBeVisible();
  await chair.place('meeting');
  await chair.enter(name);
  await chair.setOthers(false);
  await expectPause(wall);
  expect(foundIn(since(), [...plan.items, ...plan.people, name])).toEqual([]);
  await chair.confirm();
  await expectPause(wall);
  await chair.uncover();
  await chair.go(ada.goal);
  await expect(headingOf(wall)).toContainText(ada.goal);
  await expect(chair.glance).toContainText(words.consent.inOrder);
}

function visible(...given: readonly string[]): unknown {
  const root = path.resolve(import.meta.dirname, '../..');
  const entry = path.join(root, 'electron/stafettrom.mjs');
  const asked = [entry, 'visible', path.join(root, 'resources/demo/ada.plan.json'), '--json', ...given];
  return JSON.parse(execFileSync(process.execPath, asked, { encoding: 'utf8' }));
}

test(
  'a participant with limits comes late, and the goals they may not see are gone without trace',
  { tag: '@long' },
  async ({ room }) => {
    const { wall, chair } = await beginLaw(room, [mother, holder, minuteTaker]);
    await chair.go(limited.goal);
    await expect(wall.locator('main')).toContainText(place(2, 3));
    await chair.go(ada.goal);
    await expect(headingOf(wall)).toContainText(ada.goal);
    await chair.rollCall();
    const since = watchFrames(wall);
    await chair.enter(limited.person);
    const why = fill(words.notices.kinds.limit, { person: limited.person });
    await expect(chair.notices).toContainText(why);

    await test.step('the wall has no trace of them', async () => {
      await chair.go(ada.goal);
      await expect(headingOf(wall)).toHaveText(screen.agenda.title);
      await expect(wall.locator('main')).toContainText(limited.goal);
      await chair.go(limited.goal);
      await expect(headingOf(wall)).toContainText(limited.goal);
      await expect(wall.locator('main')).toContainText(limited.activity);
      await expect(wall.locator('main')).toContainText(place(1, 1));
      await expect(wall.locator('main').getByRole('listitem')).toHaveCount(1);
      const seen = [limited.goal, limited.activity];
      const hidden = plan.items.filter(
        (text) => !seen.some((one) => one.startsWith(text) || text.startsWith(one)),
      );
      expect(foundIn(since(), [...hidden, why])).toEqual([]);
    });
    await test.step('leaving does not widen before the chair confirms', async () => {
      await chair.rollCall();
      await chair.leave(limited.person);
      await expect(chair.notices).toContainText(
        fill(words.notices.kinds['someone-left'], { person: limited.person }),
      );
      await chair.go(family);
      await expect(headingOf(wall)).toHaveText(screen.agenda.title);
      expect(foundIn(since(), [ada.goal, family])).toEqual([]);
      await chair.rollCall();
      await chair.confirm();
      await chair.go(family);
      await expect(headingOf(wall)).toContainText(family);
      await expect(wall.locator('main')).toContainText(place(3, 3));
    });
  },
);

/** As the wall says which goal of how many it shows. */
function place(number: number, count: number): string {
  return `${fill(screen.goal.number, { number })} ${fill(screen.goal.of, { count })}`;
}

test(
  'a sibling counts as a stranger until a guardian who is here says yes',
  { tag: '@long' },
  async ({ room }) => {
    const { wall, chair } = await beginLaw(room, [holder]);
    const open = fill(screen.welcome.about, { name: ada.name });
    await expect(wall.locator('main')).toContainText(open);
    await chair.setSibling('here');
    await expectPause(wall);
    await expect(chair.siblingButton('allowed')).toBeDisabled();
    await expect(chair.page.getByText(words.rollCall.sibling.noGuardian)).toBeVisible();
    await chair.setSibling('small');
    await expect(wall.locator('main')).toContainText(open);
    await chair.setSibling('here');
    await expectPause(wall);
    await expect(chair.notices).toContainText(words.notices.kinds.sibling);
    await chair.enter(mother);
    await expectPause(wall);
    await chair.setSibling('allowed');
    await expect(wall.locator('main')).toContainText(open);
    await chair.leave(mother);
    await expect(chair.siblingButton('here')).toHaveAttribute('aria-pressed', 'true');
    await expectPause(wall);
  },
);

test(
  'a substitute in the list without consent covers, and the chair reads exactly why',
  { tag: '@long' },
  async ({ room }) => {
    const name = 'Siri Nordli';
    const { wall, chair } = await beginLaw(room, [mother, holder]);
    await expect(chair.glance).toContainText(words.consent.inOrder);
    await chair.addPerson(name, 'Solvang skole');
    await chair.place('meeting');
    await expect(chair.person(name)).toContainText(words.rollCall.consent.none);
    await presentUntil(wall, screen.people.title);
    const since = watchFrames(wall);
    await chair.enter(name);
    await expectPause(wall);
    const { why, next } = words.consent.blocked['not-named'];
    const lines = [why, next].map((line) => fill(line, { person: name }));
    await expect(chair.glance.getByRole('listitem')).toHaveCount(1);
    await expect(chair.glance.getByRole('listitem').getByRole('paragraph')).toHaveText(lines);
    await chair.leave(name);
    await expectPause(wall);
    expect(foundIn(since(), [...plan.people, name])).toEqual([]);
    await chair.confirm();
    await expect(chair.glance).toContainText(words.consent.inOrder);
    await expect(headingOf(wall)).not.toHaveText(screen.pause);
  },
);
