import { useEffect } from 'react';
import type { WallKeys } from '#contract/screen-page.ts';
import { useHost } from '../host-client/HostContext.tsx';
import { readPresenterKey } from './presenter-keys.ts';

/** While the wall is covered, next and previous do nothing: it comes back from the chair's console alone. */
export function usePresenterKeys(isCovered: boolean, keys: WallKeys | undefined): void {
  const { call } = useHost();
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const command = readPresenterKey(event, keys);
      if (command === undefined) return;
      event.preventDefault();
      if (command === 'ignore') return;
      if (isCovered && (command === 'screen.next' || command === 'screen.previous')) return;
      void call(command, {});
    }
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [call, isCovered, keys]);
}
