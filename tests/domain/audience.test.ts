import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { audience, participantsPresent, wouldSee } from '#domain/audience.ts';
import { fold } from '#domain/evolve.ts';
import { emptyState } from '#domain/state.ts';
import { tryRooms } from '../long/audience-rooms.ts';
import { faultyFilters } from './audience-faults.ts';
import { factsOfRandomPlan } from './random-facts.ts';
import type { RandomPlan } from './random-room.ts';
import { today } from './random-room.ts';

const plan: RandomPlan = {
  people: [
    { id: 'owner', role: 'plan-owner' },
    { id: 'mother', role: 'guardian' },
    { id: 'holder', role: 'relay-holder' },
    { id: 'nurse', role: 'participant' },
    { id: 'teacher', role: 'participant' },
  ],
  consents: [
    {
      kind: 'given',
      signedOn: '2026-01-01',
      names: [
        { participant: 'holder' },
        { participant: 'nurse', topics: ['health', 'school'] },
        { participant: 'teacher', topics: ['school'] },
      ],
    },
  ],
  items: [
    { id: 'school', kind: 'goal', topic: 'school', isLimitedLater: false },
    { id: 'nursing', kind: 'activity', parent: 'school', topic: 'health', isLimitedLater: false },
    { id: 'note', kind: 'evaluation', parent: 'nursing', topic: 'health', isLimitedLater: false },
    { id: 'quiet', kind: 'goal', topic: 'school', limitedTo: ['nurse'], isLimitedLater: true },
  ],
};
const state = fold(emptyState, factsOfRandomPlan(plan));

function seen(...ids: string[]): string[] {
  return [...audience(state, participantsPresent(ids), { today }).items];
}

describe('the audience of a room', () => {
  it('shows nothing forbidden, hides nothing without cause, never widens and tells nothing in 3,000 random plans', () => {
    const seed = Date.now() % 2 ** 31;
    process.stdout.write(`audience seed ${seed}\n`);
    const { rooms, seeing, hiding, rules, faults } = tryRooms({ plans: 3000, seed });

    expect(faults).toEqual([]);
    expect(seeing).toBeGreaterThan(rooms / 5);
    expect(hiding).toBeGreaterThan(rooms / 10);
    expect(Object.entries(rules).filter(([, times]) => times < 50)).toEqual([]);
  }, 60_000);

  it.each(Object.entries(faultyFilters))(
    'is found wrong within 2,000 random plans when it %s',
    (_name, filter) => {
      expect(tryRooms({ plans: 2000, seed: 20_261_122, filter }).faults).not.toEqual([]);
    },
    60_000,
  );

  it('is everything for the family and the holder, by topic and limit for others (R4–R7)', () => {
    const all = ['school', 'nursing', 'note', 'quiet'];
    expect(seen('owner', 'mother', 'holder')).toEqual(all);
    expect(seen('nurse', 'mother')).toEqual(all);
    expect(seen('nurse', 'teacher')).toEqual(['school']);
  });

  it('is nobody for an empty room, and for one with only an interpreter (A1)', () => {
    expect(audience(state, [], { today })).toEqual({
      covered: 'nobody',
      items: new Set(),
      topics: new Set(),
    });
    expect(audience(state, [{ kind: 'interpreter' }], { today }).covered).toBe('nobody');
  });

  it('is covered while somebody is there whom no consent names (A3)', () => {
    expect(
      audience(state, [...participantsPresent(['owner']), { kind: 'stranger' }], { today }).covered,
    ).toBe('stranger');
    expect(audience(state, participantsPresent(['owner', 'unheard-of']), { today }).covered).toBe('stranger');
  });

  it('never shows what stands under something whose body was taken away (R5, S5)', () => {
    const emptied = factsOfRandomPlan(plan).filter(({ item }) => item !== 'school');
    const now = audience(fold(emptyState, emptied), participantsPresent(['owner']), { today });
    expect([...now.items]).toEqual(['quiet']);
  });

  it('keeps a draft from a room that would not see it as an item', () => {
    const room = audience(state, participantsPresent(['teacher']), { today });
    expect(wouldSee(room, { topic: 'school' })).toBe(true);
    expect(wouldSee(room, { topic: 'health' })).toBe(false);
    expect(wouldSee(room, { topic: 'school', parent: 'quiet' })).toBe(false);
  });

  it('lets the access of a guardian end, and never that of the plan owner (R13)', () => {
    const people = plan.people.map((one) => ({ ...one, accessEnds: today }));
    const grown = fold(emptyState, factsOfRandomPlan({ ...plan, people }));
    expect(audience(grown, participantsPresent(['mother']), { today }).covered).toBe('access-ended');
    expect(audience(grown, participantsPresent(['owner']), { today }).items.size).toBe(4);
  });
});
