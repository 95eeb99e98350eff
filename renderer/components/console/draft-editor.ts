import { Editor, Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import StarterKit from '@tiptap/starter-kit';
import { readDraft } from '#contract/writing-rows.ts';
import type { RichText } from '#domain/rich-text.ts';
import { BulletList, ListItem, OrderedList } from './editor-nodes.ts';

export interface DraftEditorNeeds {
  readonly text: RichText;
  /** Ids of the heading that names the field and of the line that says how to use it. */
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly language: string;
  readonly changed: (editor: Editor) => void;
  /** Something did not go in, for there is no room for it. */
  readonly full: () => void;
}

const off = {
  blockquote: false,
  bulletList: false,
  code: false,
  codeBlock: false,
  dropcursor: false,
  gapcursor: false,
  horizontalRule: false,
  link: false,
  listItem: false,
  listKeymap: false,
  orderedList: false,
  strike: false,
  trailingNode: false,
  underline: false,
} as const;

/** Mounted by whoever draws it. The few forms of `shared/domain/rich-text.ts` and no more, under the policy of our pages. */
export function createDraftEditor(needs: DraftEditorNeeds): Editor {
  const { text, labelledBy, describedBy, language } = needs;
  return new Editor({
    element: null,
    extensions: [
      StarterKit.configure({ ...off, heading: { levels: [3] } }),
      BulletList,
      OrderedList,
      ListItem,
      headingKey,
      withinRoom(needs.full),
    ],
    // The style that it would put into the page is forbidden there, and stands in a file of ours.
    injectCSS: false,
    // What is typed is what stands: "1. oktober" is a date and no list, and a star stays a star.
    enableInputRules: false,
    enablePasteRules: false,
    content: toDocument(text),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelledBy,
        'aria-describedby': describedBy,
        lang: language,
        class: 'draft-text',
      },
      handleDOMEvents: { paste: pasteWords, drop: refuseDrop },
    },
    onUpdate: ({ editor }) => needs.changed(editor),
  });
}

/** Never a string, not even an empty one: that goes through a parser of markup, which the policy stops. */
export function toDocument({ content }: RichText): { type: 'doc'; content: RichText['content'] } {
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
}

/** What stands in the editor; absent only if it could not be saved, which the editor does not let happen. */
export function textOf(editor: Editor): RichText | undefined {
  return readDraft(editor.getJSON());
}

/** What is copied elsewhere comes in as its words alone: its markup would need a policy of its own. */
function pasteWords(view: EditorView, event: ClipboardEvent): boolean {
  event.preventDefault();
  const words = event.clipboardData?.getData('text/plain') ?? '';
  return words === '' || view.pasteText(words.normalize('NFC'));
}

function refuseDrop(_view: EditorView, event: DragEvent): boolean {
  event.preventDefault();
  return true;
}

/** Beside the keys of the two lists: the usual one is a letter on a Norwegian keyboard. */
const headingKey = Extension.create({
  name: 'headingKey',
  addKeyboardShortcuts() {
    return { 'Mod-Shift-9': () => this.editor.commands.toggleNode('heading', 'paragraph', { level: 3 }) };
  },
});

/** Nothing that cannot be saved gets in; what makes the text shorter always does. */
function withinRoom(full: () => void): Extension {
  return Extension.create({
    name: 'withinRoom',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (change, state) => {
          if (!change.docChanged || change.doc.content.size <= state.doc.content.size) return true;
          const document: unknown = change.doc.toJSON();
          const fits = typeof document === 'object' && document !== null && readDraft(document) !== undefined;
          if (!fits) full();
          return fits;
        },
      }),
    ],
  });
}
