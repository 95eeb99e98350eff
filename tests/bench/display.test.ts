import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { measureDisplay } from '../../bench/measure-display.ts';
import { measurementSchema } from '../../bench/measurement.ts';
import { tableOf } from '../../bench/table.ts';

describe('bench display', () => {
  it(
    'times a turn on the big screen and at the table, beside reveal.js',
    { timeout: 90_000 },
    async ({ skip }) => {
      const measured = await measureDisplay({ rounds: 2 });
      if ('skipped' in measured) return skip(measured.skipped);
      const found = z.array(measurementSchema).parse(JSON.parse(JSON.stringify(measured)));
      expect(found.map(({ name, rounds }) => [name, rounds])).toEqual([
        ['display: big screen', 2],
        ['display: table page', 2],
      ]);
      for (const one of found) {
        for (const { p50 } of [one.ours, one.peer]) expect(p50).toBeGreaterThan(0);
        expect(one.peer.name).toMatch(/^reveal\.js \d+\.\d+\.\d+/u);
        expect(tableOf(one)).toContain(one.goal);
      }
    },
  );
});
