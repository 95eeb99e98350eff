import { z } from 'zod';
import { messageSchemas } from '#sync/schemas.ts';
import type { MessageName } from '#sync/schemas.ts';
import { mediaType, protocolName, syncVersion } from '#sync/sync-version.ts';
import { homeOperations } from './home-operations.ts';
import type { Operation } from './operation.ts';
import { signInOperations } from './sign-in-operations.ts';

const plan = '/v1/plans/{plan}';
const blob = `${plan}/blobs/{sha256}`;
const operations: readonly Operation[] = [
  { method: 'get', path: '/v1/meta', summary: 'Version, limits, clock', gives: 'Meta', open: true },
  { method: 'get', path: '/health', summary: 'Alive', open: true },
  { method: 'get', path: '/ready', summary: 'Ready to serve', open: true },
  { method: 'get', path: '/openapi.json', summary: 'This document', open: true },
  {
    method: 'get',
    path: '/v1/plans',
    summary: 'Plans that may be taken into a room',
    query: ['for'],
    gives: 'PlanList',
  },
  {
    method: 'post',
    path: '/v1/plans',
    summary: 'Open an empty plan and borrow it',
    takes: 'NewPlan',
    gives: 'Loan',
    status: 201,
  },
  {
    method: 'post',
    path: `${plan}/administration`,
    summary: 'What a leader or local administrator does, under a token of their own',
    takes: 'Administration',
    gives: 'Receipt',
  },
  {
    method: 'post',
    path: `${plan}/leases`,
    summary: 'Borrow',
    takes: 'LoanRequest',
    gives: 'Loan',
    status: 201,
  },
  {
    method: 'get',
    path: `${plan}/changes`,
    summary: 'What has come since',
    query: ['loan', 'cursor', 'limit', 'wait'],
    gives: 'Changes',
  },
  {
    method: 'get',
    path: `${plan}/open-questions`,
    summary: 'What waits for an answer',
    query: ['loan'],
    gives: 'OpenQuestions',
  },
  {
    method: 'get',
    path: `${plan}/access-log`,
    summary: 'Who had which part of the plan, when',
    query: ['loan'],
    gives: 'AccessLog',
  },
  { method: 'post', path: `${plan}/ops`, summary: 'Deliver facts', takes: 'Push', gives: 'PushAnswer' },
  { method: 'get', path: `${plan}/ops/{fact}`, summary: 'Receipt of one fact', gives: 'Receipt' },
  { method: 'head', path: blob, summary: 'How much has arrived under this loan', query: ['loan'] },
  { method: 'put', path: blob, summary: 'Begin a document', query: ['loan'], status: 201 },
  { method: 'patch', path: blob, summary: 'Go on with a document', query: ['loan'] },
  { method: 'get', path: blob, summary: 'A document that a fact names', query: ['loan'] },
  {
    method: 'post',
    path: '/v1/leases/{loan}/sealed',
    summary: 'What a room sealed when it had no network',
    gives: 'SealedAnswer',
    open: true,
  },
  {
    method: 'post',
    path: '/v1/leases/{loan}/release',
    summary: 'End a loan',
    takes: 'Release',
    gives: 'ReleaseAnswer',
  },
  ...homeOperations,
  ...signInOperations,
];

type Json = Record<string, unknown>;

/** The OpenAPI document, made from the schemas that the store itself reads with: it cannot say anything else. */
export function describeApi(): Json {
  const paths: Record<string, Json> = {};
  for (const one of operations) paths[one.path] = { ...paths[one.path], [one.method]: describe(one) };
  return {
    openapi: '3.1.0',
    info: { title: protocolName, version: String(syncVersion) },
    paths,
    components: {
      schemas: describeSchemas(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: '__Host-stafettrom' },
      },
    },
  };
}

function describe(one: Operation): Json {
  const inPath = [...one.path.matchAll(/\{(\w+)\}/gu)].map((found) => parameter(found[1] ?? '', 'path'));
  const inQuery = (one.query ?? []).map((name) => parameter(name, 'query'));
  const content = one.gives === undefined ? {} : { content: contentOf(one.gives, mediaType) };
  return {
    summary: one.summary,
    security: one.open === true ? [] : [{ [one.by ?? 'bearer']: [] }],
    parameters: [...inPath, ...inQuery],
    ...(one.takes === undefined
      ? {}
      : { requestBody: { required: true, content: contentOf(one.takes, mediaType) } }),
    responses: {
      [String(one.status ?? 200)]: { description: one.summary, ...content },
      default: { description: 'Problem', content: contentOf('Problem', 'application/problem+json') },
    },
  };
}

function parameter(name: string, where: 'path' | 'query'): Json {
  return { name, in: where, required: where === 'path' || name === 'for', schema: { type: 'string' } };
}

function contentOf(name: MessageName, type: string): Json {
  return { [type]: { schema: { $ref: `#/components/schemas/${name}` } } };
}

/** A schema's own definitions move up beside it: inside the document `#` is the document. */
function describeSchemas(): Json {
  const schemas: Json = {};
  for (const [name, shape] of Object.entries(messageSchemas)) {
    const { $schema: _schema, $defs, ...schema } = z.toJSONSchema(shape, { io: 'input' });
    schemas[name] = pointUp(schema, name);
    for (const [inner, definition] of Object.entries($defs ?? {})) {
      schemas[`${name}.${inner}`] = pointUp(definition, name);
    }
  }
  return schemas;
}

function pointUp(schema: object, name: string): unknown {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', `"#/components/schemas/${name}.`);
  return JSON.parse(text);
}
