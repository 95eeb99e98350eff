import { interSemiBold } from './inter-widths.ts';
import { columnFor, leastPixels } from './paging.ts';
import { wrapText } from './wrap-text.ts';

/** A text that stands on its own on a page of few words; `scale` is relative to the reading text. */
export type FreeText = { readonly text: string; readonly scale: number };

const steps: readonly number[] = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4];
/** Above the first text that follows a heading. */
const headingGap = 12;

/** How much smaller the texts of a page have to be so that they stand on it together: 1 where there is room. */
export function fitTexts(texts: readonly FreeText[], textPixels: number): number {
  const { width, height, leading, gap } = columnFor(textPixels);
  const room = height - headingGap - (texts.length - 1) * gap;
  const fits = steps.find((step) => {
    const heights = texts.map(({ text, scale }) => {
      const pixels = Math.max(leastPixels, textPixels * scale * step);
      return wrapText(text, { pixels, width, table: interSemiBold }).length * pixels * leading;
    });
    return heights.reduce((sum, one) => sum + one, 0) <= room;
  });
  return fits ?? steps.at(-1) ?? 1;
}

/** A child's own words: as large as the page has room for under the heading. */
export function ownWordsScale(heading: string, text: string, textPixels: number): number {
  const sizes: readonly number[] = [1.9, 1.6, 1.25, 1, 0.85, 0.7, 0.5, 0.4];
  const fits = sizes.find(
    (scale) =>
      fitTexts(
        [
          { text: heading, scale: 1.25 },
          { text, scale },
        ],
        textPixels,
      ) === 1,
  );
  return fits ?? 0.4;
}
