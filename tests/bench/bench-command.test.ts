import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runBench } from '#doors/commands/bench.ts';
import { measurementSchema } from '../../bench/measurement.ts';

async function call(...values: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runBench(values, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
  });
  return { code, out, err };
}

describe('stafettrom bench', () => {
  it('prints what it measured as JSON that its schema reads', { timeout: 60_000 }, async () => {
    const { code, out } = await call('edit', '--json', '--rounds', '2');
    expect(code).toBe(0);
    const found = z.array(measurementSchema).parse(JSON.parse(out));
    expect(found.map(({ name, rounds }) => [name, rounds])).toEqual([['edit', 2]]);
  });

  it('names the measurements in its help', { timeout: 30_000 }, async () => {
    const { code, out } = await call('--help');
    expect(code).toBe(0);
    for (const name of ['start', 'edit', 'next-page', 'large-plan', 'domain']) expect(out).toContain(name);
  });

  it.each([['nothing-like-it'], ['--rounds', 'many', 'edit']])(
    'refuses a call with %s and shows how it is made',
    { timeout: 30_000 },
    async (...values) => {
      const { code, out, err } = await call(...values);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toContain('stafettrom bench [NAME]');
    },
  );
});
