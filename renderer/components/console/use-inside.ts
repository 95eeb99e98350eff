import type { RefObject } from 'react';
import { useEffect, useState } from 'react';

/** Whether somebody is at work in this part of the page. */
export function useInside(part: RefObject<HTMLElement | null>): boolean {
  const [isInside, setInside] = useState(false);
  useEffect(() => {
    const { current } = part;
    const enter = (): void => setInside(true);
    const leave = ({ relatedTarget }: FocusEvent): void =>
      setInside(relatedTarget instanceof Node && current?.contains(relatedTarget) === true);
    current?.addEventListener('focusin', enter);
    current?.addEventListener('focusout', leave);
    return () => {
      current?.removeEventListener('focusin', enter);
      current?.removeEventListener('focusout', leave);
    };
  }, [part]);
  return isInside;
}
