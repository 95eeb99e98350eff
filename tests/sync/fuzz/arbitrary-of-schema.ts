import fc from 'fast-check';
import { z } from 'zod';

type Schema = Readonly<Record<string, unknown>>;
type Definitions = Readonly<Record<string, Schema>>;

const schemaShape = z.record(z.string(), z.unknown());
const list = z.array(schemaShape);
const names = z.array(z.string());
const mostDeep = 6;

/** What an OpenAPI schema lets through, as fast-check makes it: enough of JSON Schema for the store's own document. */
export function arbitraryOf(schema: Schema, definitions: Definitions, depth = 0): fc.Arbitrary<unknown> {
  if (depth > mostDeep) return fc.constant(null);
  const inner = (one: unknown): fc.Arbitrary<unknown> =>
    arbitraryOf(schemaShape.parse(one ?? {}), definitions, depth + 1);
  const ref = schema['$ref'];
  if (typeof ref === 'string') return inner(definitions[ref.replace('#/components/schemas/', '')]);
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...z.array(z.unknown()).parse(schema['enum']));
  const either = schema['anyOf'] ?? schema['oneOf'];
  if (either !== undefined) return fc.oneof(...list.parse(either).map((one) => inner(one)));
  if (schema['allOf'] !== undefined) return inner(list.parse(schema['allOf'])[0]);
  return ofType(schema, inner);
}

function ofType(schema: Schema, inner: (one: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, inner);
    case 'array':
      return fc.array(inner(schema['items']), { maxLength: 3, minLength: numberOf(schema['minItems'], 0) });
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return fc.integer({ min: numberOf(schema['minimum'], 0), max: numberOf(schema['maximum'], 1000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(schema: Schema, inner: (one: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = schemaShape.safeParse(schema['properties']);
  if (!properties.success)
    return fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 });
  const required = names.safeParse(schema['required']);
  const made = Object.fromEntries(Object.entries(properties.data).map(([name, one]) => [name, inner(one)]));
  return fc.record(made, { requiredKeys: required.success ? required.data : [] });
}

function textOf(schema: Schema): fc.Arbitrary<string> {
  const { pattern } = schema;
  if (typeof pattern === 'string') {
    try {
      return fc.stringMatching(new RegExp(pattern, 'u'));
    } catch {
      return fc.string({ maxLength: 40 });
    }
  }
  return fc.string({ minLength: numberOf(schema['minLength'], 0), maxLength: 60, unit: 'binary' });
}

function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Math.abs(value) < 1e9 ? value : otherwise;
}

/** The same value with one thing wrong somewhere: gone, of another type, far too long, or with something extra. */
export function mutated(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(
      null,
      -1,
      1e308,
      '',
      '\u0000',
      '💥'.repeat(5000),
      [[[[[]]]]],
      { __proto__: null },
      'a'.repeat(70_000),
    ),
  );
  return fc.tuple(value, odd, fc.nat(), fc.nat(3)).map(([whole, strange, at, way]) => {
    const copy: unknown = structuredClone(whole);
    const places = placesIn(copy, []);
    const place = places[at % Math.max(1, places.length)];
    if (place === undefined) return strange;
    return change(copy, { place, strange, way });
  });
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, before: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...before, key],
    ...placesIn(inner, [...before, key]),
  ]);
}

function change(
  whole: unknown,
  { place, strange, way }: { readonly place: Place; readonly strange: unknown; readonly way: number },
): unknown {
  let holder: unknown = whole;
  for (const key of place.slice(0, -1)) {
    if (typeof holder === 'object' && holder !== null) holder = Reflect.get(holder, key);
  }
  const last = place.at(-1) ?? '';
  if (typeof holder !== 'object' || holder === null) return whole;
  if (way === 0) Reflect.deleteProperty(holder, last);
  else if (way === 1) Reflect.set(holder, `${last}x`, strange);
  else Reflect.set(holder, last, strange);
  return whole;
}
