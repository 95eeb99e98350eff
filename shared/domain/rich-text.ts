import { z } from 'zod';

/**
 * The text of a section of the minutes, as ProseMirror writes it, in the few forms that minutes need:
 * paragraphs, one level of heading, lists, bold and italic (research sync §4). `schema: 1` names this set.
 */
const markSchema = z.strictObject({ type: z.enum(['bold', 'italic']) });
const textSchema = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1).max(4000),
  marks: z.array(markSchema).max(2).exactOptional(),
});
const breakSchema = z.strictObject({ type: z.literal('hardBreak') });
const inlineSchema = z.union([textSchema, breakSchema]);
const paragraphSchema = z.strictObject({
  type: z.literal('paragraph'),
  content: z.array(inlineSchema).max(200).exactOptional(),
});
const headingSchema = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ level: z.literal(3) }),
  content: z.array(inlineSchema).max(50).exactOptional(),
});
const listItemSchema = z.strictObject({
  type: z.literal('listItem'),
  content: z.array(paragraphSchema).min(1).max(20),
});
const listSchema = z.strictObject({
  type: z.enum(['bulletList', 'orderedList']),
  content: z.array(listItemSchema).min(1).max(100),
});

export const richTextSchema = z.strictObject({
  schema: z.literal(1),
  type: z.literal('doc'),
  content: z.array(z.union([paragraphSchema, headingSchema, listSchema])).max(200),
});
export type RichText = z.infer<typeof richTextSchema>;
type Paragraph = z.infer<typeof paragraphSchema>;
type Block = RichText['content'][number];

/** One paragraph a line; empty lines only separate. */
export function fromPlainText(plain: string): RichText {
  const lines = plain.split(/\r?\n/u).map((line) => line.trim());
  const content = lines
    .filter((line) => line !== '')
    .map((line): Paragraph => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
  return { schema: 1, type: 'doc', content };
}

function inlineText(content: Paragraph['content']): string {
  return (content ?? []).map((part) => (part.type === 'text' ? part.text : '\n')).join('');
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [inlineText(block.content)];
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.map((line) => inlineText(line.content)));
  }
}

/** The same text without marks, one line a paragraph: for reading aloud, checking and the screen. */
export function toLines(text: RichText): string[] {
  return text.content.flatMap(blockLines).filter((line) => line.trim() !== '');
}
