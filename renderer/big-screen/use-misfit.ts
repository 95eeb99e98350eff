import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import type { ScreenPage } from '#contract/views.ts';
import { pageKey } from '../components/stage/Stage.tsx';
import { useHost } from '../host-client/HostContext.tsx';

/** Nothing scrolls on the wall: a page that is higher than its place tells the host, once for each page. */
export function useMisfit(stage: RefObject<HTMLDivElement | null>, page: ScreenPage): void {
  const { call } = useHost();
  const told = useRef('');
  useEffect(() => {
    let isGone = false;
    void document.fonts.ready.then(() => {
      const over = isGone ? 0 : measureOver(stage.current);
      const place = `${pageKey(page)} ${over}`;
      if (over === 0 || told.current === place) return;
      told.current = place;
      void call('screen.misfit', { page: page.kind, over });
    });
    return () => {
      isGone = true;
    };
  }, [call, stage, page]);
}

/** Pixels that the text stands out of its column; one is rounding. The tint behind a sentence may reach over. */
function measureOver(stage: HTMLDivElement | null): number {
  const column = stage?.querySelector('[data-stage-column]');
  if (column === null || column === undefined) return 0;
  const place = column.getBoundingClientRect();
  const over = [...column.querySelectorAll('h1, p, li')].map((text) => {
    const drawn = text.getBoundingClientRect();
    return Math.max(drawn.bottom - place.bottom, place.top - drawn.top, drawn.right - place.right);
  });
  const most = Math.ceil(Math.max(0, ...over));
  return most > 1 ? most : 0;
}
