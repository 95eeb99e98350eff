import type { CSSProperties, ReactNode, Ref } from 'react';
import type { Look, Reading, ScreenPage } from '#contract/views.ts';
import { ConsentPage } from './ConsentPage.tsx';
import { GoalPage } from './GoalPage.tsx';
import { AgendaPage, PeoplePage } from './ListPages.tsx';
import { IdlePage, NextMeetingPage, PausePage, WelcomePage } from './OpeningPages.tsx';
import { ReadBackPage, SentencesPage } from './SentencePages.tsx';
import { SignInPage } from './SignInPage.tsx';

interface StageNeeds {
  readonly page: ScreenPage;
  readonly reading: Reading;
  readonly look: Look;
  readonly ref?: Ref<HTMLDivElement>;
}

interface StageStyle extends CSSProperties {
  readonly '--stage-text': number;
}

/** The wall. The same for the wall itself and for the miniature on the console: sizes hang on the box it is in. */
export function Stage({ page, reading, look, ref }: StageNeeds): ReactNode {
  const style: StageStyle = { '--stage-text': look.textPixels };
  return (
    <div className="stage" data-color-scheme={look.scheme} style={style} ref={ref}>
      <div className="stage-page" key={pageKey(page)}>
        <StagePage page={page} reading={reading} />
      </div>
    </div>
  );
}

function StagePage({ page, reading }: { page: ScreenPage; reading: Reading }): ReactNode {
  switch (page.kind) {
    case 'idle':
      return <IdlePage />;
    case 'sign-in':
      return <SignInPage page={page} />;
    case 'pause':
      return <PausePage />;
    case 'welcome':
      return <WelcomePage page={page} />;
    case 'people':
      return <PeoplePage page={page} />;
    case 'agenda':
      return <AgendaPage page={page} />;
    case 'goal':
      return <GoalPage page={page} />;
    case 'sentences':
      return <SentencesPage page={page} reading={reading} />;
    case 'read-back':
      return <ReadBackPage page={page} reading={reading} />;
    case 'consent':
      return <ConsentPage page={page} reading={reading} />;
    case 'next-meeting':
      return <NextMeetingPage page={page} />;
  }
}

/** Another key is another page, and only that fades: what changes on a page just stands there. */
export function pageKey(page: ScreenPage): string {
  const number = 'number' in page ? page.number : 0;
  const goal = 'goalNumber' in page ? page.goalNumber : 0;
  const title = 'title' in page ? page.title : '';
  return `${page.kind} ${goal} ${title} ${number}`;
}
