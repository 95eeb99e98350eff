import { z } from 'zod';

/** Names a thing inside one plan: participant, item, meeting. Opaque; made by whoever wrote it first. */
export const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export type Id = z.infer<typeof idSchema>;

/** Names a fact or a command: UUIDv7, so that the newest sort last. Its time is never trusted. */
export const factIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
export type FactId = z.infer<typeof factIdSchema>;

/** Written by nobody in the plan: the store itself, when a date passes (design idea 7). */
export const system = 'system';

/** Leader or local administrator: may name a holder and sees nothing of the plan (R3, R8). No participant's id. */
export const administrator = 'administrator';
