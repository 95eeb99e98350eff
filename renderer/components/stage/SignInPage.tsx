import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenPage } from '#contract/views.ts';
import { StageFrame } from './StageFrame.tsx';

/** Between meetings: the room asks to be let in from a phone. No name but the room's own (A1). */
export function SignInPage({ page }: { page: Extract<ScreenPage, { kind: 'sign-in' }> }): ReactNode {
  const { t } = useTranslation('screen');
  const { code, address, room, squares } = page;
  return (
    <StageFrame place="middle" bottomLeft={<span className="stage-quiet">{room}</span>}>
      <div className="stage-sign-in">
        <div className="stage-sign-in-words">
          <h1 className="stage-title">{t(($) => $.signIn.title)}</h1>
          <p className="stage-label">{t(($) => $.signIn.how, { address })}</p>
          <p className="stage-code">{code}</p>
        </div>
        <QrCode squares={squares} label={t(($) => $.signIn.alt, { address })} />
      </div>
    </StageFrame>
  );
}

/** Dark on white in every look: that is what cameras read. */
function QrCode({ squares, label }: { squares: readonly string[]; label: string }): ReactNode {
  const size = squares.length;
  return (
    <svg
      className="stage-qr"
      viewBox={`0 0 ${size} ${size}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here: there is no file for an img
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="stage-qr-light" width={size} height={size} />
      {squares.flatMap((row, y) =>
        [...row.matchAll(/1+/gu)].map((run) => (
          <rect key={`${y} ${run.index}`} x={run.index} y={y} width={run[0].length} height={1} />
        )),
      )}
    </svg>
  );
}
