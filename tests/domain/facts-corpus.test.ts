import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bodySchemas } from '#domain/bodies.ts';
import { fold } from '#domain/evolve.ts';
import type { Fact } from '#domain/fact.ts';
import { factSchema } from '#domain/fact.ts';
import type { KnownFact } from '#domain/known-fact.ts';
import { readFact } from '#domain/known-fact.ts';
import { emptyState } from '#domain/state.ts';
import { upcasters } from '#domain/upcast.ts';

// One file for every verb version that was ever written. A file is added to, never changed: rooms and archives hold it.
const folder = path.resolve(import.meta.dirname, '../fixtures/facts');
const files = readdirSync(folder).toSorted();
const verbs = files.map((name) => name.replace(/-(\d+)\.json$/u, '/$1'));

function readFile(verb: string): readonly Fact[] {
  const text = readFileSync(path.join(folder, `${verb.replace('/', '-')}.json`), 'utf8');
  return z.array(factSchema).min(1).parse(JSON.parse(text));
}

function known(fact: Fact): KnownFact {
  const read = readFact(fact);
  if (read.kind !== 'known')
    throw new Error(`${fact.verb} is ${read.kind}${read.kind === 'malformed' ? ` at ${read.path}` : ''}`);
  return read.fact;
}

function makeFact(change: Partial<Fact>): Fact {
  const [first] = readFile('goal.added/1');
  if (first === undefined) throw new Error('The corpus is empty');
  return factSchema.parse({ ...first, ...change });
}

describe('every shape of a fact ever written', () => {
  it('has a file, and every file is of a verb that is known or lifted', () => {
    expect(verbs).toEqual([...Object.keys(bodySchemas), ...Object.keys(upcasters)].toSorted());
  });

  it.each(verbs)('is read whole: %s', (verb) => {
    for (const fact of readFile(verb)) {
      expect(fact.verb).toBe(verb);
      const read = known(fact);
      expect(Object.hasOwn(bodySchemas, read.verb)).toBe(true);
      const isLifted = upcasters[verb] !== undefined;
      expect(read).toEqual(isLifted ? { ...fact, verb: read.verb, body: read.body } : fact);
    }
  });

  it.each(verbs)('shows every field of its schema at least once: %s', (verb) => {
    const written = new Set(readFile(verb).flatMap((fact) => Object.keys(fact.body ?? {})));
    const schema = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() });
    const declared = Object.hasOwn(bodySchemas, verb)
      ? schema.parse(
          z.toJSONSchema(Object.entries(bodySchemas).find(([name]) => name === verb)?.[1] ?? z.never()),
        )
      : {};
    expect(Object.keys(declared.properties ?? {}).filter((field) => !written.has(field))).toEqual([]);
  });

  it('folds, one after the other, into one plan', () => {
    const all = Object.keys(bodySchemas).flatMap((verb) => readFile(verb).map((fact) => known(fact)));
    const state = fold(emptyState, all);
    expect(state.facts.size).toBe(all.length);
    expect([state.items.size, state.meetings.size, state.participants.size]).toEqual([22, 1, 5]);
  });
});

describe('reading a fact', () => {
  it.each(['goal.dreamt/1', 'goal.added/2', 'sauna.heated/9'])(
    'keeps one of a newer version whole: %s',
    (verb) => {
      const fact = makeFact({ verb, body: { whatever: ['we', { do: 'not know' }] } });
      expect(readFact(fact)).toEqual({ kind: 'unknown', fact });
    },
  );

  it.each(['toString/1', 'constructor/1', 'hasOwnProperty/1'])(
    'is not led astray by a name that every object has: %s',
    (verb) => {
      expect(readFact({ ...makeFact({}), verb }).kind).toBe('unknown');
    },
  );

  it('knows one whose body was taken away, also when its verb is unknown', () => {
    const { body: _body, ...envelope } = makeFact({});
    for (const verb of ['goal.added/1', 'sauna.heated/9']) {
      const fact = factSchema.parse({ ...envelope, verb, removed: { hash: 'a'.repeat(64), reason: 'S5' } });
      expect(readFact(fact)).toEqual({ kind: 'emptied', fact });
    }
  });

  it.each([
    ['title', { topic: 'school' }],
    ['topic', { title: 'Et mål', topic: 'weather' }],
    ['limitedTo.0', { title: 'Et mål', topic: 'school', limitedTo: ['æ ø å'] }],
    ['', { title: 'Et mål', topic: 'school', extra: 1 }],
  ])('names what is wrong with a body: %s', (at, body) => {
    const fact = makeFact({ body });
    expect(readFact(fact)).toEqual({ kind: 'malformed', fact, path: at });
  });

  it('finds a fact without a body malformed, not empty', () => {
    const { body: _body, ...fact } = makeFact({});
    expect(readFact(fact).kind).toBe('malformed');
  });
});
