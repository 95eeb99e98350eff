import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

/** A pause at any moment, and silence while something is read (M2). Nobody is told whose page it was. */
export function FamilyStop({ reading }: { reading: Reading }): ReactNode {
  const { t } = useTranslation('family');
  const { run, refusal, isLocked } = useCommand();
  return (
    <section className="family-stop" aria-label={t(($) => $.stop.label)}>
      <button
        type="button"
        className="family-main"
        disabled={isLocked}
        aria-describedby="pause-hint"
        onClick={() => void run('screen.cover', {})}
      >
        {t(($) => $.stop.pause)}
      </button>
      <button
        type="button"
        disabled={isLocked || (reading.sentence === undefined && reading.begins !== true)}
        onClick={() => void run('reading.stop', {})}
      >
        {t(($) => $.stop.reading)}
      </button>
      <p id="pause-hint" className="family-quiet">
        {t(($) => $.stop.hint)}
      </p>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}
