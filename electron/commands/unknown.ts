import type { Command } from './command-io.ts';

/** Answers for a name that is no command. */
export function createUnknown(name: string): Command {
  return async (_values, io) => {
    io.stderr.write(`Unknown command "${name}"; stafettrom help lists them\n`);
    return 2;
  };
}
