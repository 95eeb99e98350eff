import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { allTopics } from '#domain/bodies.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import { readPlan } from '../domain/demo-files.ts';
import { findStrings } from '../reliability/find-strings.ts';
import type { OpenRoom } from './open-room.ts';
import { openRoom } from './open-room.ts';
import type { FamilyPage } from './table-page.ts';
import { familyPageOf, waitingTable } from './table-page.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'sfo-leder'];
const own = 'Jeg vil ikke bytte plass i klasserommet.';

interface Opened extends OpenRoom {
  readonly child: FamilyPage;
}

async function openWithChild(): Promise<Opened> {
  const room = await openRoom({ present });
  await room.chair.call('agenda.go', { agenda: 'sak-skoledagen' });
  const child = await familyPageOf(room.chair, 'ada');
  return { ...room, child };
}

async function say({ child, screen }: Opened): Promise<void> {
  expect(await child.call('family.show', { text: own })).toBe('yes');
  await screen.until(({ page }) => page.kind === 'own-words');
}

describe("the family's page", () => {
  it('is for somebody of the family who is here, and for nobody else', async () => {
    const { chair, openTable } = await openRoom({ present });
    await openTable(await chair.invite('family'));
    const table = await waitingTable(chair);
    expect(await chair.call('table.admit', { table })).toBe('bad-input');
    expect(await chair.call('table.admit', { table, participant: 'sfo-leder' })).toBe('may-not-see');
    expect(await chair.call('table.admit', { table, participant: 'far' })).toBe('person-not-present');
    expect(await chair.call('table.admit', { table, participant: 'mor' })).toBe('yes');
  });

  it('says what was decided today in short sentences, in the order it was agreed, and what is taken back goes', async () => {
    const { chair, child } = await openWithChild();
    expect(child.view().decided).toStrictEqual([]);
    await chair.call('activity.deadline', { activity: 'lesing', deadline: '2027-01-15', saidBy: ['mor'] });
    const reason = 'Den er ferdig.';
    await chair.call('activity.close', { activity: 'pauser', status: 'done', reason, saidBy: [] });
    const said = { goal: 'skoledagen', description: 'Marit ringer mor hver fredag', saidBy: [] };
    const responsible = [{ participant: 'kontaktlaerer' }, { participant: 'mor' }];
    await chair.call('activity.add', { ...said, responsible, deadline: '2027-02-01' });
    await chair.call('nextMeeting.agree', { date: '2027-01-20', time: '13:00', place: 'Furua' });
    const { decided } = await child.until((view) => view.decided.length === 4);
    const [moved, closed, added, next] = decided.map((one) => one.text);
    expect(moved).toMatch(/^Vi har en ny frist, fredag 15\. januar: Du leser høyt/u);
    expect(closed).toMatch(/^Dette er gjort: Du velger tre pauser/u);
    expect(added).toBe(
      'Dette skal vi gjøre: Marit ringer mor hver fredag. Marit Lunde og mor gjør det innen mandag 1. februar.',
    );
    expect(next).toBe('Vi møtes igjen onsdag 20. januar klokken 13.00. Stedet er Furua.');
    await chair.call('undo.newest', {});
    await child.until((view) => view.decided.length === 3);
  });

  it('says who sees what, and never how to reach anybody (R6, R10)', async () => {
    const { child } = await openWithChild();
    const { readers } = child.view();
    const plan = readPlan('ada');
    expect(readers).toHaveLength(plan.participants.length);
    expect(readers.find((one) => one.name === 'Mor · Ingrid')?.sees).toBe('all');
    const limited = readers.filter((one) => one.sees === 'topics');
    expect(limited.length).toBeGreaterThan(0);
    for (const one of limited) expect(one.topics.length).toBeLessThan(allTopics.length);
    const frames = child.frames.join('');
    const secrets = plan.participants.flatMap(({ mobile, email }) => [mobile ?? '', email ?? '']);
    expect(secrets.filter((secret) => secret !== '' && frames.includes(secret))).toStrictEqual([]);
    expect(secrets.filter((secret) => secret !== '').length).toBeGreaterThan(10);
  });

  it('covers the wall and silences the reading, and nothing tells whose page it was (M2)', async () => {
    const { chair, screen, child } = await openWithChild();
    await chair.call('reading.set', { byPerson: true });
    await chair.call('reading.start', {});
    await screen.until((view) => view.reading.sentence !== undefined);
    expect(await child.call('reading.stop', {})).toBe('yes');
    await screen.until((view) => view.reading.sentence === undefined);
    expect(await child.call('screen.cover', {})).toBe('yes');
    await screen.until(({ page }) => page.kind === 'pause');
    const byChild = JSON.stringify(await chair.until((view) => view.covered));
    await chair.call('screen.uncover', {});
    await chair.until((view) => !view.covered);
    await screen.call('screen.cover', {});
    expect(JSON.stringify(await chair.until((view) => view.covered))).toBe(byChild);
    const left = await child.until((view) => view.covered);
    expect(left).toMatchObject({ decided: [], readers: [] });
  });

  it('is empty when its person has left', async () => {
    const { chair, child } = await openWithChild();
    await chair.call('rollCall.leave', { participant: 'ada' });
    const left = await child.until((view) => view.me === undefined);
    expect(left).toMatchObject({ covered: true, readers: [] });
  });
});

describe("the child's own words", () => {
  it('stand on the wall by themselves, and are nobody else’s to put there (M11)', async () => {
    const room = await openWithChild();
    const { chair, screen } = room;
    const guardian = await familyPageOf(chair, 'mor');
    expect(guardian.view().me?.isOwner).toBe(false);
    expect(await guardian.call('family.show', { text: own })).toBe('not-allowed');
    await say(room);
    expect(screen.view().page).toMatchObject({ kind: 'own-words', text: own, name: 'Ada' });
    await room.child.until((view) => view.showsWords);
  });

  it('are not put behind a cover, to come out later', async () => {
    const { chair, screen, child } = await openWithChild();
    await chair.call('screen.cover', {});
    await screen.until(({ page }) => page.kind === 'pause');
    expect(await child.call('family.show', { text: own })).toBe('wrong-moment');
    await chair.call('screen.uncover', {});
    await screen.until(({ page }) => page.kind === 'goal');
    expect(screen.frames.join('')).not.toContain(own);
  });

  const ends: readonly (readonly [name: string, end: (room: Opened) => Promise<unknown>])[] = [
    ['the next page', ({ screen }) => screen.call('screen.next', {})],
    ['the page before', ({ screen }) => screen.call('screen.previous', {})],
    ['another point', ({ chair }) => chair.call('agenda.go', { agenda: 'leirskole' })],
    ['reading aloud', ({ chair }) => readByPerson(chair)],
    ['the read-back', ({ chair }) => chair.call('agenda.go', { agenda: 'lese-opp' })],
    ['the cover', ({ chair }) => chair.call('screen.cover', {})],
    ['somebody whom no consent names', ({ chair }) => chair.call('rollCall.others', { present: true })],
    ['the child leaving', ({ chair }) => chair.call('rollCall.leave', { participant: 'ada' })],
  ];

  it('are gone with whatever moves on the wall or in the room, and do not come back', async () => {
    const room = await openWithChild();
    const { chair, screen } = room;
    for (const [name, end] of ends) {
      await say(room);
      await end(room);
      await screen.until(({ page }) => page.kind !== 'own-words');
      await chair.call('rollCall.others', { present: false });
      await chair.call('rollCall.enter', { participant: 'ada', by: 'room' });
      await chair.call('rollCall.confirm', {});
      await chair.call('screen.uncover', {});
      await chair.call('agenda.go', { agenda: 'sak-skoledagen' });
      const back = await screen.until(({ page }) => page.kind === 'goal' || page.kind === 'own-words');
      expect([name, back.page.kind]).toStrictEqual([name, 'goal']);
      await wait(500);
    }
  });

  it('leave no byte in any file, no "Angre" and no trace of a restart (M11, S7)', async () => {
    const room = await openWithChild();
    const { chair, screen } = room;
    await chair.call('evaluation.add', { activity: 'lesing', text: 'Dette ble skrevet.', saidBy: [] });
    await say(room);
    expect(chair.view().undo.command).toBe('evaluation.add');
    await room.restart();
    await chair.until((view) => view.covered);
    await chair.call('screen.uncover', {});
    await screen.until(({ page }) => page.kind === 'goal');
    await say(room);
    await room.stop();
    expect(findStrings([room.folder], [own, own.slice(0, 12), own.slice(-12)])).toStrictEqual([]);
  });
});

async function readByPerson(chair: OpenRoom['chair']): Promise<unknown> {
  await chair.call('reading.set', { byPerson: true });
  return chair.call('reading.start', {});
}

describe('the minutes on the page of the family', () => {
  it('are there when they are approved, not before, and only what the room may hear', async () => {
    const { chair, child } = await openWithChild();
    await chair.call('draft.save', {
      section: 'section-sak-skoledagen',
      text: fromPlainText('Ada får en ny dagsplan. Marit lager den.'),
      caret: 0,
    });
    await chair.call('readBack.start', {});
    await chair.until((view) => view.readBack === 'reading');
    expect(child.view().minutes).toEqual([]);
    expect(await chair.call('readBack.approve', {})).toBe('yes');
    const { minutes } = await child.until((view) => view.minutes.length > 0);
    expect(minutes.map(({ text }) => text)).toEqual([
      'Ada vet hva som skal skje, og gleder seg til skoledagen',
      'Ada får en ny dagsplan.',
      'Marit lager den.',
    ]);
    await chair.call('rollCall.others', { present: true });
    await child.until((view) => view.covered && view.minutes.length === 0);
  });
});
