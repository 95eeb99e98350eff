import type { RefObject } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Reading } from '#contract/views.ts';
import { createFollowClock } from './follow-clock.ts';
import type { WordHighlight } from './word-highlight.ts';
import { createWordHighlight } from './word-highlight.ts';

const readClock = (): number => Date.now();

/** Marks the words of the current sentence in this part of the page as they are said. */
export function useWordHighlight(container: RefObject<Element | null>, reading: Reading): void {
  const clock = useRef(createFollowClock(readClock));
  const highlight = useRef<WordHighlight>(undefined);
  const { timeline } = reading;
  useEffect(() => {
    if (timeline !== undefined) clock.current.hear(timeline.startedAt);
  }, [timeline]);
  // After every change of the page: its text may have been drawn anew under the mark.
  useLayoutEffect(() => {
    highlight.current ??= createWordHighlight({
      now: () => clock.current.now(),
      after: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    const current = container.current?.querySelector('[aria-current="true"]') ?? undefined;
    highlight.current.follow(current, timeline);
  });
  useEffect(
    () => () => {
      highlight.current?.stop();
      highlight.current = undefined;
    },
    [],
  );
}
