import type { ReactNode } from 'react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { SentenceLabel } from '#contract/screen-page.ts';
import type { Reading, ScreenPage, Sentence } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { joinNames } from '../../language/join-names.ts';
import { useLanguage } from '../../language/use-room-look.ts';
import { rowSize, rowStyle, titleStyle } from './FittedTexts.tsx';
import { PageDots, PageNumber, StageFrame } from './StageFrame.tsx';

type PageOf<Kind extends ScreenPage['kind']> = Extract<ScreenPage, { kind: Kind }>;

/** Sentences one below the other. The one that sounds is dark beside a bar; size and weight never change. */
export function SentencesPage({ page, reading }: { page: PageOf<'sentences'>; reading: Reading }): ReactNode {
  const { title } = page;
  const isRead = page.sentences.some((one) => one.id === reading.sentence);
  return (
    <StageFrame
      place={title === undefined || page.sentences.length === 0 ? 'middle' : 'top'}
      left={
        <BarTitle isHeading={title === undefined}>
          <WhatItIs part={page.part} isRead={isRead} />
        </BarTitle>
      }
      right={<WhichGoal page={page} />}
      bottomLeft={<PageDots {...page} />}
      bottomRight={<PageNumber {...page} />}
    >
      {title !== undefined && (
        <h1 className={titleClass(page)} lang={page.language} style={titleStyle(page.titleScale)}>
          {title}
        </h1>
      )}
      <Sentences sentences={page.sentences} current={isRead ? reading.sentence : undefined} />
    </StageFrame>
  );
}

/** A few words alone on a page are large. */
const fewLetters = 30;

function titleClass({ title = '', sentences }: PageOf<'sentences'>): string {
  return sentences.length === 0 && title.length <= fewLetters ? 'stage-display' : 'stage-title';
}

function WhatItIs({ part, isRead }: { part: PageOf<'sentences'>['part']; isRead: boolean }): ReactNode {
  const { t } = useTranslation('screen');
  if (part !== undefined) return t(($) => $.parts[part]);
  return isRead ? t(($) => $.reading.title) : t(($) => $.reading.plain);
}

function WhichGoal({ page: { part, goalNumber } }: { page: PageOf<'sentences'> }): ReactNode {
  const { t } = useTranslation('screen');
  if (goalNumber === undefined) return null;
  return part === undefined
    ? t(($) => $.reading.happened, { number: goalNumber })
    : t(($) => $.reading.goal, { number: goalNumber });
}

/** The minutes as they will stand, and one question: does this agree? Silence is no answer (D4). */
export function ReadBackPage({ page, reading }: { page: PageOf<'read-back'>; reading: Reading }): ReactNode {
  const { t } = useTranslation('screen');
  const current = page.current ?? reading.sentence;
  const here = page.sentences.some((one) => one.id === current) ? current : undefined;
  const isDecision = page.decision !== undefined;
  return (
    <StageFrame
      place={isDecision ? 'middle' : 'top'}
      left={
        isDecision ? (
          <h1 className="stage-accent">{t(($) => $.readBack.decision)}</h1>
        ) : (
          <strong className="stage-accent">{t(($) => $.readBack.title)}</strong>
        )
      }
      right={<PageNumber {...page} />}
      bottomLeft={<p className="stage-question">{t(($) => $.readBack.question)}</p>}
      bottomRight={<PageDots {...page} />}
    >
      {isDecision ? (
        <div className="stage-decision">
          <Sentences sentences={page.sentences} current={here} />
        </div>
      ) : (
        <>
          <h1 className="stage-title" style={titleStyle(page.titleScale)}>
            {page.title}
          </h1>
          <Sentences sentences={page.sentences} current={here} />
        </>
      )}
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
        <Fragment key={one.id}>
          <p
            lang={one.language}
            className={sentenceClass(one, current)}
            style={rowStyle(one.scale)}
            aria-current={one.id === current ? 'true' : undefined}
          >
            {one.text}
          </p>
          {one.label !== undefined && <LabelBelow label={one.label} sentence={one} />}
        </Fragment>
      ))}
    </div>
  );
}

/** Who and when, under the sentence that it belongs to. A day that has passed looks like any other day (G7). */
function LabelBelow({ label, sentence }: { label: SentenceLabel; sentence: Sentence }): ReactNode {
  const { t } = useTranslation('screen');
  const language = useLanguage();
  const { what, people, on, until } = label;
  const names = joinNames(
    people,
    t(($) => $.people.and),
  );
  const isNews = what !== 'said' && what !== 'was' && what !== 'comes';
  return (
    <div className={rowSize(sentence)} style={rowStyle(sentence.scale)}>
      <p className="stage-row-label stage-sentence-label">
        {isNews && <span>{t(($) => $.parts.what[what])}</span>} {names !== '' && <strong>{names}</strong>}{' '}
        {on !== undefined && <span>{formatDay(on, language, 'long')}</span>}{' '}
        {until !== undefined && (
          <span>
            {t(($) => $.goal.by)} <strong>{formatDay(until, language, 'weekday')}</strong>
          </span>
        )}
      </p>
    </div>
  );
}

function sentenceClass(sentence: Sentence, current: string | undefined): string {
  const names = ['stage-sentence'];
  names.push(rowSize(sentence));
  if (sentence.made?.unsure === true) names.push('stage-unsure');
  if (sentence.id === current) names.push('stage-sentence-now');
  else if (current !== undefined) names.push('stage-sentence-other');
  return names.join(' ');
}
