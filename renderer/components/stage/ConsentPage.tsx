import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading, ScreenPage } from '#contract/views.ts';
import { titleStyle } from './FittedTexts.tsx';
import { Sentences } from './SentencePages.tsx';
import { PageDots, PageNumber, StageFrame } from './StageFrame.tsx';

/** C9: the text of a consent. The two answers are words of the same size: nothing is signed on a wall. */
export function ConsentPage({
  page,
  reading,
}: {
  page: Extract<ScreenPage, { kind: 'consent' }>;
  reading: Reading;
}): ReactNode {
  const { t } = useTranslation('screen');
  const isRead = page.sentences.some((one) => one.id === reading.sentence);
  return (
    <StageFrame
      left={<strong className="stage-accent">{t(($) => $.consent.label)}</strong>}
      right={<PageNumber {...page} />}
      bottomLeft={page.isLast ? <Answers /> : <PageDots {...page} />}
    >
      <h1 className="stage-title" style={titleStyle(page.titleScale)}>
        {page.title}
      </h1>
      <Sentences sentences={page.sentences} current={isRead ? reading.sentence : undefined} />
    </StageFrame>
  );
}

function Answers(): ReactNode {
  const { t } = useTranslation('screen');
  return (
    <ul className="stage-answers">
      <li className="stage-answer">{t(($) => $.consent.sign)}</li>
      <li className="stage-answer">{t(($) => $.consent.atHome)}</li>
    </ul>
  );
}
