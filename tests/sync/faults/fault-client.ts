import { createHash } from 'node:crypto';
import { type Fact } from '#domain/fact.ts';
import { subjectOf } from '#domain/readers.ts';
import type { CentralClient } from '#host/central/central-client.ts';
import type { CentralRefusal } from '#host/central/central-refusals.ts';
import { writeDigestText } from '#sync/digest.ts';
import type { ChangedFact, Changes, Push } from '#sync/messages.ts';
import type { Chance } from './chance.ts';
import { faultPlan } from './fault-plan.ts';

type Numbered = Push['facts'][number];

export interface FaultClient {
  readonly participant: string;
  /** Everything it wrote, in its order. */
  readonly written: readonly string[];
  readonly log: ReadonlyMap<string, ChangedFact>;
  readonly counts: Record<'resets' | 'withdrawn' | 'outOfOrder' | 'ended' | 'digestMismatches', number>;
  readonly isPurged: () => boolean;
  readonly unsent: () => number;
  readonly write: (facts: readonly Fact[]) => void;
  readonly push: () => Promise<void>;
  readonly pull: () => Promise<void>;
  /** A refusal that must never come: the run is red. */
  readonly faults: string[];
}

interface Needs {
  readonly client: CentralClient;
  readonly participant: string;
  readonly loan: string;
  readonly device: string;
  readonly chance: Chance;
}

/** A room as the protocol sees it: numbers what it writes, sends it until it has an answer, and keeps what it may read. */
export function createFaultClient(needs: Needs): FaultClient {
  const { client, participant, loan, device, chance } = needs;
  const log = new Map<string, ChangedFact>();
  const written: string[] = [];
  const faults: string[] = [];
  const counts = { resets: 0, withdrawn: 0, outOfOrder: 0, ended: 0, digestMismatches: 0 };
  let outbox: readonly Numbered[] = [];
  let cursor: string | undefined;
  let isPurged = false;

  async function send(facts: readonly Numbered[]): Promise<void> {
    const answer = await client.push(faultPlan, { device, loan, facts: [...facts] });
    if (!answer.ok) return note(answer.refusal);
    const done = new Set(answer.value.results.map(({ id }) => id));
    outbox = outbox.filter(({ fact }) => !done.has(fact.id));
  }

  function note(refusal: CentralRefusal): void {
    if (refusal.kind === 'store-away') return;
    const type = refusal.problem?.type ?? 'unreadable';
    if (type === 'out-of-order') counts.outOfOrder += 1;
    else faults.push(`push ${type}`);
  }

  function purge(): void {
    log.clear();
    cursor = undefined;
    isPurged = true;
    counts.ended += 1;
  }

  /** Away: as it was. Everything else leaves nothing, and only two of them are expected. */
  function startAnew(refusal: CentralRefusal): void {
    if (refusal.kind === 'store-away') return;
    const type = refusal.problem?.type ?? 'unreadable';
    if (type === 'access-ended') {
      purge();
      return;
    }
    if (type !== 'cursor-expired') faults.push(`pull ${type}`);
    cursor = undefined;
    log.clear();
  }

  function take(page: Changes): void {
    isPurged = false;
    if (page.reset) {
      log.clear();
      counts.resets += 1;
    }
    forget(new Set(page.withdrawn));
    for (const one of page.facts) log.set(one.fact.id, one);
    ({ cursor } = page);
    if (!page.more && page.digest !== digestOf(log)) counts.digestMismatches += 1;
  }

  function forget(withdrawn: ReadonlySet<string>): void {
    counts.withdrawn += withdrawn.size;
    if (withdrawn.size === 0) return;
    for (const [id, { fact, outcome }] of log) {
      const isKept = outcome !== 'held' && outcome !== 'rejected';
      if (withdrawn.has(subjectOf(fact, isKept))) log.delete(id);
    }
  }

  return {
    participant,
    written,
    log,
    counts,
    faults,
    isPurged: () => isPurged,
    unsent: () => outbox.length,
    write: (facts) => {
      for (const fact of facts) {
        written.push(fact.id);
        outbox = [...outbox, { deviceNumber: written.length, fact }];
      }
    },
    push: async () => {
      const batch = outbox.slice(0, 20);
      if (batch.length === 0) return;
      const half = batch.length >> 1;
      if (half > 0 && chance.next() < 0.08) {
        // The second half overtakes the first.
        await Promise.all([send(batch.slice(half)), send(batch.slice(0, half))]);
      } else {
        await send(batch);
      }
    },
    pull: async () => {
      for (;;) {
        const page = await client.changes(faultPlan, cursor === undefined ? { loan } : { loan, cursor });
        if (page.ok) {
          take(page.value);
          if (page.value.more) continue;
          return;
        }
        startAnew(page.refusal);
        return;
      }
    },
  };
}

export function digestOf(log: ReadonlyMap<string, ChangedFact>): string {
  const rows = [...log.values()].map(({ fact, outcome }) => ({ id: fact.id, outcome }));
  return createHash('sha256').update(writeDigestText(rows)).digest('hex');
}
