import type { MouseEvent, ReactNode } from 'react';
import { goTo } from '../route.ts';

interface LinkNeeds {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A link inside these pages; opened in a new tab it is a link like any other. */
export function Link({ to, children, className = 'ds-link' }: LinkNeeds): ReactNode {
  function follow(event: MouseEvent): void {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    goTo(to);
  }
  return (
    <a className={className} href={to} onClick={follow}>
      {children}
    </a>
  );
}
