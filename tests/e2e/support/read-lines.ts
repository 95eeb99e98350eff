import type { Page } from '@playwright/test';

interface Lines {
  /** Every line of text as it breaks, from top to bottom of each element. */
  readonly lines: readonly string[];
  /** Words that are not wholly on the screen or not wholly in their own column. */
  readonly outside: readonly string[];
}

interface Word {
  readonly text: string;
  readonly top: number;
  readonly height: number;
  readonly isFirst: boolean;
  readonly isInside: boolean;
}

/** How the wall breaks its lines, and which words do not fit. */
export async function readLines(page: Page): Promise<Lines> {
  const words = await readWords(page);
  const lines: string[] = [];
  let top = 0;
  for (const word of words) {
    const isSameLine = !word.isFirst && Math.abs(word.top - top) < word.height / 4;
    if (isSameLine) lines.push(`${lines.pop() ?? ''} ${word.text}`);
    else lines.push(word.text);
    top = word.top;
  }
  return { lines, outside: words.filter((word) => !word.isInside).map((word) => word.text) };
}

function readWords(page: Page): Promise<Word[]> {
  return page.evaluate(() => {
    const stage = document.querySelector('.stage') ?? document.body;
    const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Text && node.parentElement?.closest('.only-heard') === null) texts.push(node);
    }
    const range = document.createRange();
    return texts.flatMap((node) => {
      const place = node.parentElement?.closest('[data-stage-column], .stage-bar') ?? stage;
      const room = place.getBoundingClientRect();
      return [...node.data.matchAll(/\S+/gu)].map(({ 0: text, index }, order) => {
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        const { left, right, top, bottom, height } = range.getBoundingClientRect();
        // A line is higher than its letters: a little of it may stand out of its column, never of the screen.
        const slack = height / 4;
        const isInColumn =
          left >= room.left - slack && right <= room.right + slack && bottom <= room.bottom + slack;
        const isInside = isInColumn && top >= -1 && bottom <= innerHeight + 1;
        return { text, top, height, isFirst: order === 0, isInside };
      });
    });
  });
}
