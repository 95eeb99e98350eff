import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FrameNeeds {
  readonly left?: ReactNode;
  readonly right?: ReactNode;
  readonly bottomLeft?: ReactNode;
  readonly bottomRight?: ReactNode;
  /** `middle` for few words in a calm room, `top` where a heading stands on every page. */
  readonly place?: 'top' | 'middle';
  readonly children: ReactNode;
}

/** The frame of every page: a bar of labels above, one below, and the column that is measured. */
export function StageFrame(needs: FrameNeeds): ReactNode {
  const { left, right, bottomLeft, bottomRight, place = 'top', children } = needs;
  return (
    <>
      <div className="stage-bar">
        <div>{left}</div>
        <div>{right}</div>
      </div>
      <div className={`stage-column stage-column-${place}`} data-stage-column="">
        {children}
      </div>
      <div className="stage-bar stage-bar-below">
        <div>{bottomLeft}</div>
        <div>{bottomRight}</div>
      </div>
    </>
  );
}

interface Numbered {
  readonly number: number;
  readonly of: number;
}

/** One page says nothing about pages. */
export function PageDots({ number, of }: Numbered): ReactNode {
  if (of < 2) return null;
  const dots = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <span className="stage-dots" aria-hidden="true">
      {dots.map((dot) => (
        <span key={dot} className={dot === number ? 'stage-dot stage-dot-now' : 'stage-dot'} />
      ))}
    </span>
  );
}

export function PageNumber({ number, of }: Numbered): ReactNode {
  const { t } = useTranslation('screen');
  return of < 2 ? null : <span className="stage-quiet">{t(($) => $.page, { number, of })}</span>;
}
