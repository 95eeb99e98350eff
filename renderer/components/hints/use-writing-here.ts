import type { RefObject } from 'react';
import { useEffect } from 'react';
import { findField } from './find-field.ts';
import { useHintPage, writeIn } from './hint-page.ts';

/** A field is left before its hints go: nothing moves under a finger that is on its way to a button. */
const settleMilliseconds = 400;

/** Whether the field of these hints is the one that was last written in on this page. */
export function useWritingHere(root: RefObject<Element | null>, field: string): boolean {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function look(target: EventTarget | null): void {
      const isField = target instanceof Node && findField(root.current)?.contains(target) === true;
      clearTimeout(timer);
      if (isField) timer = setTimeout(() => writeIn(field), settleMilliseconds);
    }
    const enter = (event: FocusEvent): void => look(event.target);
    look(document.activeElement);
    window.addEventListener('focusin', enter);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focusin', enter);
    };
  }, [root, field]);
  return useHintPage().field === field;
}
