import { z } from 'zod';
import type { PageRole } from './roles.ts';

const chair: readonly PageRole[] = ['chair'];
const nothing = z.strictObject({});

/** The kinds of lines in the file for whoever helps a room. */
export const supportPartSchema = z.enum(['versions', 'settings', 'check', 'log']);

export const licenceRowSchema = z.strictObject({
  name: z.string().max(120),
  version: z.string().max(60),
  licence: z.string().max(80),
  /** A program's part in code, or data of a licence of its own: voice, fonts, dictionaries. */
  kind: z.enum(['package', 'data']),
});
export type LicenceRow = z.infer<typeof licenceRowSchema>;

/** For whoever looks after the room, outside a meeting; nothing of any person or plan. */
export const officeCommands = {
  /** What the file for support would hold: how many lines of each kind, and how it begins and ends. */
  'support.look': {
    roles: chair,
    input: nothing,
    output: z.strictObject({
      parts: z.array(z.strictObject({ part: supportPartSchema, lines: z.number().int() })),
      bytes: z.number().int(),
      text: z.string().max(200_000),
    }),
  },
  /** Writes the file into the room's folder, over the one before. */
  'support.write': {
    roles: chair,
    input: nothing,
    output: z.strictObject({ file: z.string().max(1200) }),
  },
  /** Everything in this program that others have made. */
  'licences.list': {
    roles: chair,
    input: nothing,
    output: z.strictObject({ rows: z.array(licenceRowSchema) }),
  },
  /** The whole text of the licence of one of them, by its place in the list. */
  'licences.text': {
    roles: chair,
    input: z.strictObject({ row: z.number().int().min(0).max(10_000) }),
    output: z.strictObject({ text: z.string().max(400_000) }),
  },
} as const;
