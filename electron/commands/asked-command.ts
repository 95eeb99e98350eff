import { daySchema } from '#domain/calendar.ts';
import type { Result } from '#domain/result.ts';
import { no } from '#domain/result.ts';
import type { CommandIo } from './command-io.ts';

/** A command that reads what it was asked, does it, and tells of it. */
export interface AskedCommand<Asked, Done> {
  readonly help: string;
  /** What `parseArgs` throws is a complaint too. */
  readonly read: (values: readonly string[]) => Result<Asked, string>;
  readonly run: (asked: Asked) => Promise<Result<Done, string>>;
  /** 0, or 1 where not all of it could be done. */
  readonly tell: (io: CommandIo, done: Done, asked: Asked) => number;
}

/** 1 when something stops it, 2 for a wrong call. */
export async function runAsked<Asked, Done>(
  { help, read, run, tell }: AskedCommand<Asked, Done>,
  values: readonly string[],
  io: CommandIo,
): Promise<number> {
  if (values.includes('--help')) {
    io.stdout.write(help);
    return 0;
  }
  const asked = readOrComplain(read, values);
  if (!asked.ok) {
    io.stderr.write(`${asked.refusal}\n\n${help}`);
    return 2;
  }
  const done = await run(asked.value);
  if (done.ok) return tell(io, done.value, asked.value);
  io.stderr.write(`${done.refusal}\n`);
  return 1;
}

function readOrComplain<Asked>(
  read: AskedCommand<Asked, unknown>['read'],
  values: readonly string[],
): Result<Asked, string> {
  try {
    return read(values);
  } catch (error) {
    return no(error instanceof Error ? error.message : 'The arguments cannot be read.');
  }
}

/** What is wrong with a day that was given; undefined where none was. */
export function complainOfDay(name: string, given: string | undefined): string | undefined {
  if (given === undefined || daySchema.safeParse(given).success) return undefined;
  return `--${name} is not a day: ${given}. Write it as 2026-11-12.`;
}
