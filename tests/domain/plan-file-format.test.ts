import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planFileSchema } from '#domain/plan-file.ts';
import { countFacts, makeLargePlan } from '../../bench/large-plan.ts';
import { describeFormats } from '../../scripts/write-format-schemas.ts';

const root = path.resolve(import.meta.dirname, '../..');
const size = { activities: 1000, facts: 10_000, seed: 7 };

describe('the published formats', () => {
  it.each([...describeFormats()])('has docs/formats/%s as it is generated from the code', (name, content) => {
    expect(readFileSync(path.join(root, 'docs/formats', name), 'utf8')).toBe(content);
  });

  it('explains every field of both formats in docs/formats.md', () => {
    const explained = readFileSync(path.join(root, 'docs/formats.md'), 'utf8');
    const fields = [...describeFormats().values()].flatMap((content) => fieldsOf(JSON.parse(content)));
    expect([...new Set(fields)].filter((field) => !new RegExp(`\\b${field}\\b`).test(explained))).toEqual([]);
  });

  it('refuses a misspelt field rather than losing it', () => {
    const plan = { ...makeLargePlan({ activities: 1, facts: 20, seed: 1 }), langauge: 'nn' };
    expect(planFileSchema.safeParse(plan).error?.issues[0]?.code).toBe('unrecognized_keys');
  });
});

describe('the large plan', () => {
  it('has exactly the activities and facts asked for, in a file that is valid', () => {
    const plan = makeLargePlan(size);
    expect(planFileSchema.parse(plan)).toEqual(plan);
    expect(plan.items.filter((item) => item.kind === 'activity')).toHaveLength(1000);
    expect(countFacts(plan)).toBe(10_000);
    expect(new Set(plan.items.map((item) => item.id)).size).toBe(plan.items.length);
  });

  it('is the same for the same seed and another for another', () => {
    expect(makeLargePlan(size)).toEqual(makeLargePlan(size));
    expect(makeLargePlan({ ...size, seed: 8 })).not.toEqual(makeLargePlan(size));
  });

  it('refuses fewer facts than its activities already are', () => {
    expect(() => makeLargePlan({ activities: 100, facts: 50, seed: 1 })).toThrow('too few');
  });
});

function fieldsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(fieldsOf);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]: [string, unknown]) =>
    key === 'properties' ? [...Object.keys(inner ?? {}), ...fieldsOf(inner)] : fieldsOf(inner),
  );
}
