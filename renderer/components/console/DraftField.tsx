import type { Editor } from '@tiptap/core';
import type { ReactNode, RefObject } from 'react';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Section } from '#contract/writing-rows.ts';
import { longestDraft } from '#contract/writing-rows.ts';
import { PlainHints } from '../hints/PlainHints.tsx';
import { createDraftEditor, textOf, toDocument } from './draft-editor.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { editorText, replaceInEditor } from './editor-text.ts';
import { EditorToolbar } from './EditorToolbar.tsx';

export interface DraftFieldNeeds {
  readonly section: Section;
  readonly keeper: DraftKeeper;
  /** The pen was asked for here: the next key goes into the field. */
  readonly takesFocus: boolean;
  /** The page has just come up: after a crash the caret is where it was. */
  readonly isNewPage: boolean;
  /** Tools are shown where somebody writes, and nowhere else. */
  readonly isActive: boolean;
  /** Stands right under the field: what comes and goes below moves no button. */
  readonly children: ReactNode;
}

/**
 * The section as whoever holds the pen writes it; loaded when somebody does. It is made anew for each turn of the
 * pen, so that nobody takes back what another wrote.
 */
export function DraftField(needs: DraftFieldNeeds): ReactNode {
  const { section, keeper, isActive, children } = needs;
  const { t } = useTranslation('common');
  const place = useRef<HTMLDivElement>(null);
  const [isFull, setFull] = useState(false);
  const [editor] = useState(() => openEditor(needs, setFull));
  const text = useEditorText(editor);
  useMounted(editor, place, needs);
  useNewerText(editor, needs);
  const left = longestDraft - text.length;
  const room = left < fewLeft ? t(($) => $.editor.left, { count: left }) : '';
  return (
    <>
      <div className="draft-frame" onBlur={() => void keeper.save()}>
        <div ref={place} />
        {isActive && <EditorToolbar editor={editor} />}
      </div>
      <p id={`help-${section.id}`} className="only-heard">
        {t(($) => $.editor.help)}
      </p>
      <p className="draft-room quiet" aria-live="polite">
        {isFull ? t(($) => $.editor.full) : room}
      </p>
      {children}
      <PlainHints
        place={section.id}
        text={text}
        language={section.language}
        onReplace={(range, words) => replaceInEditor(editor, range, words)}
      />
    </>
  );
}

const fewLeft = 500;

function openEditor({ section, keeper }: DraftFieldNeeds, tellFull: (isFull: boolean) => void): Editor {
  const { id, text, version, turn, language } = section;
  keeper.takes(version);
  return createDraftEditor({
    text,
    language,
    labelledBy: `heading-${id}`,
    describedBy: `help-${id}`,
    full: () => tellFull(true),
    changed: (editor) => {
      tellFull(false);
      const typed = textOf(editor);
      if (typed === undefined) return;
      const caret = editor.state.selection.head;
      keeper.type({ text: typed, caret, ...(turn === undefined ? {} : { turn }) });
    },
  });
}

function useEditorText(editor: Editor): string {
  return useSyncExternalStore(
    (listen) => {
      editor.on('transaction', listen);
      return () => void editor.off('transaction', listen);
    },
    () => editorText(editor),
  );
}

function useMounted(editor: Editor, place: RefObject<HTMLElement | null>, needs: DraftFieldNeeds): void {
  const { section, takesFocus, isNewPage } = needs;
  const [first] = useState(() => ({ caret: section.caret, takesFocus, isNewPage }));
  useEffect(() => {
    if (place.current === null) return;
    editor.mount(place.current);
    placeCaret(editor, first);
    return () => editor.unmount();
  }, [editor, place, first]);
  const isLeaving = section.leaving !== undefined;
  useEffect(() => editor.setEditable(!isLeaving, false), [editor, isLeaving]);
}

/** After a crash the caret is where it was, unless somebody has gone somewhere else meanwhile. */
function placeCaret(
  editor: Editor,
  {
    caret,
    takesFocus,
    isNewPage,
  }: Pick<DraftFieldNeeds, 'takesFocus' | 'isNewPage'> & Pick<Section, 'caret'>,
): void {
  const isNowhere = document.activeElement === null || document.activeElement === document.body;
  const comesBack = caret !== undefined && isNewPage && isNowhere;
  if (takesFocus || comesBack) editor.commands.focus(caret ?? 'end');
}

/** What the host holds came from here, except after a crash, or when an approval was taken back. */
function useNewerText(editor: Editor, { section, keeper }: DraftFieldNeeds): void {
  const { version, text } = section;
  useEffect(() => {
    if (!keeper.takes(version)) return;
    const here = textOf(editor);
    if (here !== undefined && JSON.stringify(here) === JSON.stringify(text)) return;
    editor.commands.setContent(toDocument(text), { emitUpdate: false });
  }, [editor, keeper, version, text]);
}
