import type { ReactNode, Ref } from 'react';
import type { Look, Reading, ScreenPage } from '#contract/views.ts';
import { ConsentPage } from './ConsentPage.tsx';
import { DocumentPage } from './DocumentPage.tsx';
import { GoalPage } from './GoalPage.tsx';
import { AgendaPage, PeoplePage } from './ListPages.tsx';
import { OwnWordsPage, ThenNowPage, TimelinePage } from './PartPages.tsx';
import { IdlePage, NextMeetingPage, PausePage, WelcomePage } from './OpeningPages.tsx';
import { ReadBackPage, SentencesPage } from './SentencePages.tsx';
import { SignInPage } from './SignInPage.tsx';
import { StageMade } from './StageMade.tsx';
import { stageStyle } from './stage-style.ts';

interface StageNeeds {
  readonly page: ScreenPage;
  readonly reading: Reading;
  readonly look: Look;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The wall. The same for the wall itself and for the miniature on the console: sizes hang on the box it is in. */
export function Stage({ page, reading, look, ref }: StageNeeds): ReactNode {
  return (
    <div
      className="stage"
      data-color-scheme={look.scheme}
      data-contrast={look.contrast}
      data-still={look.still}
      style={stageStyle(look)}
      ref={ref}
    >
      <div className="stage-page" key={pageKey(page)}>
        <StagePage page={page} reading={reading} textPixels={look.textPixels} />
        <StageMade page={page} />
      </div>
    </div>
  );
}

interface PageNeeds extends Pick<StageNeeds, 'page' | 'reading'> {
  readonly textPixels: number;
}

function StagePage({ page, reading, textPixels }: PageNeeds): ReactNode {
  switch (page.kind) {
    case 'idle':
      return <IdlePage />;
    case 'sign-in':
      return <SignInPage page={page} />;
    case 'pause':
      return <PausePage />;
    case 'welcome':
      return <WelcomePage page={page} textPixels={textPixels} />;
    case 'people':
      return <PeoplePage page={page} />;
    case 'agenda':
      return <AgendaPage page={page} />;
    case 'goal':
      return <GoalPage page={page} />;
    case 'sentences':
      return <SentencesPage page={page} reading={reading} />;
    case 'then-now':
      return <ThenNowPage page={page} reading={reading} />;
    case 'timeline':
      return <TimelinePage page={page} reading={reading} />;
    case 'own-words':
      return <OwnWordsPage page={page} textPixels={textPixels} />;
    case 'document':
      return <DocumentPage page={page} />;
    case 'read-back':
      return <ReadBackPage page={page} reading={reading} />;
    case 'consent':
      return <ConsentPage page={page} reading={reading} />;
    case 'next-meeting':
      return <NextMeetingPage page={page} textPixels={textPixels} />;
  }
}

/** Another key is another page, and only that fades: what changes on a page just stands there. */
export function pageKey(page: ScreenPage): string {
  const number = 'number' in page ? page.number : 0;
  const goal = 'goalNumber' in page ? page.goalNumber : 0;
  const title = 'title' in page ? page.title : '';
  const part = page.kind === 'sentences' ? page.part : '';
  return `${page.kind} ${part} ${goal} ${title} ${number}`;
}
