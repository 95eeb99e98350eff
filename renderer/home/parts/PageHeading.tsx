import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { usePageTitle } from '../../language/use-page-title.ts';

interface HeadingNeeds {
  readonly children: string;
  /** What stands on the window, where the heading holds a name (A1). */
  readonly title?: string;
}

/** The heading takes the focus when a page opens, so that a screen reader begins there. */
export function PageHeading({ children, title = children }: HeadingNeeds): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(title);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
