import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { z } from 'zod';

interface Asked {
  readonly values: readonly string[];
  /** Names of options that take a value, and of those that do not. */
  readonly texts: readonly string[];
  readonly flags: readonly string[];
}

const codeSchema = z.object({ code: z.string().startsWith('ERR_PARSE_ARGS') });

/** Options by name, or the complaint that `parseArgs` makes about them. */
export function readValues(asked: Asked): Readonly<Record<string, unknown>> | string {
  const options: NonNullable<ParseArgsConfig['options']> = { help: { type: 'boolean' } };
  for (const name of asked.texts) options[name] = { type: 'string' };
  for (const name of asked.flags) options[name] = { type: 'boolean' };
  try {
    return parseArgs({ args: [...asked.values], options }).values;
  } catch (error) {
    if (error instanceof Error && codeSchema.safeParse(error).success) return error.message;
    throw error;
  }
}
