import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { CodeField } from './CodeField.tsx';

/** The set-up, behind the room's code. */
export function UnlockSetUp(): ReactNode {
  const { t } = useTranslation('setup');
  const { run, refusal, isLocked } = useCommand();
  const [code, setCode] = useState('');
  return (
    <form
      className="room-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run('setup.open', { code }).then(() => setCode(''));
      }}
    >
      <h1>{t(($) => $.open.title)}</h1>
      <p>{t(($) => $.open.hint)}</p>
      <CodeField label={t(($) => $.open.code)} value={code} onChange={setCode} />
      <RefusalNotice refusal={refusal} />
      <Button type="submit" disabled={isLocked || code === ''}>
        {t(($) => $.open.open)}
      </Button>
    </form>
  );
}
