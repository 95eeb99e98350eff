import type { Editor } from '@tiptap/core';

interface Line {
  /** Where its words begin, in the text and in the document. */
  readonly start: number;
  readonly position: number;
  readonly text: string;
}

/** One line for each paragraph, heading and point of a list; a break inside one is a new line too. */
function linesOf({ state: { doc } }: Editor): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, '\n');
    lines.push({ start, position: position + 1, text });
    start += text.length + 1;
    return false;
  });
  return lines;
}

/** The words as they stand, a line for each block: what is found at an offset here can be replaced there. */
export function editorText(editor: Editor): string {
  return linesOf(editor)
    .map((line) => line.text)
    .join('\n');
}

/** Puts words in the place of others, with the marks that stand there; "Angre" takes it back. */
export function replaceInEditor(editor: Editor, range: { start: number; end: number }, text: string): void {
  const lines = linesOf(editor);
  const [from, to] = [positionAt(lines, range.start), positionAt(lines, range.end)];
  if (from === undefined || to === undefined || to < from) return;
  editor.view.dispatch(editor.state.tr.insertText(text, from, to).scrollIntoView());
}

function positionAt(lines: readonly Line[], offset: number): number | undefined {
  const line = lines.findLast((one) => one.start <= offset);
  if (line === undefined || offset > line.start + line.text.length) return undefined;
  return line.position + offset - line.start;
}
