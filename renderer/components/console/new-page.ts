import { useEffect, useState } from 'react';
import { useHost } from '../../host-client/HostContext.tsx';

/** Pages whose console has been drawn once: from there on people go where they want to. */
const begun = new WeakSet<object>();

/** Whether what asks is drawn as the page comes up, after a start or a crash, and not because somebody went there. */
export function useNewPage(): boolean {
  const { store } = useHost();
  const [isNew] = useState(() => !begun.has(store));
  return isNew;
}

/** For the console around it all. */
export function useBegunPage(): void {
  const { store } = useHost();
  useEffect(() => {
    begun.add(store);
  }, [store]);
}
