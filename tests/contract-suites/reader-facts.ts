import type { Fact } from '#domain/fact.ts';
import { makeFact } from '../central/ada.ts';

export function goal(limitedTo?: readonly string[]): Fact {
  const shown = limitedTo === undefined ? {} : { limitedTo: [...limitedTo] };
  return makeFact({
    verb: 'goal.added/1',
    body: { title: 'Ada finner roen', topic: 'school', ...shown },
  });
}

/** Of a topic that they all see, and with the words of an item that they may not all see. */
export function minutesVersion(readers: readonly string[], held: string): Fact {
  const file = { sha256: 'b'.repeat(64), bytes: 10, mediaType: 'application/pdf' };
  const shown = { topic: 'other', limitedTo: [...readers], holds: [held], copy: true };
  return makeFact({
    verb: 'document.added/1',
    body: { category: 'minutes', title: 'Møtereferat', ...file, ...shown },
  });
}

export function limit(item: string, to: readonly string[]): Fact {
  return makeFact({ verb: 'item.limited/1', item, body: { to: [...to] } });
}
