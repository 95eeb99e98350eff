import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { CodeField } from './CodeField.tsx';

/** The way out of a room whose windows nobody can close. */
export function LeaveRoom({ hasCode }: { hasCode: boolean }): ReactNode {
  const { t } = useTranslation('setup');
  const { run, refusal, isLocked } = useCommand();
  const [code, setCode] = useState('');
  const [isLeaving, setLeaving] = useState(false);

  async function leave(): Promise<void> {
    const result = await run('room.leave', hasCode ? { code } : {});
    setCode('');
    setLeaving(result.ok);
  }

  if (isLeaving) return <h1 aria-live="polite">{t(($) => $.leave.leaving)}</h1>;
  return (
    <form
      className="room-form"
      onSubmit={(event) => {
        event.preventDefault();
        void leave();
      }}
    >
      <h1>{t(($) => $.leave.title)}</h1>
      <p>{t(($) => $.leave.hint)}</p>
      {hasCode && <p>{t(($) => $.leave.withCode)}</p>}
      {hasCode && <CodeField label={t(($) => $.leave.code)} value={code} onChange={setCode} />}
      <RefusalNotice refusal={refusal} />
      <Button type="submit" variant="secondary" disabled={isLocked || (hasCode && code === '')}>
        {t(($) => $.leave.yes)}
      </Button>
    </form>
  );
}
