import { Field, Label, Select } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoicesView } from '#contract/reading-rows.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

/** Where the voice sounds, as far as the page that sounds may know, and how loud. */
export function VoiceOutput({ voices }: { voices: VoicesView }): ReactNode {
  const { t } = useTranslation('reading');
  const { run, refusal } = useCommand();
  const { outputs, output = '', volume } = voices;
  const isGone = output !== '' && !outputs.includes(output);
  return (
    <>
      {outputs.length === 0 && !isGone ? (
        <p className="quiet">{t(($) => $.voices.output.unknown)}</p>
      ) : (
        <Field data-size="sm">
          <Label>{t(($) => $.voices.output.label)}</Label>
          <Select
            value={output}
            onChange={(event) => void run('voices.choose', { output: event.target.value })}
          >
            <option value="">{t(($) => $.voices.output.usual)}</option>
            {(isGone ? [output, ...outputs] : outputs).map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <p className="quiet" aria-live="polite">
        {isGone && t(($) => $.voices.output.gone, { name: output })}
      </p>
      <label className="reading-speed">
        {t(($) => $.voices.volume.label)}
        <input
          type="range"
          min={1}
          max={10}
          step={1}
          value={volume}
          aria-valuetext={t(($) => $.voices.volume.value, { volume })}
          onChange={(event) => void run('voices.choose', { volume: Number(event.target.value) })}
        />
      </label>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
