/** What of a key event says whether the browser would answer it. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly getModifierState: (name: string) => boolean;
}

const moving = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'Enter'];
/** What writing needs. Everything else with Ctrl is the browser's, also what a later browser thinks of. */
const writing = new Set([...moving, 'Backspace', 'Delete', 'Insert', 'a', 'b', 'c', 'i', 'v', 'x', 'y', 'z']);
/** The digits are the editor's lists and heading, by their place on the keyboard. */
const writingWithShift = new Set([...moving, 'v', 'z', 'Digit7', 'Digit8', 'Digit9']);
/** A list opens with the arrows; signs are written by number on some machines. */
const withAlt = /^(?:ArrowUp|ArrowDown|Numpad\d)$/u;
/** On a Mac, where Alt writes and moves. */
const withOption = /^(?:.|Dead|Arrow\w+|Backspace|Delete|Enter)$/u;
const onlyHeld = new Set(['Control', 'Shift', 'AltGraph', 'CapsLock']);
/** F1 to F24, and the keys of their own that some keyboards have for going back, searching, printing or zooming. */
const ofTheBrowser =
  /^(?:F\d{1,2}|Browser\w+|Launch\w+|ContextMenu|PrintScreen|Print|Save|Open|New|Close|Find|Help|Zoom\w+)$/u;

/** Refused is only what the browser would make of a key: the page's own listeners hear F5, F9 and Alt with a letter. */
export function isRefusedKey(pressed: Pressed, isMac = false): boolean {
  const { key } = pressed;
  if (onlyHeld.has(key) || isWrittenWithAltGr(pressed)) return false;
  if (ofTheBrowser.test(key)) return true;
  if (key === 'Escape') return pressed.shiftKey || pressed.altKey || isHeld(pressed);
  if (pressed.altKey) return !isForAlt(pressed, isMac);
  return isHeld(pressed) && !isForWriting(pressed);
}

/** It is Ctrl and Alt at once on some machines, and writes «@» and «€». */
function isWrittenWithAltGr(pressed: Pressed): boolean {
  return pressed.key.length === 1 && pressed.getModifierState('AltGraph');
}

function isForAlt(pressed: Pressed, isMac: boolean): boolean {
  if (isHeld(pressed)) return false;
  return isMac ? withOption.test(pressed.key) : withAlt.test(pressed.code);
}

function isHeld({ ctrlKey, metaKey }: Pressed): boolean {
  return ctrlKey || metaKey;
}

function isForWriting({ key, code, shiftKey }: Pressed): boolean {
  const kept = shiftKey ? writingWithShift : writing;
  return kept.has(key.length === 1 ? key.toLowerCase() : key) || kept.has(code);
}
