import { fold } from '#domain/evolve.ts';
import { readFact } from '#domain/known-fact.ts';
import { emptyState } from '#domain/state.ts';
import { formatDay } from '#language/dates.ts';
import { button } from './support/chair-steps.ts';
import { receivedBy } from './support/complaints.ts';
import {
  beginLaw,
  expectPause,
  foundIn,
  headingOf,
  letInWriter,
  meetingFiles,
  pagesIn,
  watchFrames,
  wordsOfPlan,
} from './support/law-steps.ts';
import { ada } from './support/meeting-plans.ts';
import { writerOf } from './support/minute-taker-steps.ts';
import { expect, test } from './support/open-room.ts';
import { readStore } from './support/read-store.ts';
import type { Room } from './support/room.ts';
import { meetingDay } from './support/room.ts';
import { fill, profileLanguage, textsOf } from './support/texts.ts';

test.use({ plans: 'law' });
test.describe.configure({ timeout: 120_000 });

const { chair: words, common, screen } = textsOf(ada.language);
const [mother, father, holder, minuteTaker] = ['Mor · Ingrid', 'Far · Tor', 'Marit Lunde', ada.minuteTaker];
const plan = wordsOfPlan('ada');
const secret = 'Vi hadde ikke rukket å lese dette opp.';

test(
  'consent is withdrawn aloud for one person, and the meeting goes on without them',
  { tag: '@long' },
  async ({ room }) => {
    const { wall, chair } = await beginLaw(room, [mother, father, holder, minuteTaker]);
    await chair.go(ada.goal);
    const table = await letInWriter(room, chair, minuteTaker);
    await expect(headingOf(wall)).toContainText(ada.goal);
    const since = watchFrames(wall);
    const sinceTable = watchFrames(table);

    await chair.withdraw({ grade: 'person', whom: minuteTaker, saidBy: mother });
    await expectPause(wall);
    await expect(table.getByRole('heading', { level: 1 })).toHaveText(common.connection.refused);
    await expect(table.getByText(ada.name)).toHaveCount(0);
    await expect(button(chair.page, words.tables.remove)).toHaveCount(0);
    await chair.place('meeting');
    const why = fill(words.consent.blocked['not-named'].why, { person: minuteTaker });
    await expect(chair.glance).toContainText(why);

    await chair.rollCall();
    await expect(chair.person(minuteTaker)).toContainText(words.rollCall.consent.none);
    await chair.uncover();
    await expectPause(wall);
    await chair.leave(minuteTaker);
    await expectPause(wall);
    expect(foundIn(since(), [...plan.items, ...plan.people])).toEqual([]);
    expect(pagesIn(since()).every((page) => JSON.stringify(page) === '{"kind":"pause"}')).toBe(true);
    expect(foundIn(sinceTable(), plan.items)).toEqual([]);

    await chair.confirm();
    await chair.go(ada.goal);
    await expect(headingOf(wall)).toContainText(ada.goal);
    await expect(chair.glance).toContainText(words.consent.inOrder);
  },
);

test(
  'consent is withdrawn wholly, and the meeting ends there',
  { tag: '@long' },
  async ({ room, complaints }) => {
    // With the receipt in hand the host ends itself, as after every meeting.
    complaints.expected.push(/WebSocket connection/u, /"event":"host-lost"/u);
    const { wall, chair } = await beginLaw(room, [mother, father, holder, minuteTaker]);
    await chair.go(ada.goal);
    const table = await letInWriter(room, chair, minuteTaker);
    const writer = writerOf(table, ada.language);
    await writer.evaluate(ada.evaluated, { text: ada.evaluation, saidBy: mother });
    await writer.write(ada.goal, secret);
    const since = watchFrames(wall);
    const sinceTable = watchFrames(table);
    expect(meetingFiles(room)).not.toEqual([]);

    // It lasts no longer than the delivery, so every picture is looked at.
    const paused = wall.waitForFunction(
      (pause) => document.querySelector('main')?.innerText.trim() === pause,
      screen.pause,
      { polling: 'raf' },
    );
    await chair.withdraw({ grade: 'everything', saidBy: mother });
    await paused;
    const idle = textsOf(profileLanguage);
    await expect(chair.page.getByRole('heading', { name: idle.chair.delivery.finished })).toBeVisible();
    const text = chair.page.getByRole('textbox', { name: words.ownRecord.label });
    const day = formatDay(meetingDay, ada.language, 'full');
    await expect(text).toHaveValue(fill(words.ownRecord.text.spoken, { day }));
    await expect(table.getByRole('heading', { level: 1 })).toHaveText(common.connection.refused);
    await expect(table.getByText(secret)).toHaveCount(0);
    await expect(chair.page.getByText(ada.goal)).toHaveCount(0);
    await expect(headingOf(wall)).toHaveText(idle.screen.idle);
    expect(foundIn(since() + sinceTable(), [...plan.items, secret])).toEqual([]);
    expect(receivedBy(wall)).not.toContain(secret);
    expect(meetingFiles(room)).toEqual([]);
    await checkStore(room);
  },
);

/** What was committed before is there, what was not approved is nowhere, and nobody opens the plan again. */
async function checkStore(room: Room): Promise<void> {
  expect(await room.stop()).toEqual([]);
  const { facts } = await readStore(room, ada.name);
  const bodies = (verb: string): unknown[] =>
    facts.filter((fact) => fact.verb === verb).map((fact) => fact.body);
  expect(JSON.stringify(bodies('evaluation.added/1'))).toContain(ada.evaluation);
  expect(JSON.stringify(facts)).not.toContain(secret);
  expect(bodies('section.approved/1')).toEqual([]);
  expect(bodies('consent.withdrawn/1')).toEqual([{ on: meetingDay, form: 'spoken' }]);
  expect(bodies('plan.closed/1')).toMatchObject([{ on: meetingDay, why: 'consent-withdrawn' }]);
  const known = facts.flatMap((fact) => {
    const reading = readFact(fact);
    return reading.kind === 'known' ? [reading.fact] : [];
  });
  expect(fold(emptyState, known).ended).toMatchObject({ kind: 'closed', why: 'consent-withdrawn' });
}
