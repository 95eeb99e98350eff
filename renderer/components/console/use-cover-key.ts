import { useEffect } from 'react';
import { useHost } from '../../host-client/HostContext.tsx';

/** On a console somebody may be writing: a key that writes nothing, so it works from every field. */
export const coverKey = 'F9';

/** One key covers, from wherever the focus is. It never uncovers: who presses twice in a hurry must not undo it. */
export function useCoverKey(): void {
  const { call } = useHost();
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const hasModifier = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      if (event.key !== coverKey || hasModifier) return;
      event.preventDefault();
      if (!event.repeat) void call('screen.cover', {});
    }
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [call]);
}
