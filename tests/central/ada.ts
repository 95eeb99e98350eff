import { randomBytes } from 'node:crypto';
import type { Fact } from '#domain/fact.ts';
import type { Result } from '#domain/result.ts';
import { createIds } from '#domain/uuid.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import type { CentralRefusal } from '#host/central/central-refusals.ts';
import type { Loan } from '#sync/messages.ts';

/** The made-up plan that the tests of the store write in, and who writes there. */
export const plan = 'ada';
export const meeting = 'ada-mote-1';
export const holder = 'kontaktlaerer';
export const device = 'rom-214';
export const day = '2026-11-22';

export const newId = createIds({ now: () => Date.now(), randomBytes: (length) => randomBytes(length) });

export function value<Value, Refused>(result: Result<Value, Refused>): Value {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** The kind of a no, as the store named it. */
export function problemOf(result: Result<unknown, CentralRefusal>): unknown {
  if (result.ok) throw new Error('A refusal was expected.');
  return result.refusal.kind === 'store-refused' ? result.refusal.problem : result.refusal;
}

export async function borrow(client: CentralClient): Promise<Loan> {
  return value(await client.borrow(plan, { purpose: 'meeting', device, meeting }));
}

/** A fact of the room, complete but for what the test is about. */
export function makeFact(change: Partial<Fact> & Pick<Fact, 'verb' | 'body'>): Fact {
  return {
    id: newId(),
    command: newId(),
    plan,
    item: newId(),
    saidBy: [],
    writtenBy: holder,
    proof: 'attested',
    at: `${day}T12:00:00.000Z`,
    profile: 'tryout-1',
    ...change,
  };
}

export function comment(text = 'Det går fint', change: Partial<Fact> = {}): Fact {
  const body = { activity: 'lesing', date: day, text };
  return makeFact({ verb: 'comment.added/1', body, ...change });
}

export function newDeadline(base: string, to: string, change: Partial<Fact> = {}): Fact {
  const body = { field: 'deadline', value: to };
  return makeFact({ verb: 'activity.changed/1', item: 'lesing', base, body, ...change });
}

export function numbered(facts: readonly Fact[], first = 1): { deviceNumber: number; fact: Fact }[] {
  return facts.map((fact, index) => ({ deviceNumber: first + index, fact }));
}
