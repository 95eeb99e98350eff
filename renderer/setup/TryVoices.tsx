import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

/** Whether it sounds right only a person can say. */
export function TryVoices(): ReactNode {
  const { t } = useTranslation('roomcheck');
  const { run, refusal, isLocked } = useCommand();
  return (
    <>
      <div className="choices">
        <Button
          variant="secondary"
          disabled={isLocked}
          onClick={() => void run('voices.try', { language: 'nb' })}
        >
          {t(($) => $.listenNb)}
        </Button>
        <Button
          variant="secondary"
          disabled={isLocked}
          onClick={() => void run('voices.try', { language: 'nn' })}
        >
          {t(($) => $.listenNn)}
        </Button>
      </div>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
