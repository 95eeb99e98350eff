import { Alert } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingState } from '#contract/views.ts';
import { useConnection } from '../../host-client/HostContext.tsx';

/** What concerns the whole page: no contact, try-out data. Never in the way of what is typed. */
export function RoomNotices({ state }: { state: MeetingState | undefined }): ReactNode {
  const { t } = useTranslation('common');
  const isLost = useConnection() === 'lost';
  return (
    <>
      <div aria-live="polite">
        {isLost && (
          <Alert data-color="warning" data-size="sm">
            {t(($) => $.connection.lost)}
          </Alert>
        )}
      </div>
      {state?.tryOut === true && <p className="try-out">{t(($) => $.tryOut)}</p>}
    </>
  );
}

export function StoreState({ state }: { state: MeetingState }): ReactNode {
  const { t } = useTranslation('common');
  if (state.store === 'unknown') return null;
  const { storeName: store } = state;
  return (
    <p className="store-state">
      {state.store === 'reached' ? t(($) => $.store.reached, { store }) : t(($) => $.store.away, { store })}
    </p>
  );
}
