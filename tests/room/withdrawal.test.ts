import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCodes } from '#contract/frames.ts';
import { fromPlainText } from '#domain/rich-text.ts';
import type { TryoutStore } from '../central/tryout-store.ts';
import { readWholeLog } from '../fixtures/store-log.ts';
import { openTryoutStore, token } from '../central/tryout-store.ts';
import type { OpenRoom } from './open-room.ts';
import { day, openRoom } from './open-room.ts';

const present = ['ada', 'mor', 'kontaktlaerer', 'miljoterapeut', 'sfo-leder'];
const spoken = { form: 'spoken' as const, saidBy: ['mor'] };

async function hasEnded(page: { ended(): number | undefined }): Promise<void> {
  for (let step = 0; step < 200 && page.ended() === undefined; step += 1) await wait(10);
  expect(page.ended()).toBe(closeCodes.notAdmitted);
}

async function openAtGoal(): Promise<OpenRoom> {
  const room = await openRoom({ present });
  await room.chair.call('agenda.go', { agenda: 'sak-skoledagen' });
  await room.screen.until(({ page }) => page.kind === 'goal');
  return room;
}

describe('a consent that is withdrawn for one person (C4)', () => {
  it('covers the wall, stops the voice and sends that table page away, and nothing takes it back', async () => {
    const { chair, screen, table } = await openAtGoal();
    const taker = await table('miljoterapeut');
    await chair.call('reading.start', {});
    await screen.until((view) => view.reading.sentence !== undefined);
    expect(await chair.call('consent.withdraw', { participant: 'miljoterapeut', ...spoken })).toBe('yes');
    const view = await screen.until(({ page }) => page.kind === 'pause');
    expect(view.page).toStrictEqual({ kind: 'pause' });
    await screen.until(({ reading }) => reading.sentence === undefined);
    await hasEnded(taker);
    const { undo, people } = await chair.until((one) => one.tables.length === 0);
    expect(undo).toStrictEqual({});
    expect(people.find((one) => one.id === 'miljoterapeut')?.consent).toBe('none');
    expect(await chair.call('undo.newest', {})).toBe('goes-at-once');
    expect(await chair.call('screen.uncover', {})).toBe('yes');
    await wait(60);
    expect(screen.view().page.kind).toBe('pause');
    await chair.call('rollCall.leave', { participant: 'miljoterapeut' });
    await chair.call('rollCall.confirm', {});
    await screen.until(({ page }) => page.kind === 'sentences');
  });

  it('says no to what was never given, and covers nothing for it', async () => {
    const { chair, screen } = await openAtGoal();
    expect(await chair.call('consent.withdraw', { participant: 'far', ...spoken })).toBe(
      'nothing-to-withdraw',
    );
    expect(await chair.call('consent.withdraw', { ...spoken, saidBy: ['nobody'] })).toBe('unknown-person');
    await wait(60);
    expect(screen.view().page.kind).toBe('goal');
  });
});

describe('a topic that is withdrawn (C4)', () => {
  it('is gone without a trace once the chair uncovers (A6)', async () => {
    const { chair, screen } = await openAtGoal();
    expect(await chair.call('consent.withdraw', { topic: 'school', ...spoken })).toBe('yes');
    await screen.until(({ page }) => page.kind === 'pause');
    await chair.call('screen.uncover', {});
    const { page } = await screen.until((view) => view.page.kind === 'agenda');
    expect(JSON.stringify(page)).not.toContain('skoledagen');
    expect(page.kind === 'agenda' && page.rows.find((one) => one.kind === 'goal')?.goalNumber).toBe(1);
  });
});

describe('what narrows for good', () => {
  it('is not offered to "Angre", and what widens again is behind the cover', async () => {
    const { chair, screen } = await openAtGoal();
    expect(await chair.call('item.limit', { item: 'skoledagen', to: ['miljoterapeut'] })).toBe('yes');
    await screen.until(({ page }) => page.kind === 'agenda');
    expect(chair.view().undo.command).toBeUndefined();
    expect(await chair.call('undo.newest', {})).toBe('goes-at-once');
    expect(await chair.call('item.limit', { item: 'skoledagen' })).toBe('yes');
    await screen.until(({ page }) => page.kind === 'goal');
    await chair.until((view) => view.undo.command === 'item.limit');
    expect(await chair.call('undo.newest', {})).toBe('yes');
    await screen.until(({ page }) => page.kind === 'agenda');
  });
});

describe('everything withdrawn in the middle of a meeting (C4, C5)', () => {
  let store: TryoutStore;

  beforeAll(async () => {
    store = await openTryoutStore();
  }, 30_000);

  afterAll(() => store.stop());

  async function chooseMeeting(plan: string): Promise<OpenRoom> {
    const room = await openRoom({ isEmpty: true, store: { address: store.central.address, token } });
    await room.chair.until((view) => view.plans.some((one) => one.id === plan));
    expect(await room.chair.call('meeting.choose', { plan })).toBe('yes');
    await room.chair.until((view) => view.state.phase === 'meeting');
    return room;
  }

  async function comeIn({ chair }: OpenRoom): Promise<readonly string[]> {
    const { people } = chair.view();
    const here = people.filter((one) => one.role !== 'participant').map((one) => one.id);
    for (const participant of here) await chair.call('rollCall.enter', { participant, by: 'room' });
    return here;
  }

  async function verbsInStore(plan: string): Promise<readonly string[]> {
    const facts = await readWholeLog(store.central.store.database, plan);
    expect(facts.filter((one) => one.outcome !== 'applied')).toStrictEqual([]);
    return facts.map((one) => one.fact.verb);
  }

  const count = (verbs: readonly string[], verb: string): number =>
    verbs.filter((one) => one === verb).length;

  it('ends it at once: drafts are gone, attendance and end are delivered, and no document is made', async () => {
    const room = await chooseMeeting('ada');
    const { chair, screen } = room;
    const here = await comeIn(room);
    await chair.call('rollCall.enter', { participant: 'sfo-leder', by: 'room' });
    const taker = await room.table('sfo-leder');
    await chair.call('draft.save', {
      section: 'section-sak-skoledagen',
      text: fromPlainText('Aldri levert.'),
      caret: 0,
    });
    const before = await verbsInStore('ada');
    expect(await chair.call('consent.withdraw', { ...spoken, saidBy: ['mor'] })).toBe('yes');
    await hasEnded(taker);
    const { delivery } = await chair.until((view) => view.state.phase === 'delivered', 8000);
    expect(delivery).toMatchObject({ step: 'forgotten', withdrawn: { on: day, form: 'spoken' } });
    expect(room.delivered[0]?.withdrawn).toStrictEqual({ on: day, form: 'spoken' });
    expect(screen.view().page).toStrictEqual({ kind: 'idle' });
    expect(JSON.stringify(chair.view())).not.toMatch(/skoledag|Ingrid|Aldri levert/);
    const verbs = await verbsInStore('ada');
    const fresh = verbs.slice(before.length);
    expect(count(fresh, 'consent.withdrawn/1')).toBe(1);
    expect(count(fresh, 'plan.closed/1')).toBe(1);
    expect(count(fresh, 'attendance.recorded/1')).toBe(here.length + 1);
    expect(count(fresh, 'meeting.ended/1')).toBe(1);
    expect(count(fresh, 'document.added/1')).toBe(0);
    expect(screen.frames.join('')).not.toContain('trukket');
  }, 20_000);

  it('delivers what was approved before it, also when the host ends in the middle of that', async () => {
    const room = await chooseMeeting('isak');
    const { chair } = room;
    const here = await comeIn(room);
    const { sections } = chair.view();
    await chair.call('draft.save', {
      section: sections[0]?.id ?? '',
      text: fromPlainText('Vi snakka saman.'),
      caret: 0,
    });
    expect(await chair.call('readBack.start', {})).toBe('yes');
    expect(await chair.call('readBack.approve', {})).toBe('yes');
    await chair.call('draft.save', {
      section: sections[1]?.id ?? '',
      text: fromPlainText('Ikkje godkjent.'),
      caret: 0,
    });
    const owner = chair.view().people.find((one) => one.role === 'plan-owner')?.id ?? '';
    const withdrawn = chair.call('consent.withdraw', { form: 'written', saidBy: [owner] });
    await chair.until((view) => view.delivery.step === 'documents');
    await room.restart();
    expect(['yes', 'lost', 'unexpected']).toContain(await withdrawn);
    const { delivery } = await chair.until((view) => view.state.phase === 'delivered', 25_000);
    expect(delivery.withdrawn).toStrictEqual({ on: day, form: 'written' });
    const facts = await readWholeLog(store.central.store.database, 'isak');
    expect(facts.filter((one) => one.outcome !== 'applied')).toStrictEqual([]);
    const verbs = facts.map((one) => one.fact.verb);
    expect([count(verbs, 'section.approved/1'), count(verbs, 'meeting.ended/1')]).toStrictEqual([1, 1]);
    expect(count(verbs, 'document.added/1')).toBeGreaterThan(0);
    expect(facts.filter((one) => one.fact.verb === 'consent.withdrawn/1')).toHaveLength(1);
    expect(count(verbs, 'attendance.recorded/1')).toBeGreaterThanOrEqual(here.length);
    expect(JSON.stringify(facts)).not.toContain('Ikkje godkjent.');
  }, 45_000);
});
