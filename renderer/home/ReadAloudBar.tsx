import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './parts/Button.tsx';
import type { ReadAloud } from './use-read-aloud.ts';

const speeds = [
  { name: 'slow', rate: 0.8 },
  { name: 'normal', rate: 1 },
  { name: 'fast', rate: 1.25 },
] as const;

export function ReadAloudBar({ reading }: { reading: ReadAloud }): ReactNode {
  const { t } = useTranslation('home');
  if (reading.voice === 'none') return <p className="home-quiet">{t(($) => $.aloud.none)}</p>;
  if (reading.voice === 'looking') return <p className="home-quiet">{t(($) => $.aloud.looking)}</p>;
  return (
    <section className="home-card home-stack" aria-labelledby="aloud">
      <h2 id="aloud">{t(($) => $.aloud.title)}</h2>
      <PlayButtons reading={reading} />
      <fieldset className="home-speeds">
        <legend>{t(($) => $.aloud.speed)}</legend>
        {speeds.map(({ name, rate }) => (
          <button
            key={name}
            type="button"
            aria-pressed={reading.rate === rate}
            onClick={() => reading.changeRate(rate)}
          >
            {t(($) => $.aloud[name])}
          </button>
        ))}
      </fieldset>
      <p className="home-quiet">{t(($) => $.aloud.own)}</p>
    </section>
  );
}

function PlayButtons({ reading }: { reading: ReadAloud }): ReactNode {
  const { t } = useTranslation('home');
  const { state } = reading;
  return (
    <div className="home-pair">
      {state === 'reading' ? (
        <Button onClick={reading.pause}>{t(($) => $.aloud.pause)}</Button>
      ) : (
        <Button onClick={reading.play}>
          {state === 'paused' ? t(($) => $.aloud.resume) : t(($) => $.aloud.play)}
        </Button>
      )}
      <Button variant="secondary" disabled={state === 'silent'} onClick={reading.stop}>
        {t(($) => $.aloud.stop)}
      </Button>
    </div>
  );
}
