import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoicesView } from '#contract/reading-rows.ts';

/** A voice fell out in the middle of something: another one reads on, and the chair alone is told. */
export function VoiceLine({ voices: { lost } }: { voices: VoicesView }): ReactNode {
  const { t } = useTranslation('reading');
  return (
    <div className="voice-line" aria-live="polite">
      {lost !== undefined && <p>{t(($) => $.voices.lost, { name: lost })}</p>}
    </div>
  );
}
