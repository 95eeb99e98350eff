import type { Locator, Page } from '@playwright/test';
import type { Chair } from './support/chair-steps.ts';
import { button, chairOf } from './support/chair-steps.ts';
import { expect, test } from './support/open-room.ts';
import { planStepsOf } from './support/plan-steps.ts';
import { readStore } from './support/read-store.ts';
import type { Language } from './support/texts.ts';
import { fill, textsOf } from './support/texts.ts';

test.use({ plans: 'law' });

const language: Language = 'nb';
const { people: words, chair: chairWords, screen, refusals } = textsOf(language);
const guardians = ['Mor · Berit', 'Far · Olav'];
const holder = 'Marit Lunde';
const goal = 'Tiril leker sammen med noen hver dag';

test(
  'a new plan is made in a meeting: consent first, then its first goal',
  { tag: '@long' },
  async ({ room, complaints }) => {
    const wall = await room.wall();
    const chair = chairOf(await room.chair(), language);
    const plan = planStepsOf(chair, language);
    const { page } = chair;
    await openNewPlan(page);
    for (const person of ['Tiril', ...guardians, holder]) await chair.enter(person);
    await expect(wall.getByRole('heading')).toHaveText(screen.pause);
    await expect(plan.glance()).toContainText(chairWords.consent.blocked['no-consent'].why);
    const form = await fillGoal(page);
    await expect(form.getByText(refusals.kinds['consent-missing'])).toBeVisible();
    await button(form, textsOf(language).common.plan.cancel).click();

    await plan.draft({ names: [holder] });
    await plan.signOnPaper(guardians);
    await expect(plan.glance()).toContainText(chairWords.consent.inOrder);
    await expect(wall.getByRole('heading')).toHaveText(screen.pause);
    await chair.press(chairWords.wall.uncover);
    await chair.place('meeting');
    await expect(await fillGoal(page)).toHaveCount(0);
    await expect(page.getByRole('group', { name: goal, exact: true })).toBeVisible();
    await addParticipant(chair);
    await plan.endMeeting(complaints);
    expect(await room.stop()).toEqual([]);
    const { facts } = await readStore(room, 'Tiril');
    const stored = facts.map((fact) => `${fact.verb} ${JSON.stringify(fact.body)}`).join('\n');
    expect(stored).toContain('plan.opened/1');
    expect(stored).toMatch(/participant\.added\/1 .*Tiril/u);
    expect(stored).toContain('consent.given/1');
    expect(stored).toMatch(new RegExp(`goal\\.added/1 .*${goal}`, 'u'));
    expect(stored).toMatch(/participant\.added\/1 .*Nina Strand/u);
  },
);

/** M6: first names only, and the identity number nowhere. */
async function openNewPlan(page: Page): Promise<void> {
  const { newPlan } = words;
  await button(page, newPlan.open).click();
  const form = page.getByRole('form', { name: newPlan.open });
  await expect(form).toContainText(newPlan.identity);
  await form.getByRole('radio', { name: newPlan.abouts.child }).check();
  await form.getByRole('textbox', { name: newPlan.name, exact: true }).fill('Tiril');
  await button(form, newPlan.anotherGuardian).click();
  for (const [at, one] of guardians.entries()) {
    const [word = '', name = ''] = one.split(' · ');
    await form.getByLabel(fill(newPlan.guardian, { number: at + 1 })).fill(name);
    await form.getByLabel(newPlan.familyWord).nth(at).fill(word.toLowerCase());
  }
  await button(form, newPlan.save).click();
  const title = fill(chairWords.meetingOf, { name: 'Tiril' });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title, { timeout: 20_000 });
}

async function fillGoal(page: Page): Promise<Locator> {
  await button(page, words.goal.open).click();
  const form = page.getByRole('form', { name: words.goal.open });
  await form.getByRole('textbox', { name: words.goal.title }).fill(goal);
  await button(form, words.goal.save).click();
  return form;
}

/** C3: whoever is added sees nothing until a consent names them, and the console says so. */
async function addParticipant(chair: Chair): Promise<void> {
  const { add, people } = words;
  await chair.place('people');
  await chair.press(add.open);
  const form = chair.page.getByRole('form', { name: add.open });
  await form.getByRole('textbox', { name: add.name }).fill('Nina Strand');
  await form.getByRole('textbox', { name: add.service }).fill('Solvang helsestasjon');
  await button(form, add.save).click();
  await expect(form).toHaveCount(0);
  const card = chair.page.getByRole('listitem').filter({ hasText: 'Nina Strand' });
  await expect(card).toContainText(people.notes.none);
}
