import { useEffect } from 'react';
import { useHost } from '../host-client/HostContext.tsx';

/**
 * The wall's screen was unplugged, mirrored, moved or scaled, or the system put the window on another: dark at once,
 * whatever the shell makes of it later. Between meetings there is nothing to hide.
 */
export function useOwnScreen(hasContent: boolean, screen: unknown = window.screen): void {
  const { call } = useHost();
  useEffect(() => {
    if (!hasContent || !(screen instanceof EventTarget)) return undefined;
    const cover = (): void => void call('screen.cover', {});
    screen.addEventListener('change', cover);
    return () => screen.removeEventListener('change', cover);
  }, [call, hasContent, screen]);
}
