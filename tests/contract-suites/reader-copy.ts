import { expect } from 'vitest';
import { subjectOf } from '#domain/readers.ts';
import { digestFacts } from '#host/central/digest-facts.ts';
import type { ChangedFact, Changes } from '#sync/messages.ts';
import { value } from '../central/ada.ts';
import type { ReaderSide } from './open-store.ts';

/** A copy of a plan as a client keeps it: what it was given, less what it was told to delete. */
export interface ReaderCopy {
  /** One page, taken in. */
  readonly pull: (limit?: number) => Promise<Changes>;
  /** To the last page, whose digest must be that of the copy ([SYNC-9]). */
  readonly catchUp: (limit?: number) => Promise<readonly Changes[]>;
  readonly facts: () => readonly ChangedFact[];
}

export function createCopy(side: ReaderSide, plan: string): ReaderCopy {
  const held = new Map<string, ChangedFact>();
  let cursor: string | undefined;
  async function pull(limit?: number): Promise<Changes> {
    const from = { ...(cursor === undefined ? {} : { cursor }), ...(limit === undefined ? {} : { limit }) };
    const page = value(await side.changes(plan, from));
    if (page.reset) held.clear();
    for (const [id, one] of held) if (page.withdrawn.includes(subjectIn(one))) held.delete(id);
    for (const one of page.facts) held.set(one.fact.id, one);
    ({ cursor } = page);
    return page;
  }
  async function catchUp(limit?: number): Promise<readonly Changes[]> {
    const page = await pull(limit);
    if (page.more) return [page, ...(await catchUp(limit))];
    expect(page.digest).toBe(digestFacts([...held.values()].map((one) => [one.fact.id, one.outcome])));
    return [page];
  }
  return { pull, catchUp, facts: () => [...held.values()] };
}

function subjectIn({ fact, outcome }: ChangedFact): string {
  return subjectOf(fact, outcome !== 'held' && outcome !== 'rejected');
}
