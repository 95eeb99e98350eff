import type { Id } from './identity.ts';
import type { Item, PlanState } from './state.ts';

export interface ItemOrder {
  /** What an item stands under, or holds, comes before it. */
  readonly inOrder: readonly Item[];
  /** Where in that order it is. */
  readonly parentAt: Int32Array;
  readonly ids: ReadonlySet<Id>;
}

export const noParent = -1;
const known = new WeakMap<PlanState['items'], ItemOrder>();

/** Found once for the items of a state: a room asks for wall, consoles and each person, and a state never changes. */
export function itemOrder(items: PlanState['items']): ItemOrder {
  const found = known.get(items) ?? findOrder(items);
  known.set(items, found);
  return found;
}

/** The items that stand under nothing, or under one that stands itself (R5). */
function findOrder(items: PlanState['items']): ItemOrder {
  const at = new Map<Id, number>();
  const inOrder: Item[] = [];
  const parentAt = new Int32Array(items.size).fill(noParent);
  const place = (item: Item): number => {
    const placed = at.get(item.id);
    if (placed !== undefined) return placed;
    const parent = item.parent === undefined ? undefined : items.get(item.parent);
    const above = parent === undefined ? noParent : place(parent);
    if (item.parent !== undefined && above === noParent) return noParent;
    parentAt[inOrder.length] = above;
    at.set(item.id, inOrder.length);
    return inOrder.push(item) - 1;
  };
  for (const item of items.values()) if (item.kind !== 'document') place(item);
  // After all that one of them may hold.
  for (const item of items.values()) if (item.kind === 'document') place(item);
  return { inOrder, parentAt, ids: new Set(at.keys()) };
}
