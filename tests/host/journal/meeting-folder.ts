import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '#domain/fact.ts';
import type { Result } from '#domain/result.ts';
import type { JournalNeeds, WritableJournal } from '#host/journal/journal-ports.ts';
import { createJournal } from '#host/journal/journal.ts';
import type { Scheduler } from '#host/journal/scheduler.ts';

export const meeting = 'k3vJ8xQ2mZ5pT1wR';

/** Says what nobody else says, so that it can be looked for in bytes. */
export const planText = 'Ola Eksempel øver på tallrekka med læreren sin';

export type MeetingFolder = JournalNeeds & { readonly remove: () => void };

export function makeFolder(): MeetingFolder {
  const folder = mkdtempSync(join(tmpdir(), 'stafettrom-journal-'));
  return {
    folder,
    meeting,
    roomKey: randomBytes(32),
    vaultKind: 'tryout',
    scheduler: neverScheduler,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export const neverScheduler: Scheduler = { after: () => ({ stop: () => undefined }) };

export function uuid(number: number): string {
  return `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A fictional evaluation, number `n` of the test. */
export function makeFact(n: number, change: Partial<Fact> = {}): Fact {
  return {
    id: uuid(n),
    command: uuid(100_000 + n),
    plan: 'plan',
    item: `item-${n}`,
    verb: 'comment.added/1',
    saidBy: ['mor'],
    writtenBy: 'referent',
    proof: 'attested',
    at: '2026-11-22T09:00:00.000Z',
    profile: 'test-1',
    body: { activity: 'lesing', date: '2026-11-22', text: `${planText} ${n}` },
    ...change,
  };
}

export function value<Value, Refused>(result: Result<Value, Refused>): Value {
  if (!result.ok) {
    throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  }
  return result.value;
}

export function refusal<Value, Refused>(result: Result<Value, Refused>): Refused {
  if (result.ok) {
    throw new Error('A refusal was expected.');
  }
  return result.refusal;
}

export function begin(needs: JournalNeeds): WritableJournal {
  return value(createJournal(needs));
}

export function appendNumber(journal: WritableJournal, n: number, change: Partial<Fact> = {}): Fact {
  const fact = makeFact(n, change);
  value(journal.append({ command: fact.command, by: 'referent', kind: 'add-comment', facts: [fact] }));
  return fact;
}

export function readFactIds(journal: WritableJournal): readonly string[] {
  return journal.loadFacts().facts.map(({ fact }) => fact.id);
}

/** What a refused open may not change: every file but the index, which SQLite makes anew. */
export function hashFolder(folder: string): ReadonlyMap<string, string> {
  const names = listFiles(folder);
  return new Map(names.toSorted().map((name) => [name, hashFile(join(folder, name))]));
}

/** The files as a sudden stop would leave them: the log not emptied, nothing closed. */
export function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of listFiles(from)) {
    copyFileSync(join(from, name), join(to, name));
  }
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-shm'))
    .map((entry) => entry.name);
}

function hashFile(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
