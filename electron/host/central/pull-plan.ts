import type { Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { ChangedFact } from '#sync/messages.ts';
import type { CentralClient } from './central-client.ts';
import type { CentralRefusal } from './central-refusals.ts';
import { digestFacts } from './digest-facts.ts';

export type PullRefusal = CentralRefusal | { readonly kind: 'unexpected'; readonly why: 'digest-differs' };

export interface PulledPlan {
  /** In the order of the store's log, each with what became of it. */
  readonly facts: readonly ChangedFact[];
  readonly cursor: string;
}

const digestDiffers = { kind: 'unexpected', why: 'digest-differs' } as const;

/** Takes a plan whole, and counts it over with the store's digest. A difference must never happen: once more, then no. */
export async function pullPlan(
  client: Pick<CentralClient, 'changes'>,
  plan: Id,
  loan?: Id,
): Promise<Result<PulledPlan, PullRefusal>> {
  const first = await pullOnce(client, plan, loan);
  if (first.ok || first.refusal.kind !== 'unexpected') return first;
  return pullOnce(client, plan, loan);
}

async function pullOnce(
  client: Pick<CentralClient, 'changes'>,
  plan: Id,
  loan: Id | undefined,
): Promise<Result<PulledPlan, PullRefusal>> {
  const of = loan === undefined ? {} : { loan };
  const pulled = new Map<string, ChangedFact>();
  let cursor: string | undefined;
  for (;;) {
    const page = await client.changes(plan, cursor === undefined ? of : { ...of, cursor });
    if (!page.ok) return page;
    if (page.value.reset) pulled.clear();
    for (const one of page.value.facts) pulled.set(one.fact.id, one);
    cursor = page.value.cursor;
    if (page.value.more) continue;
    const facts = [...pulled.values()];
    return page.value.digest === digestOf(facts) ? yes({ facts, cursor }) : no(digestDiffers);
  }
}

function digestOf(facts: readonly ChangedFact[]): string {
  return digestFacts(facts.map(({ fact, outcome }) => [fact.id, outcome]));
}
