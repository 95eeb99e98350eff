import type { Block, Run, Table, TableRow } from './blocks.ts';
import type { Paper } from './paper.ts';

/**
 * The paper as plain text, for record systems that take nothing else: the same words in the same order. A table is told
 * row by row, with the heads of its columns as labels, because columns do not survive being pasted.
 */
export function writeText({ composed }: Paper): string {
  const parts = composed.blocks.map((block) => tell(block)).filter((part) => part !== '');
  return `${parts.join('\n\n')}\n`.replaceAll('\u00A0', ' ');
}

function tell(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'paragraph':
      return words(block.runs);
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${indent(words(item))}`)
        .join('\n');
    case 'table':
      return tellTable(block);
  }
}

function words(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

/** What goes on over several lines stays under the mark that it belongs to. */
function indent(text: string): string {
  return text.replaceAll('\n', '\n  ');
}

function tellTable({ head, rows }: Table): string {
  if (head === undefined) return rows.map(({ cells }) => cells.map(tellCell).join(': ')).join('\n');
  return rows.map((row) => tellRow(head, row)).join('\n\n');
}

function tellRow(head: readonly string[], { cells, under }: TableRow): string {
  const told = cells.map((cell, index) => `${head[index] ?? ''}: ${tellCell(cell)}`);
  return [...told, ...under.map((runs) => `- ${indent(words(runs))}`)].join('\n');
}

function tellCell(cell: TableRow['cells'][number]): string {
  return cell.map(({ text }) => text).join('. ');
}
