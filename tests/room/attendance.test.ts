import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pullPlan } from '#host/central/pull-plan.ts';
import { value } from '../central/ada.ts';
import type { TryoutStore } from '../central/tryout-store.ts';
import { openTryoutStore, token } from '../central/tryout-store.ts';
import { openRoom } from './open-room.ts';

let store: TryoutStore;

beforeAll(async () => {
  store = await openTryoutStore();
}, 60_000);

afterAll(() => store.stop());

it('names no plan to a console that nobody has touched for a while, until somebody does', async () => {
  const { chair } = await openRoom({ isEmpty: true, store: { address: store.central.address, token } });
  await chair.until((view) => view.plans.length > 0);
  expect(await chair.call('room.rest', {})).toBe('yes');
  await chair.until((view) => view.state.rests === true && view.plans.length === 0);
  expect(await chair.call('room.wake', {})).toBe('yes');
  await chair.until((view) => view.state.rests === undefined && view.plans.length > 0);
});

describe('who took part (D5)', () => {
  it('holds those whom a consent for this meeting named, and the interpreter by language alone (A2, C10)', async () => {
    const { chair } = await openRoom({ isEmpty: true, store: { address: store.central.address, token } });
    await chair.until((view) => view.plans.some((one) => one.id === 'ada'));
    expect(await chair.call('meeting.choose', { plan: 'ada' })).toBe('yes');
    await chair.until((view) => view.state.phase === 'meeting');
    for (const participant of ['mor', 'far', 'kontaktlaerer']) {
      await chair.call('rollCall.enter', { participant, by: 'room' });
    }
    await chair.call('rollCall.interpreter', { language: 'polsk', by: 'phone', familyAgrees: true });
    const named = { name: 'Vikar Viksen', signedBy: ['mor', 'far'], interpreterIsDone: true };
    expect(await chair.call('consent.forMeeting', { ...named, interpreterIsDone: false })).toBe(
      'interpreter-not-done',
    );
    expect(await chair.call('consent.forMeeting', named)).toBe('yes');
    const { people } = await chair.until((view) => view.consent?.forMeeting.length === 1);
    const participant = people.find((one) => one.name === 'Vikar Viksen')?.id ?? '';
    await chair.call('rollCall.enter', { participant, by: 'video', alone: true });
    await chair.call('rollCall.leave', { participant });
    expect(await chair.call('meeting.finish', {})).toBe('yes');
    await chair.until((view) => view.state.phase === 'delivered', 8000);
    const { facts } = value(await pullPlan(store.client, 'ada'));
    expect(facts.filter((one) => one.outcome !== 'applied')).toStrictEqual([]);
    const bodies = facts.flatMap(({ fact }) => (fact.verb === 'attendance.recorded/1' ? [fact.body] : []));
    expect(bodies).toContainEqual(expect.objectContaining({ participant, part: 'some', by: 'video' }));
    expect(bodies).toHaveLength(4);
    const interpreter = facts.find(({ fact }) => fact.verb === 'interpreter.attended/1');
    expect(interpreter?.fact.body).toMatchObject({ language: 'polsk', by: 'phone' });
  }, 20_000);
});
