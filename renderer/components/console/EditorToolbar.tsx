import type { Editor } from '@tiptap/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useReducer, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Tool {
  readonly name: 'bold' | 'italic' | 'heading' | 'bullets' | 'numbers' | 'undo' | 'redo';
  readonly key: string;
  readonly run: (editor: Editor) => void;
  readonly isOn?: (editor: Editor) => boolean;
  readonly isOff?: (editor: Editor) => boolean;
  /** Drawn in place of its words, which are heard. */
  readonly sign?: string;
}

const tools: readonly Tool[] = [
  {
    name: 'bold',
    key: 'Ctrl+B',
    run: (editor) => editor.chain().focus().toggleBold().run(),
    isOn: (editor) => editor.isActive('bold'),
  },
  {
    name: 'italic',
    key: 'Ctrl+I',
    run: (editor) => editor.chain().focus().toggleItalic().run(),
    isOn: (editor) => editor.isActive('italic'),
  },
  {
    name: 'heading',
    key: 'Ctrl+Shift+9',
    run: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    isOn: (editor) => editor.isActive('heading'),
  },
  {
    name: 'bullets',
    key: 'Ctrl+Shift+8',
    run: (editor) => editor.chain().focus().toggleList('bulletList', 'listItem').run(),
    isOn: (editor) => editor.isActive('bulletList'),
  },
  {
    name: 'numbers',
    key: 'Ctrl+Shift+7',
    run: (editor) => editor.chain().focus().toggleList('orderedList', 'listItem').run(),
    isOn: (editor) => editor.isActive('orderedList'),
  },
  {
    name: 'undo',
    key: 'Ctrl+Z',
    sign: '↶',
    run: (editor) => editor.commands.undo(),
    isOff: (editor) => !editor.can().undo(),
  },
  {
    name: 'redo',
    key: 'Ctrl+Y',
    sign: '↷',
    run: (editor) => editor.commands.redo(),
    isOff: (editor) => !editor.can().redo(),
  },
];

/** One stop for Tab, and arrows inside it (the toolbar of WAI-ARIA). */
export function EditorToolbar({ editor }: { editor: Editor }): ReactNode {
  const { t } = useTranslation('common');
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  useEveryChange(editor);

  function move(event: KeyboardEvent): void {
    const next = placeAfter(event.key, at);
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  }
  return (
    <div
      ref={bar}
      className="draft-tools"
      role="toolbar"
      tabIndex={-1}
      aria-label={t(($) => $.editor.tools)}
      onKeyDown={move}
    >
      {tools.map((tool, index) => (
        <ToolButton
          key={tool.name}
          tool={tool}
          editor={editor}
          isStop={index === at}
          onUse={() => setAt(index)}
        />
      ))}
    </div>
  );
}

function placeAfter(key: string, at: number): number | undefined {
  const last = tools.length - 1;
  if (key === 'ArrowRight') return at === last ? 0 : at + 1;
  if (key === 'ArrowLeft') return at === 0 ? last : at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? last : undefined;
}

interface ToolNeeds {
  readonly tool: Tool;
  readonly editor: Editor;
  readonly isStop: boolean;
  readonly onUse: () => void;
}

function ToolButton({ tool, editor, isStop, onUse }: ToolNeeds): ReactNode {
  const { t } = useTranslation('common');
  const { name, key, run, isOn, isOff, sign } = tool;
  const words = t(($) => $.editor[name]);
  const isUseless = isOff?.(editor) === true;
  return (
    <button
      type="button"
      className="draft-tool"
      tabIndex={isStop ? 0 : -1}
      title={sign === undefined ? key : `${words} (${key})`}
      aria-keyshortcuts={key.replace('Ctrl', 'Control')}
      aria-pressed={isOn?.(editor)}
      aria-disabled={isUseless || undefined}
      aria-label={sign === undefined ? undefined : words}
      // The caret stays in the text while a finger or a mouse presses here.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        onUse();
        if (!isUseless) run(editor);
      }}
    >
      {sign ?? words}
      {sign === undefined && <kbd aria-hidden="true">{key}</kbd>}
    </button>
  );
}

/** What is pressed in follows the caret. */
function useEveryChange(editor: Editor): void {
  const [, look] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    editor.on('transaction', look);
    return () => void editor.off('transaction', look);
  }, [editor]);
}
