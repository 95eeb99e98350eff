import { z } from 'zod';
import { languageSchema } from '#domain/bodies.ts';
import { idSchema } from '#domain/identity.ts';
import type { RichText } from '#domain/rich-text.ts';
import { longestText, richTextSchema, textLength, toLines } from '#domain/rich-text.ts';

/** A page that may hold a pen: the chair's own, or one at the table by its id. */
export const penPageSchema = idSchema;
export const chairPage = 'chair';

/** Somebody at one page. The same person at two pages is two writers: they would write over each other. */
const writerSchema = z.strictObject({ page: penPageSchema, name: z.string() });

/** One section of the minutes, as a console writes and shows it. */
export const sectionSchema = z.strictObject({
  id: idSchema,
  agenda: idSchema,
  heading: z.string(),
  /** The written form of the plan, which the minutes are in. */
  language: languageSchema,
  text: richTextSchema,
  version: z.number().int(),
  /** Only where this page wrote last, and may go on: where its caret was. */
  caret: z.number().int().optional(),
  pen: z.enum(['mine', 'other', 'free']),
  turn: idSchema.optional(),
  penName: z.string().optional(),
  /** The pen is on its way to this page, or from it to another. */
  leaving: writerSchema.optional(),
  coming: z.literal(true).optional(),
  /** This page has said that it wants to write. */
  asked: z.literal(true).optional(),
  /** Whom this page can give its pen to. */
  others: z.array(z.strictObject({ ...writerSchema.shape, asks: z.literal(true).optional() })).optional(),
  state: z.enum(['draft', 'approved']),
});
export type Section = z.infer<typeof sectionSchema>;

/** A frame of a page holds 64 kB, and a draft is not all of it. */
const largestDraftBytes = 48 * 1024;

/** What an editor holds, if it can be saved: of the right forms, and not too long. */
export function readDraft(document: object): RichText | undefined {
  const read = richTextSchema.safeParse({ ...document, schema: 1 });
  if (!read.success || textLength(read.data) > longestText) return undefined;
  const bytes = new TextEncoder().encode(JSON.stringify(read.data)).length;
  return bytes > largestDraftBytes ? undefined : read.data;
}

/** For marks on a page that must not hold the words themselves. */
export function draftLength(text: RichText): number {
  return textLength(text);
}

/** A text without its marks, for a place on a page that knows none. */
export function draftLines(text: RichText): string[] {
  return toLines(text);
}

export const longestDraft = longestText;
