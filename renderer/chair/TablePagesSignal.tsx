import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';

/** «Tolk: Klar»: what the interpreter asks for, in words and without a colour of alarm. */
export function InterpreterSignal({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const { tables, signal = 'none', reading, readAloud } = view;
  const isHere = tables.some(({ role, state }) => role === 'interpreter' && state === 'admitted');
  if (!isHere) return null;
  const holds = signal === 'wait' && readAloud.interpreterPaces && reading.sentence !== undefined;
  return (
    <output className="interpreter-signal" data-signal={signal}>
      <strong>{t(($) => $.tables.interpreter)}</strong> {t(($) => $.tables.signal[signal])}
      {holds && <span className="quiet"> {t(($) => $.tables.signalHolds)}</span>}
    </output>
  );
}
