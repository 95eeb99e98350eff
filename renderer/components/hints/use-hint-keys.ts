import type { RefObject } from 'react';
import { useEffect, useEffectEvent } from 'react';
import type { Hint } from './choose-hints.ts';
import { replacementOf } from './choose-hints.ts';
import { findField } from './find-field.ts';

/**
 * From the field: Alt and a number takes that hint, Alt and Enter the first that can be taken, Alt and H goes to the
 * hints; Escape goes back. Before the page's own keys: Escape would close the form, and Enter send it.
 */
export function useHintKeys(
  root: RefObject<HTMLElement | null>,
  shown: readonly Hint[],
  take: (hint: Hint) => void,
): void {
  const press = useEffectEvent((event: KeyboardEvent): boolean => {
    const field = findField(root.current);
    const isInHints = holds(root.current, event.target);
    if (!isInHints && !holds(field, event.target)) return false;
    if (isInHints && event.key === 'Escape') {
      field?.focus({ preventScroll: true });
      return true;
    }
    if (!isAltAlone(event) || shown.length === 0) return false;
    if (event.code === 'KeyH') return goToHints(root.current);
    const hint = hintFor(event, shown);
    if (hint !== undefined) take(hint);
    return hint !== undefined;
  });
  useEffect(() => {
    function listen(event: KeyboardEvent): void {
      if (event.isComposing || !press(event)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

function holds(element: Element | null | undefined, target: EventTarget | null): boolean {
  return target instanceof Node && element?.contains(target) === true;
}

function goToHints(hints: HTMLElement | null): boolean {
  (hints?.querySelector('button') ?? hints)?.focus();
  return true;
}

/** AltGr writes letters: «@» is not a key of ours. */
function isAltAlone(event: KeyboardEvent): boolean {
  const isOther = event.ctrlKey || event.metaKey || event.shiftKey || event.getModifierState('AltGraph');
  return event.altKey && !isOther;
}

function hintFor(event: KeyboardEvent, shown: readonly Hint[]): Hint | undefined {
  if (event.key === 'Enter') return shown.find((hint) => replacementOf(hint) !== undefined);
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/u.exec(event.code) ?? [];
  const hint = digit === undefined ? undefined : shown[Number(digit) - 1];
  return hint !== undefined && replacementOf(hint) !== undefined ? hint : undefined;
}
