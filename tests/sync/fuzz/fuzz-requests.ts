import fc from 'fast-check';
import { z } from 'zod';
import { arbitraryOf, mutated } from './arbitrary-of-schema.ts';

/** One request as it goes over the line. */
export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()).optional() }));
const operationSchema = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
  requestBody: z.object({ content }).optional(),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

export interface FuzzNeeds {
  readonly document: unknown;
  readonly token: string;
  /** What is really there: plans, loans, facts, devices. A guess that hits goes deeper than one that misses. */
  readonly known: readonly string[];
}

/** Requests by the store's own document: half of them as it allows, half with one thing wrong, some all wrong. */
export function requestsOf(needs: FuzzNeeds): fc.Arbitrary<FuzzRequest> {
  const { paths, components } = documentSchema.parse(needs.document);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const segment = fc.oneof(
    { arbitrary: fc.constantFrom(...needs.known), weight: 6 },
    { arbitrary: fc.string({ minLength: 1, maxLength: 80, unit: 'binary' }), weight: 1 },
    { arbitrary: fc.constantFrom('..', '%00', '%ff', '0'.repeat(64), 'a'.repeat(3000)), weight: 1 },
  );
  const known = operations.map(({ path, method, operation }) => {
    const body = bodyOf(operation, components.schemas, needs.known);
    return fc
      .record({
        parts: fc.array(segment, { minLength: 3, maxLength: 3 }),
        query: queryOf(operation),
        body,
        token: tokens(needs),
      })
      .map(({ parts, query, body: sent, token }) => toRequest({ path, method, parts, query, sent, token }));
  });
  return fc.oneof({ arbitrary: fc.oneof(...known), weight: 9 }, { arbitrary: anywhere(segment), weight: 1 });
}

function tokens({ token }: FuzzNeeds): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.constant(`Bearer ${token}`), weight: 12 },
    { arbitrary: fc.constantFrom('', 'Bearer', 'Delivery x', `Bearer ${token}x`, 'Basic YTpi'), weight: 1 },
  );
}

function queryOf(operation: z.infer<typeof operationSchema>): fc.Arbitrary<string> {
  const asked = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const value = fc.oneof(
    fc.constantFrom('meeting', '0', '1', '500', '-1', 'NaN', ''),
    fc.string({ maxLength: 30, unit: 'binary' }),
  );
  return fc
    .uniqueArray(fc.tuple(fc.constantFrom('x', ...asked.filter((name) => name !== 'wait')), value), {
      maxLength: 3,
      selector: ([name]) => name,
    })
    .map((pairs) => (pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`));
}

function bodyOf(
  operation: z.infer<typeof operationSchema>,
  definitions: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  known: readonly string[],
): fc.Arbitrary<string | Uint8Array | undefined> {
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const bytes = fc.uint8Array({ maxLength: 2000 });
  if (schema === undefined)
    return fc.oneof({ arbitrary: fc.constant(undefined), weight: 4 }, { arbitrary: bytes, weight: 1 });
  const valid = withKnown(arbitraryOf(schema, definitions), known);
  return fc.oneof(
    { arbitrary: valid.map((value) => JSON.stringify(value)), weight: 4 },
    { arbitrary: mutated(valid).map((value) => JSON.stringify(value)), weight: 4 },
    { arbitrary: fc.constantFrom('', '{', '[]', 'null', '{"a":'.repeat(3000)), weight: 1 },
    { arbitrary: bytes, weight: 1 },
  );
}

/** Ids that are made up name nothing; now and then one that is there. */
function withKnown(value: fc.Arbitrary<unknown>, known: readonly string[]): fc.Arbitrary<unknown> {
  return fc.tuple(value, fc.constantFrom(...known), fc.boolean()).map(([whole, id, isReal]) => {
    if (!isReal || typeof whole !== 'object' || whole === null) return whole;
    const keys = Object.keys(whole).filter((key) =>
      ['loan', 'device', 'meeting', 'plan', 'participant'].includes(key),
    );
    for (const key of keys) Reflect.set(whole, key, id);
    return whole;
  });
}

function toRequest(made: {
  readonly path: string;
  readonly method: string;
  readonly parts: readonly string[];
  readonly query: string;
  readonly sent: string | Uint8Array | undefined;
  readonly token: string;
}): FuzzRequest {
  const parts = [...made.parts];
  const path = made.path.replaceAll(/\{\w+\}/gu, () => encode(parts.shift() ?? 'x')) + made.query;
  const method = made.method.toUpperCase();
  const headers = { 'content-type': 'application/json', authorization: made.token };
  const hasBody = made.sent !== undefined && method !== 'GET' && method !== 'HEAD';
  return { method, path, headers, ...(hasBody ? { body: made.sent } : {}) };
}

/** Lone surrogates have no place in an address: a client could not send them either. */
function encode(part: string): string {
  return part.startsWith('%') || part === '..' ? part : encodeURIComponent(part.toWellFormed());
}

function anywhere(segment: fc.Arbitrary<string>): fc.Arbitrary<FuzzRequest> {
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD');
  return fc
    .record({ method, parts: fc.array(segment, { maxLength: 4 }) })
    .map(({ method: chosen, parts }) => ({
      method: chosen,
      path: `/${parts.map((part) => encode(part)).join('/')}`,
      headers: {},
    }));
}
