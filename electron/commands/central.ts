import { spawn } from 'node:child_process';
import process from 'node:process';
import { findPlaces } from '../places.ts';
import type { Command } from './command-io.ts';
import { readValues } from './read-values.ts';

const help = `stafettrom central [--data DIR | --database-url URL] [--port N] [--demo DIR]

Runs the reference central store until it is stopped.

  --data DIR           keeps the data here with PGlite: for trying out, never for real data
  --database-url URL   PostgreSQL
  --port N             else any free port; the address is the first line of the output
  --demo DIR           loads these plan files first
`;

/** Starts the store as a process and ends with its exit code. */
export const runCentral: Command = async (values, io) => {
  const read = readValues({ values, texts: ['data', 'database-url', 'port', 'demo'], flags: [] });
  if (typeof read === 'string') {
    io.stderr.write(`${read}\n\n${help}`);
    return 2;
  }
  if (read['help'] === true) {
    io.stdout.write(help);
    return 0;
  }
  return runStore(values);
};

function runStore(values: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [findPlaces().centralProcess, ...values], { stdio: 'inherit' });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}
