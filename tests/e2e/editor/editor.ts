import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

const off = {
  blockquote: false,
  code: false,
  codeBlock: false,
  horizontalRule: false,
  link: false,
  strike: false,
  underline: false,
  dropcursor: false,
  gapcursor: false,
  trailingNode: false,
} as const;

/** A section of the minutes as it will be written: the few forms of `shared/domain/rich-text.ts` and no more. */
const editor = new Editor({
  element: document.querySelector('#field'),
  extensions: [StarterKit.configure({ ...off, heading: { levels: [3] } })],
  // The style that it would put into the page is forbidden there, and stands in a file of ours.
  injectCSS: false,
  // Never a string, not even an empty one: that goes through a parser of markup, which the policy stops.
  content: { type: 'doc', content: [{ type: 'paragraph' }] },
  editorProps: {
    attributes: { 'aria-label': 'Referat', role: 'textbox', 'aria-multiline': 'true' },
    // What is copied elsewhere comes in as its words alone: its markup would need a policy of its own.
    handleDOMEvents: {
      paste: (view, event) => {
        event.preventDefault();
        return view.pasteText(event.clipboardData?.getData('text/plain') ?? '');
      },
    },
  },
});

document.querySelector('#bold')?.addEventListener('click', () => editor.chain().focus().toggleBold().run());
document
  .querySelector('#list')
  ?.addEventListener('click', () => editor.chain().focus().toggleBulletList().run());
document.addEventListener('test-read', () => {
  document.body.dataset['written'] = JSON.stringify(editor.getJSON());
});
