import type { CommandName } from '#contract/commands.ts';

/** What a presenter can ask for: the commands without input. */
export type PresenterCommand = Extract<
  CommandName,
  'screen.next' | 'screen.previous' | 'screen.cover' | 'reading.start' | 'reading.stop'
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
  F5: 'reading.start',
  Escape: 'reading.stop',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'repeat' | 'ctrlKey' | 'altKey' | 'metaKey'>;

/** A presenter is a keyboard; what is held down counts once. Undefined for a key that is not ours. */
export function readPresenterKey(pressed: Pressed): PresenterCommand | 'ignore' | undefined {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey || !Object.hasOwn(keys, pressed.key))
    return undefined;
  return pressed.repeat ? 'ignore' : keys[pressed.key];
}
