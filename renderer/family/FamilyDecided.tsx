import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FamilyView } from '#contract/views.ts';
import { SpokenList } from './SpokenList.tsx';
import type { OwnVoice } from './use-own-voice.ts';

interface DecidedNeeds {
  readonly view: FamilyView;
  readonly voice: OwnVoice;
}

/** What was decided today. */
export function FamilyDecided({ view, voice }: DecidedNeeds): ReactNode {
  const { t } = useTranslation('family');
  const { decided } = view;
  const words = { read: t(($) => $.today.read), silence: t(($) => $.today.silence) };
  return (
    <section className="family-part" aria-labelledby="today">
      <h2 id="today">{t(($) => $.today.title)}</h2>
      {decided.length === 0 ? (
        <p>{t(($) => $.today.none)}</p>
      ) : (
        <p className="family-quiet">{t(($) => $.today.mark)}</p>
      )}
      <SpokenList texts={decided} voice={voice} words={words} />
    </section>
  );
}
