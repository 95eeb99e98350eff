import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { allowedFields } from '../log.ts';

export interface KeptLine {
  /** `host.log`, and the one before it. */
  readonly file: string;
  readonly line: Readonly<Record<string, unknown>>;
}

/** Of each file the newest: a fault is looked for in the last days. */
const mostLines = 3000;
const logName = /^(?:host|shell|courier)\.log(?:\.before)?$/;

/** What programs call things: no spaces, no letters of ours, no long numbers and nothing that looks like a secret. */
const programWord = /^(?!.*\d{9})(?!.*[\w+/=-]{32})[A-Za-z\d][\w./:#-]{0,59}$/;
const wordSchema = z.string().regex(programWord);
const issuePattern = /^[a-zA-Z#.-]{0,120}: \w{1,40}$/;
const frame = /^(?<name>[\w$.<>[\] #]{0,80}?) ?\(?(?:[^\s()]*[/\\])?(?<at>[\w.@-]{1,80}:\d+:\d+)\)?$/u;

/** Looked through a second time, line by line: a file on a disk may hold whatever somebody wrote into it. */
export function readLogs(folder: string): readonly KeptLine[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => logName.test(name));
  // `host.log.before` is older than `host.log`.
  const inOrder = files.toSorted((one, other) => (one < other ? 1 : -1));
  return inOrder.flatMap((file) => readOne(folder, file));
}

function readOne(folder: string, file: string): KeptLine[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n').slice(-mostLines);
  return lines.flatMap((text) => {
    const line = keepLine(text);
    return line === undefined ? [] : [{ file, line }];
  });
}

const causeSchema = z.object({
  name: wordSchema,
  code: wordSchema.optional().catch(undefined),
  issues: z.array(z.string()).optional().catch(undefined),
  at: z.array(z.string()).optional().catch(undefined),
});
const lineSchema = z.looseObject({
  at: z.iso.datetime(),
  event: z.string().regex(/^[a-z][a-z-]{0,59}$/),
  reference: wordSchema.optional().catch(undefined),
  cause: z.unknown().optional(),
});

function keepLine(text: string): KeptLine['line'] | undefined {
  const { data } = lineSchema.safeParse(parseJson(text));
  if (data === undefined) return undefined;
  const { at, event, reference, cause, ...more } = data;
  return {
    at,
    event,
    ...keepFields(more),
    ...(reference === undefined ? {} : { reference }),
    ...(cause === undefined ? {} : { cause: keepCause(cause, 0) }),
  };
}

function keepFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept = Object.entries(fields).filter(
    ([name, value]) => allowedFields.has(name) && (typeof value === 'boolean' || isShort(value)),
  );
  return Object.fromEntries(kept);
}

function isShort(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) < 1e9;
  return wordSchema.safeParse(value).success;
}

function keepCause(cause: unknown, depth: number): unknown {
  const { data } = causeSchema.safeParse(cause);
  if (data === undefined || depth > 4) return undefined;
  const inner = typeof cause === 'object' && cause !== null && 'cause' in cause ? cause.cause : undefined;
  const { at = [], issues = [], ...kept } = data;
  return {
    ...kept,
    issues: issues.filter((one) => issuePattern.test(one)),
    at: at.flatMap((one) => nameFrame(one)),
    ...(inner === undefined ? {} : { cause: keepCause(inner, depth + 1) }),
  };
}

/** The folder may be called after whoever owns the machine. */
function nameFrame(text: string): string[] {
  const found = frame.exec(text)?.groups;
  return found === undefined ? [] : [`${found['name'] ?? ''} ${found['at'] ?? ''}`.trim()];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
