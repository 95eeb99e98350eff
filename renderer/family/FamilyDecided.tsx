import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FamilyView } from '#contract/views.ts';
import type { VoicePort } from '../home/device-voice.ts';
import { useOwnVoice } from './use-own-voice.ts';

/** What was decided today, one short text after the other; a touch marks one, and the device's own voice can say it. */
export function FamilyDecided({
  view,
  voice,
}: {
  view: FamilyView;
  voice: VoicePort | undefined;
}): ReactNode {
  const { t } = useTranslation('family');
  const { decided, reading } = view;
  const [marked, setMarked] = useState<string>();
  const own = useOwnVoice(voice, decided, reading.sentence !== undefined);
  const here = own.at ?? marked;
  return (
    <section className="family-part" aria-labelledby="today">
      <h2 id="today">{t(($) => $.today.title)}</h2>
      {decided.length === 0 ? (
        <p>{t(($) => $.today.none)}</p>
      ) : (
        <p className="family-quiet">{t(($) => $.today.mark)}</p>
      )}
      <ul className="family-decided">
        {decided.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              lang={one.language}
              aria-pressed={one.id === here}
              onClick={() => setMarked(one.id === marked ? undefined : one.id)}
            >
              {one.text}
            </button>
          </li>
        ))}
      </ul>
      {own.canRead && decided.length > 0 && (
        <button type="button" disabled={own.isBusy} onClick={own.at === undefined ? own.read : own.stop}>
          {own.at === undefined ? t(($) => $.today.read) : t(($) => $.today.silence)}
        </button>
      )}
    </section>
  );
}
