import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHostState } from './HostContext.tsx';

/**
 * Around a page on a device of its own: without the room it covers itself, and what is half written stays behind the
 * cover. While it waits, it shows the digits that the chair sees beside it.
 */
export function DeviceFrame({ children }: { children: ReactNode }): ReactNode {
  const { t } = useTranslation('devices');
  const { connection, sent } = useHostState();
  const isLost = connection === 'lost';
  const mark = sent?.role === 'waiting' ? sent.view.mark : undefined;
  return (
    <>
      {isLost && (
        <section className="device-lost" aria-live="assertive">
          <h1>{t(($) => $.lost.title)}</h1>
          <p>{t(($) => $.lost.text)}</p>
        </section>
      )}
      <div hidden={isLost}>
        {mark !== undefined && <p className="device-mark">{t(($) => $.page.mark, { mark })}</p>}
        {children}
      </div>
    </>
  );
}
