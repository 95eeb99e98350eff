import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { CodeField } from './CodeField.tsx';

/** As the host takes it. */
const codePattern = /^\d{6,12}$/;

/** The room's code, typed twice; it is never shown again, and no file has it. */
export function ExitCode({ hasCode }: { hasCode: boolean }): ReactNode {
  const { t } = useTranslation('setup');
  const { run, refusal, isLocked } = useCommand();
  const [code, setCode] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const isShort = isTried && !codePattern.test(code);
  const differs = isTried && !isShort && code !== again;

  async function save(): Promise<void> {
    setTried(true);
    setSaved(false);
    if (!codePattern.test(code) || code !== again) return;
    const result = await run('setup.code', { code });
    if (!result.ok) return;
    setCode('');
    setAgain('');
    setTried(false);
    setSaved(true);
  }

  return (
    <form
      className="set-up-part"
      aria-labelledby="set-up-code"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2 id="set-up-code">{t(($) => $.code.title)}</h2>
      <p className="quiet">{t(($) => $.code.hint)}</p>
      {hasCode && !isSaved && <p>{t(($) => $.code.has)}</p>}
      <CodeField
        label={t(($) => $.code.new)}
        value={code}
        error={isShort ? t(($) => $.code.short) : undefined}
        onChange={setCode}
      />
      <CodeField
        label={t(($) => $.code.again)}
        value={again}
        error={differs ? t(($) => $.code.differs) : undefined}
        onChange={setAgain}
      />
      <p aria-live="polite">{isSaved && t(($) => $.code.saved)}</p>
      <RefusalNotice refusal={refusal} />
      <Button type="submit" variant="secondary" data-size="sm" disabled={isLocked}>
        {t(($) => $.code.save)}
      </Button>
    </form>
  );
}
