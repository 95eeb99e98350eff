import { useRef } from 'react';

interface FocusBack {
  readonly leave: () => void;
  readonly goBack: () => void;
}

/** Who writes a line in the middle of a text goes on in that text, where the caret was. */
export function useFocusBack(): FocusBack {
  const before = useRef<HTMLElement>(undefined);
  return {
    leave: () => {
      const { activeElement } = document;
      before.current = activeElement instanceof HTMLElement ? activeElement : undefined;
    },
    goBack: () => {
      const held = before.current;
      before.current = undefined;
      // The form that has the focus now is drawn away first.
      if (held?.isConnected === true) requestAnimationFrame(() => held.focus({ preventScroll: true }));
    },
  };
}
