import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading, ScreenPage, Sentence } from '#contract/views.ts';
import { PageDots, PageNumber, StageFrame } from './StageFrame.tsx';

type PageOf<Kind extends ScreenPage['kind']> = Extract<ScreenPage, { kind: Kind }>;

/** Sentences one below the other. The one that sounds is dark beside a bar; size and weight never change. */
export function SentencesPage({ page, reading }: { page: PageOf<'sentences'>; reading: Reading }): ReactNode {
  const { t } = useTranslation('screen');
  const { goalNumber, title } = page;
  const isRead = page.sentences.some((one) => one.id === reading.sentence);
  const label = isRead ? t(($) => $.reading.title) : t(($) => $.reading.plain);
  const about = goalNumber === undefined ? undefined : t(($) => $.reading.happened, { number: goalNumber });
  return (
    <StageFrame
      place={title === undefined ? 'middle' : 'top'}
      left={<BarTitle isHeading={title === undefined}>{label}</BarTitle>}
      right={about}
      bottomLeft={<PageDots {...page} />}
      bottomRight={<PageNumber {...page} />}
    >
      {title !== undefined && <h1 className="stage-title">{title}</h1>}
      <Sentences sentences={page.sentences} current={isRead ? reading.sentence : undefined} />
    </StageFrame>
  );
}

/** The minutes as they will stand, and one question: does this agree? Silence is no answer (D4). */
export function ReadBackPage({ page, reading }: { page: PageOf<'read-back'>; reading: Reading }): ReactNode {
  const { t } = useTranslation('screen');
  const current = page.current ?? reading.sentence;
  const here = page.sentences.some((one) => one.id === current) ? current : undefined;
  return (
    <StageFrame
      left={<strong className="stage-accent">{t(($) => $.readBack.title)}</strong>}
      right={<PageNumber {...page} />}
      bottomLeft={<p className="stage-question">{t(($) => $.readBack.question)}</p>}
      bottomRight={<PageDots {...page} />}
    >
      <h1 className="stage-title">{page.title}</h1>
      <Sentences sentences={page.sentences} current={here} />
    </StageFrame>
  );
}

function BarTitle({ isHeading, children }: { isHeading: boolean; children: ReactNode }): ReactNode {
  return isHeading ? (
    <h1 className="stage-bar-title">{children}</h1>
  ) : (
    <strong className="stage-bar-title">{children}</strong>
  );
}

/** Sentences one below the other, and the one that is read among them. */
export function Sentences({
  sentences,
  current,
}: {
  sentences: readonly Sentence[];
  current: string | undefined;
}): ReactNode {
  return (
    <div className="stage-sentences">
      {sentences.map((one) => (
        <p
          key={one.id}
          lang={one.language}
          className={sentenceClass(one, current)}
          aria-current={one.id === current ? 'true' : undefined}
        >
          {one.text}
        </p>
      ))}
    </div>
  );
}

function sentenceClass(sentence: Sentence, current: string | undefined): string {
  const names = ['stage-sentence'];
  if (sentence.small) names.push('stage-small');
  if (sentence.id === current) names.push('stage-sentence-now');
  else if (current !== undefined) names.push('stage-sentence-other');
  return names.join(' ');
}
