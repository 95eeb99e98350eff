import type { RefObject } from 'react';
import { useEffect, useEffectEvent } from 'react';
import type { LineChoice } from './line-choices.ts';
import { choiceOf } from './line-choices.ts';

/** Opens a line from wherever the focus is, also from the middle of a text, while the strip itself can be seen. */
export function useLineKeys(
  strip: RefObject<HTMLElement | null>,
  may: (choice: LineChoice) => boolean,
  onOpen: (choice: LineChoice) => void,
): void {
  const open = useEffectEvent((event: KeyboardEvent) => {
    const choice = choiceOf(event);
    if (choice === undefined || strip.current?.checkVisibility() !== true) return;
    event.preventDefault();
    if (!event.repeat && may(choice)) onOpen(choice);
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => open(event);
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}
