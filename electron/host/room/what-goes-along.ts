import type { AcceptContext } from '#domain/accept.ts';
import type { FactId } from '#domain/identity.ts';
import type { PlanState } from '#domain/state.ts';
import type { OutcomeKind } from '#sync/messages.ts';
import type { StoredFact } from '../journal/fact-rows.ts';
import { inCommands, judgeOwn } from './fold-facts.ts';

type Command = readonly StoredFact[];

const strength: readonly OutcomeKind[] = ['rejected', 'held', 'conflict', 'merged', 'applied'];

/**
 * What is sent when something goes at once: it overtakes what was written before, for that can still be taken back
 * (design §3). Only what would be judged worse for coming later goes along, in its order: C4 says that what was
 * committed before a withdrawal is delivered. When the urgent itself needs earlier ground, all of the earlier goes.
 */
export function whatGoesAlong(
  base: PlanState,
  own: readonly StoredFact[],
  asked: { readonly urgent: ReadonlySet<FactId>; readonly at: AcceptContext },
): ReadonlySet<FactId> {
  const { urgent, at } = asked;
  const commands = inCommands(own);
  const isUrgent = (one: Command): boolean => urgent.has(commandOf(one));
  const before = judge(base, commands, at);
  const alone = worse(before, judge(base, inFront(commands, isUrgent), at));
  if (alone.size === 0) return urgent;
  const chosen = new Set([...urgent, ...alone]);
  const together = judge(
    base,
    inFront(commands, (one) => chosen.has(commandOf(one))),
    at,
  );
  const needsGround = [...alone].some((command) => urgent.has(command));
  if (!needsGround && worse(before, together).size === 0) return chosen;
  const last = commands.findLastIndex(isUrgent);
  return new Set(commands.slice(0, last + 1).map(commandOf));
}

function commandOf(command: Command): FactId {
  return command[0]?.fact.command ?? '';
}

/** What is numbered already is on its way, and is before everything. */
function inFront(commands: readonly Command[], goes: (one: Command) => boolean): readonly Command[] {
  const first = (one: Command): boolean => one.some(({ delivered }) => delivered !== undefined) || goes(one);
  return [...commands.filter(first), ...commands.filter((one) => !first(one))];
}

/** Of each command that the store has not answered the outcome that counts: of one that is split, its weakest. */
function judge(
  base: PlanState,
  commands: readonly Command[],
  at: AcceptContext,
): ReadonlyMap<FactId, number> {
  const found = new Map<FactId, number>();
  const of = new Map(commands.flatMap((one) => one.map(({ fact }) => [fact.id, fact.command] as const)));
  for (const { fact, settled } of judgeOwn(base, commands.flat(), at).judged) {
    const command = of.get(fact) ?? '';
    const rank = strength.indexOf(settled.outcome);
    found.set(command, Math.min(found.get(command) ?? rank, rank));
  }
  return found;
}

function worse(before: ReadonlyMap<FactId, number>, after: ReadonlyMap<FactId, number>): ReadonlySet<FactId> {
  return new Set(
    [...after].filter(([command, rank]) => rank < (before.get(command) ?? rank)).map(([id]) => id),
  );
}
