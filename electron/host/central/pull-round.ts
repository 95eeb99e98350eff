import type { FactId, Id } from '#domain/identity.ts';
import { no, type Result, yes } from '#domain/result.ts';
import type { ChangedFact, Changes, OutcomeKind } from '#sync/messages.ts';
import { limits } from '#sync/limits.ts';
import type { CentralClient, ChangesFrom } from './central-client.ts';
import type { CentralRefusal } from './central-refusals.ts';
import { digestFacts } from './digest-facts.ts';

/** A page that may be kept: what the last page of a pull comes to has been counted over. */
export interface StorePage {
  readonly changes: {
    readonly facts: readonly ChangedFact[];
    readonly withdrawn: readonly Id[];
    readonly reset: boolean;
  };
  readonly cursor: string;
  readonly offlineUntil?: string;
}

export interface PlacedFact {
  readonly item: Id;
  readonly outcome: OutcomeKind;
}

export interface RoundNeeds {
  readonly client: Pick<CentralClient, 'changes'>;
  readonly plan: Id;
  readonly loan: Id;
  /** Everything that the store has given and the room keeps, each with what became of it; nothing when the disk would not. */
  readonly placed: () => ReadonlyMap<FactId, PlacedFact> | undefined;
  /** False when the disk would not, or when nobody waits for it any more. */
  readonly take: (page: StorePage) => Promise<boolean>;
  readonly isStopped: () => boolean;
}

export type RoundRefusal =
  | CentralRefusal
  | { readonly kind: 'digest-differs' }
  | { readonly kind: 'not-taken' };

export interface Round {
  readonly cursor: string;
  readonly facts: number;
}

/**
 * One pull to its last page. Pages that go on are kept as they come; a plan that is taken whole is gathered first and
 * kept at once, so that nobody ever sees half of it, and a crash leaves all of the old or all of the new.
 */
export async function pullRound(
  needs: RoundNeeds,
  from: string | undefined,
  isWaiting: boolean,
): Promise<Result<Round, RoundRefusal>> {
  const pulling: Pulling = { cursor: from, whole: from === undefined ? new Map() : undefined, facts: 0 };
  for (let mayWait = isWaiting; ; mayWait = false) {
    const page = await needs.client.changes(needs.plan, askFrom(needs, pulling.cursor, mayWait));
    if (needs.isStopped()) return no({ kind: 'not-taken' });
    if (!page.ok) return page;
    const kept = await takeIn(needs, pulling, page.value);
    if (!kept.ok) return kept;
    if (!page.value.more) return yes({ cursor: page.value.cursor, facts: pulling.facts });
  }
}

interface Pulling {
  cursor: string | undefined;
  /** The plan as it comes whole, until its last page. */
  whole: Whole | undefined;
  facts: number;
}

function askFrom({ loan }: RoundNeeds, cursor: string | undefined, mayWait: boolean): ChangesFrom {
  const from = cursor === undefined ? { loan } : { loan, cursor };
  return mayWait && cursor !== undefined ? { ...from, wait: limits.secondsToWait } : from;
}

async function takeIn(needs: RoundNeeds, pulling: Pulling, page: Changes): Promise<Kept> {
  pulling.cursor = page.cursor;
  pulling.facts += page.facts.length;
  if (page.reset) pulling.whole = new Map();
  if (pulling.whole !== undefined) gather(pulling.whole, page);
  const isHalf = pulling.whole !== undefined && page.more;
  return isHalf ? yes(undefined) : keepPage(needs, page, pulling.whole);
}

type Kept = Result<void, { readonly kind: 'digest-differs' } | { readonly kind: 'not-taken' }>;

type Whole = Map<FactId, ChangedFact>;

function gather(whole: Whole, { facts, withdrawn }: Changes): void {
  for (const one of facts) whole.set(one.fact.id, one);
  if (withdrawn.length === 0) return;
  const gone = new Set(withdrawn);
  for (const { fact, outcome } of whole.values())
    if (isGone({ item: fact.item, outcome }, gone)) whole.delete(fact.id);
}

/** What is held about an item is the holders' to read, and stays ([SYNC-15]). */
function isGone({ item, outcome }: PlacedFact, gone: ReadonlySet<Id>): boolean {
  return gone.has(item) && outcome !== 'held' && outcome !== 'rejected';
}

/** The last page is counted over before it is kept: what does not agree never reaches the disk. */
async function keepPage(needs: RoundNeeds, page: Changes, whole: Whole | undefined): Promise<Kept> {
  const { withdrawn, cursor, offlineUntil, more, digest } = page;
  const changes =
    whole === undefined
      ? { facts: page.facts, withdrawn, reset: false }
      : { facts: [...whole.values()], withdrawn: [], reset: true };
  const until = offlineUntil === undefined ? {} : { offlineUntil };
  const placed = more || changes.reset ? noFacts : needs.placed();
  if (placed === undefined) return no({ kind: 'not-taken' });
  if (!more && digest !== digestFacts(outcomesAfter(placed, changes))) return no({ kind: 'digest-differs' });
  return (await needs.take({ changes, cursor, ...until })) ? yes(undefined) : no({ kind: 'not-taken' });
}

const noFacts: ReadonlyMap<FactId, PlacedFact> = new Map();

function outcomesAfter(
  placed: ReadonlyMap<FactId, PlacedFact>,
  changes: StorePage['changes'],
): ReadonlyMap<FactId, OutcomeKind> {
  const after = new Map<FactId, OutcomeKind>();
  const gone = new Set(changes.withdrawn);
  for (const [id, one] of placed) if (!isGone(one, gone)) after.set(id, one.outcome);
  for (const { fact, outcome } of changes.facts) after.set(fact.id, outcome);
  return after;
}
