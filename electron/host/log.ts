import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Names that a line may carry. A name that is not here is dropped: no log ever holds what people said. */
export const allowedFields: ReadonlySet<string> = new Set([
  'attempt',
  'bytes',
  'code',
  'command',
  'count',
  'generation',
  'kind',
  'milliseconds',
  'number',
  'over',
  'page',
  'phase',
  'pid',
  'port',
  'reason',
  'role',
  'session',
  'state',
  'status',
  'step',
  'vault',
  'version',
]);

const longestValue = 100;
const largestFile = 2 * 1024 * 1024;

export type LogFields = Readonly<Record<string, string | number | boolean>>;

/** Where the room says what it does, to whoever operates it. Never a name, a text or a proof. */
export type Log = {
  note(event: string, fields?: LogFields): void;
  /** Gives back the reference under which the page is told that something went wrong. */
  fault(event: string, error: unknown): string;
};

export type LogNeeds = {
  readonly now: () => number;
  readonly newReference: () => string;
  readonly write: (line: string) => void;
  /** Faults go here too, so that they are seen without looking for a file. */
  readonly complain: (line: string) => void;
};

export function createLog(needs: LogNeeds): Log {
  function line(event: string, more: Readonly<Record<string, unknown>>): string {
    return `${JSON.stringify({ at: new Date(needs.now()).toISOString(), event, ...more })}\n`;
  }
  return {
    note: (event, fields = {}) => {
      needs.write(line(event, keepAllowed(fields)));
    },
    fault: (event, error) => {
      const reference = needs.newReference();
      const text = line(event, { reference, cause: describeError(error) });
      needs.write(text);
      needs.complain(text);
      return reference;
    },
  };
}

/**
 * Appends to one file in a folder of its own; the file before it is kept once. A disk that is full or gone takes
 * the line and not the room: what is said here is said for the operator alone.
 */
export function openLogFile(folder: string, name: string): (line: string) => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return (line) => {
    try {
      // A room that is never switched off must not fill its disk.
      if (size > largestFile) renameSync(path, `${path}.before`);
      size = size > largestFile ? 0 : size;
      appendFileSync(path, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  };
}

function keepAllowed(fields: LogFields): LogFields {
  const kept = Object.entries(fields).filter(([name]) => allowedFields.has(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, longestValue) : value]),
  );
}

type Described = {
  readonly name: string;
  readonly code?: string;
  readonly issues?: readonly string[];
  readonly at?: readonly string[];
  readonly cause?: Described;
};

/** Messages are left out on purpose: `JSON.parse` and others quote in them what they were given. */
function describeError(error: unknown, depth = 0): Described {
  if (error instanceof z.ZodError) return { name: 'ZodError', issues: error.issues.map(describeIssue) };
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause =
    error.cause === undefined || depth > 4 ? {} : { cause: describeError(error.cause, depth + 1) };
  return { name: error.name, ...code, at: readFrames(error), ...cause };
}

/** A key of a record can be what somebody wrote, so of a path only words of our own schemas are kept. */
function describeIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((key) => (typeof key === 'number' ? '#' : String(key)));
  return `${path.filter((key) => /^[a-zA-Z#-]{1,30}$/.test(key)).join('.')}: ${issue.code}`;
}

function readFrames(error: Error): readonly string[] {
  const stack = (error.stack ?? '').replace(error.message, '');
  const frames = stack.split('\n').filter((line) => /^ {4}at .*:\d+:\d+\)?$/.test(line));
  return frames.slice(0, 8).map((line) => line.trim().replace(/^at /, ''));
}
