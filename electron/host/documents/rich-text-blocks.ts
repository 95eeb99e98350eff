import type { RichText } from '#domain/rich-text.ts';
import type { Block, Run } from './blocks.ts';

type RichBlock = RichText['content'][number];
type ListBlock = Extract<RichBlock, { type: 'bulletList' | 'orderedList' }>;
type Inline = Exclude<RichBlock, ListBlock>['content'];

function toRun(part: NonNullable<Inline>[number]): Run {
  if (part.type === 'hardBreak') return { text: '\n' };
  const marks = new Set((part.marks ?? []).map((mark) => mark.type));
  return { text: part.text, bold: marks.has('bold'), italic: marks.has('italic') };
}

function toRuns(content: Inline): readonly Run[] {
  return (content ?? []).map(toRun);
}

function itemRuns(item: ListBlock['content'][number]): readonly Run[] {
  return item.content.flatMap((line, index) => [
    ...(index > 0 ? [{ text: '\n' }] : []),
    ...toRuns(line.content),
  ]);
}

function toBlock(block: RichBlock): Block {
  switch (block.type) {
    case 'paragraph':
      return { kind: 'paragraph', tone: 'body', runs: toRuns(block.content) };
    // A heading inside a point is set as a bold line: its point already has a heading of level 3.
    case 'heading':
      return { kind: 'paragraph', tone: 'body', runs: toRuns(block.content).map(emphasise) };
    case 'bulletList':
    case 'orderedList':
      return { kind: 'list', ordered: block.type === 'orderedList', items: block.content.map(itemRuns) };
  }
}

function emphasise(run: Run): Run {
  return { ...run, bold: true };
}

function hasWords(block: Block): boolean {
  return block.kind !== 'paragraph' || block.runs.some((run) => run.text.trim() !== '');
}

/** The text of a section as blocks; empty paragraphs only separate, so they go. */
export function richTextBlocks(text: RichText): readonly Block[] {
  return text.content.map(toBlock).filter(hasWords);
}
