import { Checkbox } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

const minute = 60_000;

/** Off until somebody wants it. It rings for nobody, turns no colour, and is in this page's memory alone. */
export function PointTimer(): ReactNode {
  const { t } = useTranslation('chair');
  const [isShown, setShown] = useState(wasShown);
  const minutes = useMinutes();
  return (
    <div className="point-timer">
      <Checkbox
        label={t(($) => $.wall.timer.show)}
        checked={isShown}
        onChange={(event) => {
          remembered.isShown = event.target.checked;
          setShown(event.target.checked);
        }}
      />
      {isShown && <p className="quiet">{t(($) => $.wall.timer.minutes, { count: minutes })}</p>}
    </div>
  );
}

/** Each point has a timer of its own; that it is wanted holds for the next one too. */
const remembered = { isShown: false };

function wasShown(): boolean {
  return remembered.isShown;
}

function useMinutes(): number {
  const [start] = useState(() => performance.now());
  const [minutes, setMinutes] = useState(0);
  useEffect(() => {
    const ticking = setInterval(() => setMinutes(Math.floor((performance.now() - start) / minute)), 5000);
    return () => clearInterval(ticking);
  }, [start]);
  return minutes;
}
