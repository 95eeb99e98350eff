import { z } from 'zod';
import { daySchema } from '#domain/calendar.ts';
import { displaysSchema, screenIdentitySchema } from '#contract/display-rows.ts';
import { pageRoleSchema } from '#contract/roles.ts';
import { vaultKindSchema } from '../keys/room-key.ts';

/**
 * What a shell and the host process it started say to each other, the same over Node's channel and Electron's.
 * Both sides parse what they get. Never a word of a plan: a shell carries keys, ports and moments.
 */

const base64 = z.base64().max(200);

/** What the last host of this room brought home. */
export const deliveredSchema = z.strictObject({
  receipt: z.string().max(200).optional(),
  sealed: z.boolean().optional(),
  facts: z.number().int().min(0),
  /** C4: the day and the form, for the text that the chair carries over; not a word of what it was about. */
  withdrawn: z.strictObject({ on: daySchema, form: z.enum(['spoken', 'written']) }).optional(),
  waiting: z.number().int().min(1).optional(),
  accessEnded: z.boolean().optional(),
  forgotten: z.boolean().optional(),
});
export type Delivered = z.infer<typeof deliveredSchema>;

/** Where the central store answers; with a token for trying out, else a person lets the room in. */
export const storeSchema = z.strictObject({ address: z.url(), token: z.string().max(400).optional() });
export type StorePlace = z.infer<typeof storeSchema>;

/** Which screen is the wall, or that it has none of its own. */
const chosenWallSchema = z.union([screenIdentitySchema, z.literal('none')]);
export type ChosenWall = z.infer<typeof chosenWallSchema>;

const profileSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

/** The first message: all that a new host needs, and all that outlived the one before (design idea 6). */
export const startMessageSchema = z.strictObject({
  kind: z.literal('start'),
  /** Of the page server: 0 the first time; the same as before ever after. */
  port: z.number().int().min(0).max(65_535),
  pages: z.string(),
  dataFolder: z.string(),
  tempFolder: z.string(),
  roomKey: base64,
  vaultKind: vaultKindSchema,
  /** Seals the credentials of the windows. */
  secret: base64,
  tryOut: z.boolean(),
  profile: profileSchema,
  /** What this room is called. */
  room: z.string().max(60).optional(),
  date: z.string().max(10).optional(),
  store: storeSchema.optional(),
  lastDelivery: deliveredSchema.optional(),
});
export type StartMessage = z.infer<typeof startMessageSchema>;

export const toHostSchema = z.discriminatedUnion('kind', [
  startMessageSchema,
  /** With a page's port, under Electron: the shell alone says whose it is. */
  z.strictObject({ kind: z.literal('port'), role: pageRoleSchema }),
  /** With a port to the speech process that was asked for under this number. */
  z.strictObject({ kind: z.literal('speech-port'), request: z.number().int() }),
  /** The same for the process that opens documents. */
  z.strictObject({ kind: z.literal('uploads-port'), request: z.number().int() }),
  /** Cover now, whatever is shown: the displays change, or the machine is about to sleep. */
  z.strictObject({ kind: z.literal('cover') }),
  /** Which screens there are and what stands on them, for the console. */
  z.strictObject({ kind: z.literal('displays'), displays: displaysSchema }),
  z.strictObject({
    kind: z.literal('spent'),
    request: z.number().int(),
    role: pageRoleSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('store'), store: storeSchema }),
  z.strictObject({ kind: z.literal('stop') }),
]);
export type ToHost = z.infer<typeof toHostSchema>;

export const fromHostSchema = z.discriminatedUnion('kind', [
  /** The pages can be fetched; what they ask for waits until `ready`. */
  z.strictObject({ kind: z.literal('listening'), port: z.number().int() }),
  z.strictObject({ kind: z.literal('ready') }),
  /** Whether the machine has to stay awake and lit. */
  z.strictObject({ kind: z.literal('meeting'), isOn: z.boolean() }),
  /** Under Electron: start a speech process in place of the one before, or only end that one. */
  z.strictObject({ kind: z.literal('need-speech'), request: z.number().int() }),
  z.strictObject({ kind: z.literal('end-speech') }),
  /** The same for the process that opens documents. */
  z.strictObject({ kind: z.literal('need-uploads'), request: z.number().int() }),
  z.strictObject({ kind: z.literal('end-uploads') }),
  /** A page brought a window's token, as a hash: only the supervisor knows whether it was used before. */
  z.strictObject({ kind: z.literal('spend'), request: z.number().int(), token: z.string().max(100) }),
  /** Its key is destroyed; the process ends after this, and its memory with it (S6). */
  z.strictObject({ kind: z.literal('delivered'), delivered: deliveredSchema }),
  /** The room was set up anew: the next host is started so, and this one ends after it. */
  z.strictObject({
    kind: z.literal('settled'),
    profile: profileSchema,
    room: z.string().max(60).optional(),
    store: z.url().optional(),
  }),
  /** Whether the page of one of the shell's own windows is connected; `soon`: it lives, and connects anew. */
  z.strictObject({
    kind: z.literal('page'),
    role: z.enum(['screen', 'chair']),
    isHere: z.union([z.boolean(), z.literal('soon')]),
  }),
  /** Somebody with the room's code ends the program. */
  z.strictObject({ kind: z.literal('leave') }),
  z.strictObject({ kind: z.literal('choose-wall'), wall: chosenWallSchema }),
  z.strictObject({ kind: z.literal('port-taken') }),
]);
export type FromHost = z.infer<typeof fromHostSchema>;
export type Settled = Omit<Extract<FromHost, { kind: 'settled' }>, 'kind'>;
