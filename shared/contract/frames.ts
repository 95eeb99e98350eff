import { z } from 'zod';
import { codeSchema, deviceKeySchema, signatureSchema } from './device-proof.ts';
import { refusalSchema } from './refusals.ts';
import { pageRoleSchema } from './roles.ts';

/**
 * The envelopes between page and host, the same over a MessagePort and over a WebSocket: JSON text both ways,
 * and binary frames from host to loudspeaker (`sound.ts`).
 */

const secret = z.string().regex(/^[A-Za-z0-9_.-]{16,400}$/);

/** The first frame of a connection, within a second of opening. */
const helloFrame = z.strictObject({
  kind: z.literal('hello'),
  contract: z.number().int(),
  /** One-time token from the fragment of the window's address, or of a table page's link. */
  token: secret.optional(),
  /** What an earlier hello was given in exchange; this is how a page reconnects. */
  credential: secret.optional(),
  /** In place of a token: what was read off the chair's console and typed in. */
  code: codeSchema.optional(),
  /** Of a page that came over the network: its device's own key, and that key's name under the host's nonce. */
  key: deviceKeySchema.optional(),
  signature: signatureSchema.optional(),
});
const callFrame = z.strictObject({
  kind: z.literal('call'),
  /** Chosen by the page, ascending; a number that was used before is refused. */
  call: z.number().int().min(1),
  command: z.string().max(40),
  input: z.unknown(),
});

/** Of a page over the network, every `deviceBeatMilliseconds`: somebody is still there, or only the page is. */
const presenceFrame = z.strictObject({ kind: z.literal('presence'), touched: z.boolean() });

export const pageFrameSchema = z.discriminatedUnion('kind', [helloFrame, callFrame, presenceFrame]);
export type PageFrame = z.infer<typeof pageFrameSchema>;

/** First of all to a page that came over the network: what its hello has to be signed with. */
const nonceFrame = z.strictObject({ kind: z.literal('nonce'), nonce: secret });
const welcomeFrame = z.strictObject({
  kind: z.literal('welcome'),
  role: pageRoleSchema,
  /** Present when a token was exchanged: the page keeps it for as long as it lives. */
  credential: secret.optional(),
});
const refusedFrame = z.strictObject({ kind: z.literal('refused'), refusal: refusalSchema });
const answerFrame = z.strictObject({
  kind: z.literal('answer'),
  call: z.number().int(),
  ok: z.boolean(),
  value: z.unknown().optional(),
  refusal: refusalSchema.optional(),
});
/** What changed in this page's view. `number` moves only when this page's own bytes change. */
const viewFrame = z.strictObject({
  kind: z.literal('view'),
  number: z.number().int().min(1),
  /** The first frame after a welcome holds every part; the page forgets what it had. */
  whole: z.boolean(),
  set: z.record(z.string(), z.json()),
  gone: z.array(z.string()),
});
/** Sent every `beatMilliseconds`; a page that misses it for `silenceMilliseconds` has lost its host. */
const beatFrame = z.strictObject({ kind: z.literal('beat') });

export const hostFrameSchema = z.discriminatedUnion('kind', [
  nonceFrame,
  welcomeFrame,
  refusedFrame,
  answerFrame,
  viewFrame,
  beatFrame,
]);
export type HostFrame = z.infer<typeof hostFrameSchema>;

export const beatMilliseconds = 500;
export const silenceMilliseconds = 1500;
export const deviceBeatMilliseconds = 15_000;
/** A device that was not heard for this long has to be let in again, and has forgotten what it showed. */
export const leaseMilliseconds = 60_000;
export const largestFrameBytes = 64 * 1024;

/** WebSocket close codes (research security §3.4). */
export const closeCodes = { notAdmitted: 4401, forbidden: 4403, tooSlow: 4408, goodbye: 4410 } as const;
