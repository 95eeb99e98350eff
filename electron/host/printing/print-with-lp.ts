import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { no, type Result, yes } from '#domain/result.ts';
import type { Printer, PrinterRefusal } from './printer.ts';

export interface LpNeeds {
  /** The system's own program: on Linux and macOS. Elsewhere it is not there, and nothing can be printed. */
  readonly command: string;
  readonly after: (milliseconds: number, run: () => void) => () => void;
  readonly deadlineMilliseconds?: number;
}

/** Seen by everybody who looks at the printer's queue: it says nothing of whom or what. */
const title = 'Dokument';
const shortly = 20_000;

/** The document goes straight into the program: this process never makes a file of it. */
export function printWithLp(needs: LpNeeds): Printer {
  return {
    print: (pdf) => {
      const child = spawn(needs.command, ['-s', '-t', title, '-o', 'media=A4', '-'], {
        stdio: ['pipe', 'ignore', 'ignore'],
        windowsHide: true,
      });
      const answered = awaitEnd(needs, child);
      // A program that ends before it has read everything says so by its end.
      child.stdin.on('error', () => undefined);
      child.stdin.end(pdf);
      return answered;
    },
  };
}

function awaitEnd(
  { after, deadlineMilliseconds = shortly }: LpNeeds,
  child: ChildProcess,
): Promise<Result<void, PrinterRefusal>> {
  return new Promise((resolve) => {
    const cancel = after(deadlineMilliseconds, () => {
      child.kill('SIGKILL');
      resolve(no({ kind: 'printer-refused' }));
    });
    child.on('error', () => {
      cancel();
      resolve(no({ kind: 'printer-missing' }));
    });
    child.on('close', (code) => {
      cancel();
      resolve(code === 0 ? yes(undefined) : no({ kind: 'printer-refused' }));
    });
  });
}
