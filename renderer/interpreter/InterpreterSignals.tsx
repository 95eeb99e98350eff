import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterpreterView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import type { Signal } from './use-signal-keys.ts';
import { signals, useSignalKeys } from './use-signal-keys.ts';

/** Ready, once more, wait: seen by the chair, and by nobody else. */
export function InterpreterSignals({ view }: { view: InterpreterView }): ReactNode {
  const { t } = useTranslation('interpreter');
  const { run, refusal, isLocked } = useCommand();
  const [hasKeys, setKeys] = useState(true);

  function give(signal: Signal): void {
    if (!isLocked) void run('interpreter.signal', { signal: view.signal === signal ? 'none' : signal });
  }

  useSignalKeys(hasKeys, give);
  return (
    <section className="interpreter-signals" aria-label={t(($) => $.signal.label)}>
      <p className="interpreter-told" aria-live="polite">
        <Told view={view} />
      </p>
      <div className="interpreter-buttons">
        {signals.map((signal, index) => (
          <button
            key={signal}
            type="button"
            aria-pressed={view.signal === signal}
            aria-keyshortcuts={hasKeys ? String(index + 1) : undefined}
            disabled={isLocked}
            onClick={() => give(signal)}
          >
            {t(($) => $.signal[signal])}
            {hasKeys && <kbd aria-hidden="true">{index + 1}</kbd>}
          </button>
        ))}
        <label className="interpreter-keys">
          <input type="checkbox" checked={hasKeys} onChange={(event) => setKeys(event.target.checked)} />
          {t(($) => $.signal.keys)}
        </label>
      </div>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}

/** What the chair sees of it, and whether the reading stands still for it. */
function Told({ view }: { view: InterpreterView }): ReactNode {
  const { t } = useTranslation('interpreter');
  const { signal, paces, reading } = view;
  if (signal === undefined) return null;
  const holds = signal === 'wait' && paces && reading.sentence !== undefined;
  return (
    <>
      {t(($) => $.signal.told[signal])} {holds && t(($) => $.signal.holds)}{' '}
      <span className="interpreter-quiet">{t(($) => $.signal.none)}</span>
    </>
  );
}
