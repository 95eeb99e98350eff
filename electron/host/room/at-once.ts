import type { LawCommand } from '#domain/decisions.ts';
import type { PlanState } from '#domain/state.ts';

/** Design §3: what takes something from people's sight, or opens it by a signature, is never taken back. */
export function goesAtOnce(state: PlanState, command: LawCommand): boolean {
  switch (command.kind) {
    case 'consent.withdraw':
    case 'consent.forMeeting':
    // C6, C9: others sign it on their phones, and what it opens comes from the store.
    case 'consent.sign':
    case 'access.end':
      return true;
    case 'access.change':
      return narrowsAccess(state, command.body);
    case 'item.limit':
      return narrowsItem(state, command);
    default:
      return false;
  }
}

function narrowsAccess(
  state: PlanState,
  { participant, access, without = [] }: Extract<LawCommand, { kind: 'access.change' }>['body'],
): boolean {
  const person = state.participants.get(participant);
  if (person === undefined) return false;
  const before = person.without ?? [];
  const isLower = person.access === 'full' && access === 'read';
  return isLower || without.some((part) => !before.includes(part));
}

function narrowsItem(state: PlanState, { item, to }: Extract<LawCommand, { kind: 'item.limit' }>): boolean {
  if (to === undefined) return false;
  const before = state.items.get(item)?.limitedTo;
  return before === undefined || before.some((person) => !to.includes(person));
}
