import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FamilyView } from '#contract/views.ts';
import { SpokenList } from './SpokenList.tsx';
import type { OwnVoice } from './use-own-voice.ts';

interface MinutesNeeds {
  readonly view: FamilyView;
  readonly voice: OwnVoice;
}

/** The minutes, once they are approved: to be read, and to be heard with headphones, as often as one likes. */
export function FamilyMinutes({ view, voice }: MinutesNeeds): ReactNode {
  const { t } = useTranslation('family');
  const { minutes } = view;
  if (minutes.length === 0) return null;
  const words = { read: t(($) => $.minutes.read), silence: t(($) => $.today.silence) };
  return (
    <section className="family-part" aria-labelledby="minutes">
      <h2 id="minutes">{t(($) => $.minutes.title)}</h2>
      <SpokenList texts={minutes} voice={voice} words={words} />
    </section>
  );
}
