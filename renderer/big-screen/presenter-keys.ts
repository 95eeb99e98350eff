import type { CommandName } from '#contract/commands.ts';
import type { WallKeys } from '#contract/screen-page.ts';

/** What a presenter can ask for: the commands without input. */
export type PresenterCommand = Extract<
  CommandName,
  'screen.next' | 'screen.previous' | 'screen.cover' | 'screen.original' | 'reading.start' | 'reading.stop'
>;

const keys: Readonly<Record<string, PresenterCommand>> = {
  PageDown: 'screen.next',
  ArrowRight: 'screen.next',
  ' ': 'screen.next',
  Enter: 'screen.next',
  PageUp: 'screen.previous',
  ArrowLeft: 'screen.previous',
  '.': 'screen.cover',
  b: 'screen.cover',
  B: 'screen.cover',
  F9: 'screen.cover',
  o: 'screen.original',
  O: 'screen.original',
  F5: 'reading.start',
  Escape: 'reading.stop',
};

/** The same as on the consoles: what a button at the door types, whichever window it meets. It is never switched off. */
const coverKey = 'F9';

/** What a remote control sends; the others are a keyboard's, and somebody may lean on one. */
const sentByPresenters: ReadonlySet<string> = new Set(['PageDown', 'PageUp', '.', 'F5', 'Escape']);

type Pressed = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/**
 * A presenter is a keyboard; what is held down counts once. Undefined for a key that is not ours. A key that the room
 * has switched off does nothing at all: the browser must not scroll or load anew instead.
 */
export function readPresenterKey(
  pressed: Pressed,
  listensTo: WallKeys = 'all',
): PresenterCommand | 'ignore' | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || !Object.hasOwn(keys, pressed.key))
    return undefined;
  if (!isHeard(pressed.key, listensTo)) return 'ignore';
  return pressed.repeat ? 'ignore' : keys[pressed.key];
}

function isHeard(key: string, listensTo: WallKeys): boolean {
  if (key === coverKey || listensTo === 'all') return true;
  return listensTo === 'presenter' && sentByPresenters.has(key);
}
