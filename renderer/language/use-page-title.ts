import { useEffect } from 'react';

/** What stands on the window. Never a name: it is seen in task bars and in shared screens (A1). */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `Stafettrom · ${title}`;
  }, [title]);
}
