import { Button, Fieldset, Radio } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoiceRow, VoicesView } from '#contract/reading-rows.ts';
import type { Language } from '#language/language.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { VoiceOutput } from './VoiceOutput.tsx';

/** Which voice reads each written language, whether it sounds right, and where it sounds: remembered with the room. */
export function VoicePanel({ voices }: { voices: VoicesView }): ReactNode {
  const { t } = useTranslation('reading');
  const cards = voices.rows.filter((row) => row.card !== undefined && row.fault === undefined);
  return (
    <details className="look voices">
      <summary>{t(($) => $.voices.title)}</summary>
      <div className="look-choices">
        <VoiceChoice voices={voices} language="nb" />
        <VoiceChoice voices={voices} language="nn" />
        {cards.map((row) => (
          <details key={row.id} className="voice-card">
            <summary>{t(($) => $.voices.card, { name: row.name })}</summary>
            <p>{row.card}</p>
          </details>
        ))}
        <VoiceFaults rows={voices.rows} />
        <VoiceOutput voices={voices} />
      </div>
    </details>
  );
}

function VoiceChoice({ voices, language }: { voices: VoicesView; language: Language }): ReactNode {
  const { t } = useTranslation('reading');
  const { run, refusal, isLocked } = useCommand();
  const name = useId();
  const rows = voices.rows.filter((row) => row.languages.includes(language));
  const isBorrowed = language === 'nn' && rows.every((row) => row.languages.includes('nb'));
  return (
    <Fieldset data-size="sm">
      <Fieldset.Legend>{t(($) => $.voices[language].reads)}</Fieldset.Legend>
      {isBorrowed && <Fieldset.Description>{t(($) => $.voices.forNynorsk)}</Fieldset.Description>}
      {rows.map((row) => (
        <Radio
          key={row.id}
          name={name}
          value={row.id}
          label={row.name}
          description={t(($) => $.voices.is[row.engine])}
          checked={voices.reads[language] === row.id}
          onChange={() => void run('voices.choose', { language, voice: row.id })}
        />
      ))}
      <Button
        variant="secondary"
        data-size="sm"
        disabled={isLocked}
        onClick={() => void run('voices.try', { language })}
      >
        {t(($) => $.voices[language].try)}
      </Button>
      <RefusalNotice refusal={refusal} />
    </Fieldset>
  );
}

/** A folder that somebody has put there and that cannot be used: its name, and why. */
function VoiceFaults({ rows }: { rows: readonly VoiceRow[] }): ReactNode {
  const { t } = useTranslation('reading');
  const title = useId();
  const bad = rows.flatMap(({ id, name, fault }) => (fault === undefined ? [] : [{ id, name, fault }]));
  if (bad.length === 0) return null;
  return (
    <div>
      <p id={title}>{t(($) => $.voices.bad)}</p>
      <ul className="voice-faults" aria-labelledby={title}>
        {bad.map(({ id, name, fault }) => (
          <li key={id}>
            <strong>{name}</strong> {t(($) => $.voices.faults[fault])}
          </li>
        ))}
      </ul>
    </div>
  );
}
