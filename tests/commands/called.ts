import type { CommandIo } from '#doors/commands/command-io.ts';

export interface Called {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command as the command line does, and gives what it said. */
export async function call(
  command: (values: readonly string[], io: CommandIo) => Promise<number>,
  ...values: readonly string[]
): Promise<Called> {
  const said = { stdout: '', stderr: '' };
  const code = await command(values, {
    stdout: { write: (text) => (said.stdout += text) },
    stderr: { write: (text) => (said.stderr += text) },
  });
  return { code, ...said };
}
