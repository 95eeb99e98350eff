import type { CSSProperties, ReactNode } from 'react';
import type { FreeText } from '#language/fit-texts.ts';
import { fitTexts } from '#language/fit-texts.ts';

interface ScaleStyle extends CSSProperties {
  readonly '--stage-scale': number;
}

export function scaleStyle(scale: number): ScaleStyle {
  return { '--stage-scale': scale };
}

/** Of a row or sentence that is longer than its page; absent where 0.85 or full size will do. */
export function rowStyle(scale: number | undefined): ScaleStyle | undefined {
  return scale === undefined ? undefined : scaleStyle(scale);
}

/** A title that would take too much of its page. */
export function titleStyle(scale: number | undefined): CSSProperties | undefined {
  return scale === undefined ? undefined : { fontSize: `${scale}em` };
}

export function rowSize({ small, scale }: { small: boolean; scale?: number | undefined }): string {
  if (scale !== undefined) return 'stage-scaled';
  return small ? 'stage-small' : '';
}

interface FittedNeeds {
  readonly texts: readonly FreeText[];
  readonly textPixels: number;
  readonly children: ReactNode;
}

/** Few words on a page of their own: large, and smaller together where they would not all stand on it. */
export function FittedTexts({ texts, textPixels, children }: FittedNeeds): ReactNode {
  return (
    <div className="stage-fitted" style={scaleStyle(fitTexts(texts, textPixels))}>
      {children}
    </div>
  );
}
