import { z } from 'zod';
import type { PageRole } from './roles.ts';
import { checkRowSchema, setupChangeSchema, setupDraftSchema, setupFaultSchema } from './setup-rows.ts';

const chair: readonly PageRole[] = ['chair'];
const nothing = z.strictObject({});

/** Digits alone: it is typed on any keyboard, also one on the screen. */
export const exitCodeSchema = z.string().regex(/^\d{6,12}$/);
/** Of another room, as a file; with the form it stands in. */
const file = z.string().max(20_000).optional();
const filled = z.strictObject({ draft: setupDraftSchema, file });

/** The room itself, outside a meeting: its check, its set-up, and the way out of it. */
export const setupCommands = {
  /** Looks at everything that a meeting needs; takes some seconds at most. */
  'room.check': { roles: chair, input: nothing, output: z.strictObject({ rows: z.array(checkRowSchema) }) },
  /** What would be changed, and what cannot be: nothing is written. */
  'setup.judge': {
    roles: chair,
    input: filled,
    output: z.strictObject({ changes: z.array(setupChangeSchema), faults: z.array(setupFaultSchema) }),
  },
  /** All of it or nothing. */
  'setup.save': { roles: chair, input: filled, output: nothing },
  /** Whether a central store answers at this address. */
  'setup.try': {
    roles: chair,
    input: z.strictObject({ store: z.string().max(1200) }),
    output: z.strictObject({ answer: z.enum(['reached', 'away', 'strange', 'wrong']) }),
  },
  /** The settings as a file for another room: no key, no code, and no place on this machine. */
  'setup.export': { roles: chair, input: nothing, output: z.strictObject({ text: z.string() }) },
  /** The form as such a file would have it; nothing is written. */
  'setup.import': {
    roles: chair,
    input: z.strictObject({ text: z.string().max(20_000) }),
    output: z.strictObject({ draft: setupDraftSchema }),
  },
  /** The room is only tried: nobody is asked again. */
  'setup.later': { roles: chair, input: nothing, output: nothing },
  /** The code of this room from now on. */
  'setup.code': { roles: chair, input: z.strictObject({ code: exitCodeSchema }), output: nothing },
  /** Opens the set-up for this page. */
  'setup.open': { roles: chair, input: z.strictObject({ code: z.string().max(40) }), output: nothing },
  'setup.close': { roles: chair, input: nothing, output: nothing },
  /** Nobody has touched the page for a while: until somebody does, it is sent no name of a plan. */
  'room.rest': { roles: chair, input: nothing, output: nothing },
  'room.wake': { roles: chair, input: nothing, output: nothing },
  /** Ends the program: asks for the code where the room has one. */
  'room.leave': {
    roles: chair,
    input: z.strictObject({ code: z.string().max(40).optional() }),
    output: nothing,
  },
} as const;
