import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeCanonicalJson } from '#sync/canonical-json.ts';
import { writeDigestText } from '#sync/digest.ts';
import { messageSchemas } from '#sync/schemas.ts';
import { syncVersion } from '#sync/sync-version.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** What each version's messages look like. A changed shape is a new version with a hash of its own. */
const hashes: Readonly<Record<number, string>> = {
  1: '16e7bd57ee7c9e2b784bf6a1feb6033a976b2f021c987ecad9ee904f0ecf3dd8',
  2: 'c24fbe69916ab791c83770a928d3b1cc8e10edc7e01fd746cc3ce29e78707f41',
  3: '0758f42748eb01c4bfc5344952609317a17f3e86c3b1638896d9d29b77f98338',
  4: '493df6974eac44394156226e28bf6cbabab8c3cbea4a5e0f931cb2be1df448fb',
  5: '863d27e7f1c25fb35cd9992d4cef3df20ca09367ff80459059ba208856420995',
};

describe('the version of the protocol', () => {
  it('moves with the shape of every message [SYNC-1]', () => {
    const shapes = Object.entries(messageSchemas).map(([name, shape]) => [
      name,
      z.toJSONSchema(shape, { io: 'input' }),
      z.toJSONSchema(shape, { io: 'output' }),
    ]);
    const hash = createHash('sha256').update(writeCanonicalJson(shapes)).digest('hex');
    expect(hash).toBe(hashes[syncVersion]);
  });
});

describe('canonical JSON', () => {
  it('is the same text whatever the order of the names, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = writeCanonicalJson(value);
        expect(writeCanonicalJson(turnAround(value))).toBe(text);
        expect(writeCanonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

function turnAround(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => turnAround(one));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, turnAround(member)] as const);
  return Object.fromEntries(members.toReversed());
}

describe('the digest', () => {
  it('is the same in any order, and another when a fact is missing or became something else [SYNC-9]', () => {
    const one = { id: 'a', outcome: 'applied' };
    const two = { id: 'b', outcome: 'held' };
    expect(writeDigestText([one, two])).toBe(writeDigestText([two, one]));
    expect(writeDigestText([one])).not.toBe(writeDigestText([one, two]));
    expect(writeDigestText([one, { ...two, outcome: 'applied' }])).not.toBe(writeDigestText([one, two]));
  });
});

describe('the rules', () => {
  it('are each named by a test', () => {
    const rules = readFileSync(path.join(root, 'shared/central/RULES.md'), 'utf8');
    const numbers = [...rules.matchAll(/^- \*\*(\[SYNC-\d+\])\*\*/gmu)].map((found) => found[1] ?? '');
    const tests = globSync('tests/{central,sync,contract-suites,sign-in,home,room,host}/**/*.ts', {
      cwd: root,
    })
      .map((file) => readFileSync(path.join(root, file), 'utf8'))
      .join('\n');
    expect(numbers.length).toBeGreaterThan(8);
    expect(numbers.filter((rule) => !tests.includes(rule))).toEqual([]);
  });
});
