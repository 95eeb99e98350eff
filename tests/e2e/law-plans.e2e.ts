import type { Locator, Page } from '@playwright/test';
import type { Chair } from './support/chair-steps.ts';
import { button, chairOf } from './support/chair-steps.ts';
import { receivedBy } from './support/complaints.ts';
import { presentUntil } from './support/keys.ts';
import { ada } from './support/meeting-plans.ts';
import { writerOf } from './support/minute-taker-steps.ts';
import { expect, test } from './support/open-room.ts';
import type { PlanSteps } from './support/plan-steps.ts';
import { planStepsOf } from './support/plan-steps.ts';
import type { StoredPlan } from './support/read-store.ts';
import { readStore } from './support/read-store.ts';
import type { Language } from './support/texts.ts';
import { fill, textsOf } from './support/texts.ts';

test.use({ plans: 'law' });
test.setTimeout(60_000);

const nb = textsOf('nb');
const nn = textsOf('nn');
const guardians = { nb: ['Mor · Ingrid', 'Far · Tor'], nn: ['Mamma · Liv', 'Pappa · Håkon'] } as const;

function consoleOf(page: Page, language: Language): { chair: Chair; plan: PlanSteps } {
  const chair = chairOf(page, language);
  return { chair, plan: planStepsOf(chair, language) };
}

function verbsIn({ facts }: StoredPlan): string {
  return facts.map((fact) => `${fact.verb} ${JSON.stringify(fact.body)}`).join('\n');
}

test.describe('in a municipality whose consents run out', () => {
  test.use({ profile: 'asnes' });

  test(
    'a consent that ran out shows nothing until a new one is signed on paper',
    { tag: '@long' },
    async ({ room, complaints }) => {
      const wall = await room.wall();
      const { chair, plan } = consoleOf(await room.chair(), 'nb');
      const heading = wall.getByRole('heading', { level: 1 });
      await chair.choose('Nora');
      for (const person of ['Marit Lunde', 'Jonas Berg', 'Nora', ...guardians.nb]) await chair.enter(person);
      await expect(heading).toHaveText(nb.screen.pause);
      await expect(plan.glance()).toContainText(nb.chair.consent.blocked.expired.why);
      await expect(plan.glance()).toContainText(nb.chair.consent.blocked.expired.next);

      await plan.draft({ names: ['Marit Lunde', 'Jonas Berg'] });
      await chair.press(nb.chair.draft.show);
      await expect(chair.page.getByText(nb.refusals.kinds['wrong-moment'])).toBeVisible();
      await expect(heading).toHaveText(nb.screen.pause);
      expect(receivedBy(wall)).not.toContain(nb.screen.consent.label);
      await chair.place('meeting');
      const jonas = chair.page.getByRole('group', {
        name: fill(nb.chair.rollCall.choice, { name: 'Jonas Berg' }),
        exact: true,
      });
      await button(jonas, nb.chair.rollCall.left).click();
      await expect(button(jonas, nb.chair.rollCall.left)).toHaveAttribute('aria-pressed', 'true');
      await chair.press(nb.chair.rollCall.confirm);
      await expect(button(chair.page, nb.chair.rollCall.confirm)).toHaveCount(0);
      await chair.place('consent');
      await chair.press(nb.chair.draft.show);
      await expect(wall.getByText(nb.screen.consent.label, { exact: true })).toBeVisible();

      await plan.signOnPaper(guardians.nb);
      await expect(plan.glance()).toContainText('9. mars 2028');
      await expect(heading).toHaveText(nb.screen.pause);
      expect(receivedBy(wall)).not.toContain(ada.goal);
      // What the consent opens comes from the store, behind the cover.
      const agenda = chair.page.getByRole('navigation', { name: nb.common.agenda.label });
      await expect(agenda.getByRole('button', { name: ada.goal })).toBeVisible();
      await chair.press(nb.chair.wall.uncover);
      await chair.place('meeting');
      await chair.press(nb.chair.rollCall.begin);
      await expect(heading).toContainText(ada.goal);
      await plan.endMeeting(complaints);
    },
  );
});

test(
  'a meeting without a big screen goes from roll call to receipt on the console alone',
  { tag: '@long' },
  async ({ room, complaints }) => {
    const { chair, plan } = consoleOf(await room.chair(), 'nb');
    const writer = writerOf(chair.page, 'nb');
    await chair.choose('Ada');
    for (const person of ['Ada', ...guardians.nb, 'Marit Lunde', 'Jonas Berg']) await chair.enter(person);
    await chair.press(nb.chair.rollCall.begin);
    await writer.evaluate(ada.evaluated, { text: ada.evaluation, saidBy: ada.speaker });
    await expect(writer.activity(ada.evaluated)).toContainText(ada.evaluation);
    await writer.write(ada.goal, ada.minutes.goal);
    await chair.go(nb.common.agenda.readBack);
    await chair.press(nb.chair.readBack.start);
    await chair.press(nb.chair.wall.read);
    await expect(button(chair.page, nb.chair.wall.stop)).toBeVisible();
    await chair.press(nb.chair.wall.stop);
    await expect(button(chair.page, nb.chair.wall.read)).toBeVisible();
    await chair.press(nb.chair.readBack.approve);
    await expect(chair.page.getByText(nb.chair.readBack.approved)).toBeVisible();
    await plan.endMeeting(complaints);
    expect(await room.stop()).toEqual([]);
    const stored = verbsIn(await readStore(room, 'Ada'));
    expect(stored).toContain(ada.evaluation);
    expect(stored).toContain('section.approved/1');
  },
);

test(
  'the baton goes from kindergarten to school, and the kindergarten leaves on 31 July',
  { tag: '@long' },
  async ({ room, complaints }) => {
    const { people } = nn;
    const { chair, plan } = consoleOf(await room.chair(), 'nn');
    await chair.choose('Emil');
    for (const person of [...guardians.nn, 'Solveig Myhre', 'Torunn Hauge']) await chair.enter(person);
    await chair.place('handover');
    await chair.press(people.handover.open);
    const step = (name: keyof typeof people.handover.steps): Locator =>
      chair.page.getByRole('form', { name: fill(people.handover.steps[name], { name: 'Emil' }) });
    await step('to').getByRole('radio', { name: 'Torunn Hauge' }).check();
    await button(step('to'), people.handover.next).click();
    await step('transition')
      .getByRole('radio', { name: people.handover.transitions['kindergarten-to-school'] })
      .check();
    await button(step('transition'), people.handover.next).click();
    await step('after').getByRole('radio', { name: '31. juli 2027' }).check();
    await button(step('after'), people.handover.next).click();
    await button(step('check'), people.handover.save).click();
    await expect(chair.page.getByText(people.handover.missing)).toBeVisible();

    await plan.draft({ transition: 'kindergarten-to-school' });
    await plan.signOnPaper(guardians.nn);
    await chair.place('handover');
    const slip = chair.page.getByRole('article', { name: people.handover.slip.title });
    for (const text of ['Solveig Myhre', 'Torunn Hauge', '31. juli 2027'])
      await expect(slip).toContainText(text);
    await plan.askedOnce(
      fill(people.handover.accept, { incoming: 'Torunn Hauge' }),
      fill(people.handover.acceptTitle, { incoming: 'Torunn Hauge' }),
      people.handover.acceptYes,
    );
    await expect(button(chair.page, people.handover.open)).toBeVisible();
    await plan.endMeeting(complaints);
    expect(await room.stop()).toEqual([]);
    const stored = verbsIn(await readStore(room, 'Emil'));
    expect(stored).toMatch(/handover\.prepared\/1 .*"ends":"2027-07-31"/u);
    expect(stored).toContain('handover.accepted/1');
    expect(stored).toMatch(/consent\.given\/1 .*"transition":"kindergarten-to-school"/u);
  },
);

test(
  'a plan whose need has ended is closed, and the meeting goes on to its end',
  { tag: '@long' },
  async ({ room, complaints }) => {
    const { ending } = nb.people;
    const wall = await room.wall();
    const { chair, plan } = consoleOf(await room.chair(), 'nb');
    await chair.choose('Ada');
    for (const person of [...guardians.nb, 'Marit Lunde']) await chair.enter(person);
    await chair.place('handover');
    await chair.answer(ending.needTitle, ending.need.ended);
    await expect(chair.page.getByText(ending.needEnded)).toBeVisible();
    await chair.page.getByText(ending.show).click();
    await plan.askedOnce(ending['need-ended'].open, ending['need-ended'].title, ending['need-ended'].yes);
    await expect(chair.page.getByText(ending.why['need-ended'])).toBeVisible();
    await chair.place('meeting');
    await chair.press(nb.chair.rollCall.begin);
    await expect(wall.getByRole('heading', { level: 1 })).toContainText(ada.goal);
    await plan.endMeeting(complaints);
    expect(await room.stop()).toEqual([]);
    const stored = verbsIn(await readStore(room, 'Ada'));
    expect(stored).toMatch(/plan\.closed\/1 .*"why":"need-ended"/u);
    expect(stored).toContain('meeting.ended/1');
  },
);

test(
  'a plan is made inactive, and what was written is delivered',
  { tag: '@long' },
  async ({ room, complaints }) => {
    const { ending } = nn.people;
    const { chair, plan } = consoleOf(await room.chair(), 'nn');
    await chair.choose('Isak');
    for (const person of [...guardians.nn, 'Solveig Myhre']) await chair.enter(person);
    await chair.place('handover');
    await chair.page.getByText(ending.show).click();
    await plan.askedOnce(ending.deactivate.open, ending.deactivate.title, ending.deactivate.yes);
    await expect(chair.page.getByText(ending.reopen.needs)).toBeVisible();
    await plan.endMeeting(complaints);
    expect(await room.stop()).toEqual([]);
    expect(verbsIn(await readStore(room, 'Isak'))).toContain('plan.deactivated/1');
  },
);

test(
  'a plan is opened again by a new consent, and what was written before stays with the family',
  { tag: '@long' },
  async ({ room, complaints }) => {
    const { ending } = nb.people;
    const wall = await room.wall();
    const { chair, plan } = consoleOf(await room.chair(), 'nb');
    await chair.choose('Sara');
    for (const person of ['Marit Lunde', ...guardians.nb]) await chair.enter(person);
    await expect(wall.getByRole('heading')).toHaveText(nb.screen.pause);
    await plan.draft({ old: 'no', names: ['Marit Lunde'] });
    await plan.signOnPaper(guardians.nb);
    await chair.place('handover');
    await plan.askedOnce(ending.reopen.open, ending.reopen.question, ending.reopen.yes);
    await expect(chair.page.getByRole('heading', { name: ending.needTitle })).toBeVisible();
    await chair.press(nb.chair.wall.uncover);
    await chair.go(nb.common.agenda.rollCall);
    await presentUntil(wall, nb.screen.agenda.title);
    await expect(wall.getByText(ada.topic)).toBeVisible();
    expect(receivedBy(wall)).not.toContain(ada.goal);
    await plan.endMeeting(complaints);
    expect(receivedBy(wall)).not.toContain(ada.goal);
    expect(await room.stop()).toEqual([]);
    expect(verbsIn(await readStore(room, 'Sara'))).toContain('plan.reopened/1');
  },
);
