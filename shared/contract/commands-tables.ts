import { z } from 'zod';
import { idSchema } from '#domain/identity.ts';
import { codeSchema } from './device-proof.ts';
import type { PageRole } from './roles.ts';
import { tableRoleSchema } from './roles.ts';

const nothing = z.strictObject({});

const chair: readonly PageRole[] = ['chair'];
const interpreter: readonly PageRole[] = ['interpreter'];
const family: readonly PageRole[] = ['family'];

/** Pages at the table, and what those who sit there can do with them. */
export const tableCommands = {
  /** A one-time link for a table page; opening it asks the chair to be let in. */
  'table.invite': {
    roles: chair,
    /** `device`: for one on the network, once the room is open for them. */
    input: z.strictObject({ role: tableRoleSchema, device: z.boolean().optional() }),
    output: z.strictObject({
      link: z.string().max(300),
      table: idSchema.optional(),
      /** The same invitation to be typed, and to be photographed: rows of dark (1) and light (0). */
      code: codeSchema.optional(),
      squares: z.array(z.string().regex(/^[01]+$/)).optional(),
    }),
  },
  /** From now until the end, a cover or the chair's word, devices on this network can ask to be let in. */
  'devices.open': {
    roles: chair,
    /** One of the machine's own addresses, as the console lists them. */
    input: z.strictObject({ address: z.ipv4() }),
    output: nothing,
  },
  /** Sends every device away as well. */
  'devices.close': { roles: chair, input: nothing, output: nothing },
  'table.admit': {
    roles: chair,
    /** As whom; an interpreter's page is nobody's in the plan. */
    input: z.strictObject({ table: idSchema, participant: idSchema.optional() }),
    output: nothing,
  },
  'table.remove': { roles: chair, input: z.strictObject({ table: idSchema }), output: nothing },

  /** Ready for the next, once more, or wait; `none` takes it back. Told to the chair, never to the wall. */
  'interpreter.signal': {
    roles: interpreter,
    input: z.strictObject({ signal: z.enum(['none', 'ready', 'repeat', 'wait']) }),
    output: nothing,
  },
  /** The child's own words, put on the wall by itself; in memory alone, and gone with the next page. */
  'family.show': {
    roles: family,
    input: z.strictObject({ text: z.string().trim().min(1).max(300) }),
    output: nothing,
  },
} as const;
