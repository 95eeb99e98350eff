import type { ReactNode } from 'react';

type Shape = 'clock' | 'done' | 'ended' | 'new' | 'here' | 'away' | 'now' | 'check';

const paths: Record<Shape, ReactNode> = {
  clock: (
    <>
      <circle cx="24" cy="24" r="19" />
      <path d="M24 13v12l8 4" />
    </>
  ),
  done: (
    <>
      <circle cx="24" cy="24" r="19" />
      <path d="M15 25l6 6 12-13" />
    </>
  ),
  ended: (
    <>
      <circle cx="24" cy="24" r="19" />
      <path d="M15 24h18" />
    </>
  ),
  new: <circle cx="24" cy="24" r="19" />,
  here: <circle className="stage-icon-full" cx="24" cy="24" r="14" />,
  away: <circle cx="24" cy="24" r="14" />,
  now: <path className="stage-icon-full" d="M16 10l20 14-20 14z" />,
  check: <path d="M9 26l10 10 20-24" />,
};

/** A drawn mark. What it says also stands in words, so it is hidden from screen readers. */
export function StageIcon({ shape }: { shape: Shape }): ReactNode {
  return (
    <svg className="stage-icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {paths[shape]}
    </svg>
  );
}
