import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Printer } from '#host/printing/printer.ts';
import { printWithLp } from '#host/printing/print-with-lp.ts';
import { waitFor } from './uploads/open-reader.ts';

/** A program in the place of `lp`: what came in goes to one file, how it was called to another. */
export interface FakeLp {
  readonly printer: Printer;
  /** What was printed last. */
  readonly paper: () => Buffer;
  /** Every time it was called, its arguments in one line. */
  readonly calls: () => readonly string[];
  /** From now on it ends in another way. */
  readonly become: (ending: string) => void;
  readonly remove: () => void;
}

export function createFakeLp(ending = 'exit 0', deadlineMilliseconds?: number): FakeLp {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-lp-'));
  const command = join(folder, 'lp');
  const become = (end: string): void => {
    writeFileSync(command, `#!/bin/sh\ncd "${folder}"\necho "$@" >> calls\ncat > paper\n${end}\n`);
  };
  become(ending);
  chmodSync(command, 0o755);
  const paper = (): Buffer => readFileSync(join(folder, 'paper'));
  const calls = join(folder, 'calls');
  return {
    printer: printWithLp({
      command,
      after: waitFor,
      ...(deadlineMilliseconds === undefined ? {} : { deadlineMilliseconds }),
    }),
    paper,
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
    become,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
