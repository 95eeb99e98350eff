/** Results go to `stdout`, complaints to `stderr`. */
export interface CommandIo {
  readonly stdout: { readonly write: (text: string) => unknown };
  readonly stderr: { readonly write: (text: string) => unknown };
}

/** Settles with the exit code: 0 done, 1 it could not be done, 2 it was called wrongly or is not built yet. */
export type Command = (values: readonly string[], io: CommandIo) => Promise<number>;
