import type { ReactNode } from 'react';
import type { ChairView } from '#contract/views.ts';
import type { Place } from './ConsoleTabs.tsx';
import { ReadAloudPanel } from './ReadAloudPanel.tsx';
import { WallDocuments } from './WallDocuments.tsx';
import { WordsOnWall } from './WordsOnWall.tsx';
import { WordsPanel } from './WordsPanel.tsx';

/** What is wanted now and then stands below the work of the point, which a small screen would else have no room for. */
export function NowAndThen({ view, at }: { view: ChairView; at: Place }): ReactNode {
  return (
    <div className="now-and-then">
      <WallDocuments view={view} />
      <div className="console-place" hidden={at !== 'meeting'}>
        <ReadAloudPanel view={view} />
        <WordsPanel words={view.words} />
      </div>
      <WordsOnWall words={view.words} />
    </div>
  );
}
