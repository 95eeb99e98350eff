import { useEffect } from 'react';
import type { WallKeys } from '#contract/screen-page.ts';
import { useHost } from '../host-client/HostContext.tsx';
import { readPresenterKey } from './presenter-keys.ts';

/** While the wall is covered, next and previous uncover it and move nothing; the host keeps that. */
export function usePresenterKeys(isCovered: boolean, keys: WallKeys | undefined): void {
  const { call } = useHost();
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const command = readPresenterKey(event, keys);
      if (command === undefined) return;
      event.preventDefault();
      if (command === 'ignore') return;
      const isUncovering = isCovered && (command === 'screen.next' || command === 'screen.previous');
      void call(isUncovering ? 'screen.uncover' : command, {});
    }
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [call, isCovered, keys]);
}
