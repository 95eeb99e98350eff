import { z } from 'zod';
import type { PageRole } from './roles.ts';

const nothing = z.strictObject({});
const chair: readonly PageRole[] = ['chair'];
/** An item's id, or what stands for the next meeting, which is none. */
const decision = z.string().min(1).max(80);

/** D4, D5, M8: reading back, and the cards that the family sees before a service does. */
export const readBackCommands = {
  /** Puts the sections that have text on the wall, then each decision, and reads them if the room wants. */
  'readBack.start': { roles: chair, input: nothing, output: nothing },
  /** D5: locks what was read back; the facts are written now. */
  'readBack.approve': { roles: chair, input: nothing, output: nothing },
  /** A yes of the room to one decision as it stands now, or the taking back of one. */
  'decision.confirm': {
    roles: chair,
    input: z.strictObject({ decision, confirmed: z.boolean() }),
    output: nothing,
  },
  /** Puts one decision on the wall: the way back from where it was put right. */
  'decision.show': { roles: chair, input: z.strictObject({ decision }), output: nothing },
  /** A service's conclusion card on the wall; without one: the point's own pages again. */
  'card.show': {
    roles: chair,
    input: z.strictObject({ service: z.string().min(1).max(200).optional() }),
    output: nothing,
  },
} as const;
