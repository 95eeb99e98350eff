import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldNeeds } from './use-faults.ts';
import { useFaults } from './use-faults.ts';

/** What the municipality decides about devices at the table; the chair alone opens for them, in each meeting. */
export function SetUpDevices({ draft, faults, onChange }: FieldNeeds): ReactNode {
  const { t } = useTranslation('setup');
  const faultAt = useFaults(faults);
  return (
    <section className="set-up-part" aria-labelledby="set-up-devices">
      <h2 id="set-up-devices">{t(($) => $.devices.title)}</h2>
      <p className="quiet">{t(($) => $.devices.hint)}</p>
      <div className="choices">
        {(['offered', 'off'] as const).map((devices) => (
          <button
            key={devices}
            type="button"
            className="choice"
            aria-pressed={draft.devices === devices}
            onClick={() => onChange({ devices })}
          >
            {t(($) => $.devices[devices])}
          </button>
        ))}
      </div>
      <Textfield
        label={t(($) => $.devices.network)}
        description={t(($) => $.devices.networkHint)}
        value={draft.network}
        error={faultAt('network')}
        onChange={(event) => onChange({ network: event.target.value })}
      />
      <Textfield
        label={t(($) => $.devices.idle)}
        inputMode="numeric"
        value={draft.idle}
        error={faultAt('idle')}
        onChange={(event) => onChange({ idle: event.target.value })}
      />
    </section>
  );
}
