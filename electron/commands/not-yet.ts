import type { Command } from './command-io.ts';

/** The stable forms that are promised and not built. */
export const formsToCome: Readonly<Record<string, string>> = {
  check: 'check [--json]',
};

/** Answers for a command that is to come, and for one that never will. */
export function createNotYet(name: string): Command {
  const form = Object.hasOwn(formsToCome, name) ? formsToCome[name] : undefined;
  return async (values, io) => {
    if (form === undefined) {
      io.stderr.write(`Unknown command "${name}"; stafettrom help lists them\n`);
      return 2;
    }
    if (values.includes('--help')) {
      io.stdout.write(`stafettrom ${form}\n\nNot built yet.\n`);
      return 0;
    }
    io.stderr.write(`stafettrom ${name}: not yet\n`);
    return 2;
  };
}
