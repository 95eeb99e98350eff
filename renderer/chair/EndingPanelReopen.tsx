import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AskOnce } from '../components/plan/AskOnce.tsx';
import { useCommand } from '../host-client/use-command.ts';

/** C8: only with a new consent, and that one has asked about the old content. */
export function Reopen({ consent }: { consent: string | undefined }): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  return (
    <div className="law-part">
      <h3>{t(($) => $.ending.reopen.title)}</h3>
      {consent === undefined ? (
        <p>{t(($) => $.ending.reopen.needs)}</p>
      ) : (
        <>
          <p>{t(($) => $.ending.reopen.ready)}</p>
          <AskOnce
            label={t(($) => $.ending.reopen.open)}
            question={t(($) => $.ending.reopen.question)}
            yes={t(($) => $.ending.reopen.yes)}
            command={command}
            onYes={async () => (await command.run('plan.reopen', { consent })).ok}
          />
        </>
      )}
    </div>
  );
}
