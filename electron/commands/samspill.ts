import { spawn } from 'node:child_process';
import process from 'node:process';
import { findPlaces } from '../places.ts';
import type { Command } from './command-io.ts';

const help = `stafettrom samspill export|import [--data DIR | --database-url URL] --plan ID [--tenant NAME] FILE

Carries evaluations to Visma Flyt Samspill by a file (docs/formats.md). No interface of theirs is published.

  export               writes FILE: each activity's text with its evaluations as dated blocks under it
  import               takes FILE as it came back: puts new evaluations under each text that is still what was
                       read, leaves every other as it is, and says which
  --data DIR           a store to try out, which must not be running
  --database-url URL   PostgreSQL
  --plan ID            the plan
  --tenant NAME        the municipality's name in the store
`;

export const runSamspillCommand: Command = async (values, io) => {
  if (values.includes('--help')) {
    io.stdout.write(help);
    return 0;
  }
  const given = [findPlaces().centralProcess, 'samspill', ...values];
  const child = spawn(process.execPath, given, { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
};
