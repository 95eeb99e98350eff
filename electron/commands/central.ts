import { spawn } from 'node:child_process';
import process from 'node:process';
import { findPlaces } from '../places.ts';
import type { Command } from './command-io.ts';
import { readValues } from './read-values.ts';

const help = `stafettrom central [--data DIR | --database-url URL] [OPTIONS]

Runs the reference central store until it is stopped.

  --data DIR           keeps the data here with PGlite: for trying out, never for real data
  --database-url URL   PostgreSQL
  --port N             else any free port; the address is the first line of the output
  --demo DIR           loads these plan files first, made-up people only
  --token TOKEN        the one sign-in of a store to try out; else one is made
  --date D             plays another day, to try out
  --profile FILE       the municipality's profile; --answers FILE is laid over it
  --tenant NAME        the municipality's name in the store
  --origin URL         its public address, https
  --identity-providers FILE
                       how people sign in (docs/operation.md); holds secrets
  --people FILE        whom the municipality puts in
  --host NAME          where to listen; else only this machine reaches it
  --trust-proxy LIST   addresses of the proxies in front, with commas between
  --migrate-with URL   the owner of the tables, where the service's own login owns nothing
  --metrics-port N     GET /metrics for Prometheus on 127.0.0.1; 0: any free port
  --translate          translates for rooms that have no Apertium, with the one of this machine
  --restored           once after the database was put back from a copy: every room takes its plan anew

With NODE_ENV=production everything that is only for trying out is refused.
`;

/** What the process itself reads; it says no to values that cannot be. */
const texts =
  'data database-url port demo token date profile answers tenant origin identity-providers people host trust-proxy migrate-with metrics-port'.split(
    ' ',
  );

/** Starts the store as a process and ends with its exit code. */
export const runCentral: Command = async (values, io) => {
  const read = readValues({ values, texts, flags: ['restored', 'translate'] });
  if (typeof read === 'string') {
    io.stderr.write(`${read}\n\n${help}`);
    return 2;
  }
  if (read['help'] === true) {
    io.stdout.write(help);
    return 0;
  }
  return runStore(values.flatMap((value) => (value === '--translate' ? translateHere() : [value])));
};

/** The store’s room holds no machine: it is told which process does. */
function translateHere(): string[] {
  return ['--translate-with', findPlaces().translationProcess];
}

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
