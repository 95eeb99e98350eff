import { z } from 'zod';

/**
 * The text of a section of the minutes, as ProseMirror writes it, in the few forms that minutes need:
 * paragraphs, one level of heading, lists, bold and italic (research sync §4). `schema: 1` names this set.
 */
const markSchema = z.strictObject({ type: z.enum(['bold', 'italic']) });
const textSchema = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1).max(8000),
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

/** Where a caret at this offset of a plain text stands in the document that comes of it. */
export function caretFromPlainText(plain: string, caret: number): number {
  return 1 + caret + plain.slice(0, caret).split('\n').length - 1;
}

/** The longest text that a section may hold, counted as its lines are read. */
export const longestText = 8000;

/** As many characters as the text has, with one for each step to a new line. */
export function textLength(text: RichText): number {
  return text.content.flatMap(blockLines).join('\n').length;
}

export function hasWords(text: RichText): boolean {
  return toLines(text).length > 0;
}

/** Every letter in its composed form, so that the same words are the same bytes whatever keyboard wrote them. */
export function normalizeText(text: RichText): RichText {
  return { ...text, content: text.content.map(normalizeBlock) };
}

function normalizeBlock(block: Block): Block {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, ...normalizeContent(block) };
    case 'bulletList':
    case 'orderedList':
      return {
        ...block,
        content: block.content.map((item) => ({
          ...item,
          content: item.content.map((line) => ({ ...line, ...normalizeContent(line) })),
        })),
      };
  }
}

function normalizeContent({ content }: Pick<Paragraph, 'content'>): Pick<Paragraph, 'content'> {
  if (content === undefined) return {};
  return {
    content: content.map((part) =>
      part.type === 'text' ? { ...part, text: part.text.normalize('NFC') } : part,
    ),
  };
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
