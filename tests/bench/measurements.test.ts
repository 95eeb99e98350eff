import { describe, expect, it } from 'vitest';
import { measureDomain } from '../../bench/measure-domain.ts';
import { measureEdit } from '../../bench/measure-edit.ts';
import { measureNextPage } from '../../bench/measure-next-page.ts';
import { concludeMeasurement, measureInTurns, measurementSchema } from '../../bench/measurement.ts';
import { tableOf } from '../../bench/table.ts';

const measured = [
  ['edit', measureEdit, 2],
  ['next-page', measureNextPage, 1],
  ['domain', measureDomain, 1],
] as const;

describe('every measurement', () => {
  it.each(measured)('%s runs beside its peer and says what it found', { timeout: 90_000 }, async (...one) => {
    const [name, measure, rounds] = one;
    const found = measurementSchema.parse(JSON.parse(JSON.stringify(await measure({ rounds }))));
    expect(found).toMatchObject({ name, rounds, unit: 'ms' });
    expect(found.ours.p50).toBeGreaterThan(0);
    expect(found.peer.p50).toBeGreaterThan(0);
    expect(found.peer.name).not.toBe('');
    expect(tableOf(found)).toContain(found.goal);
  });
});

describe('the rounds of a measurement', () => {
  it('takes turns, and lets each side begin every other time', async () => {
    const order: string[] = [];
    const side = (name: string) => () => order.push(name);
    await measureInTurns(3, { ours: side('ours'), peer: side('peer') });
    expect(order).toEqual(['ours', 'peer', 'peer', 'ours', 'ours', 'peer']);
  });

  it('gives the middle, the slow end and the first of them', () => {
    const ours = [9, 1, 2, 3, 4, 5, 6, 7, 8, 100];
    const found = concludeMeasurement({
      name: 'x',
      what: 'x',
      peer: 'y',
      goal: 'z',
      rounds: { ours, peer: [2] },
      reached: (mine, peers) => mine.p50 === 5 && peers.p95 === 2,
    });
    expect(found.ours).toEqual({ p50: 5, p95: 100, first: 9 });
    expect(found.reached).toBe(true);
  });
});
