import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading, ScreenPage, Sentence } from '#contract/views.ts';
import { formatDay } from '#language/dates.ts';
import { ownWordsScale } from '#language/fit-texts.ts';
import { useLanguage } from '../../language/use-room-look.ts';
import { scaleStyle } from './FittedTexts.tsx';
import { Sentences } from './SentencePages.tsx';
import { PageDots, PageNumber, StageFrame } from './StageFrame.tsx';

type PageOf<Kind extends ScreenPage['kind']> = Extract<ScreenPage, { kind: Kind }>;

/** What was said of an activity first, and what was said last. */
export function ThenNowPage({ page, reading }: { page: PageOf<'then-now'>; reading: Reading }): ReactNode {
  const { t } = useTranslation('screen');
  const from = page.sentences.findIndex((one) => one.id === page.nowFrom);
  const current = page.sentences.some((one) => one.id === reading.sentence) ? reading.sentence : undefined;
  return (
    <StageFrame
      left={<h1 className="stage-bar-title">{t(($) => $.parts.thenNow)}</h1>}
      right={t(($) => $.reading.goal, { number: page.goalNumber })}
      bottomLeft={<PageDots {...page} />}
      bottomRight={<PageNumber {...page} />}
    >
      <p className="stage-label stage-quiet" lang={page.language}>
        {page.title}
      </p>
      <div className="stage-sides" style={scaleStyle(page.scale)}>
        <section>
          <h2 className="stage-side-title">{t(($) => $.parts.then)}</h2>
          <Sentences sentences={page.sentences.slice(0, from)} current={current} />
        </section>
        <section>
          <h2 className="stage-side-title">{t(($) => $.parts.now)}</h2>
          <Sentences sentences={page.sentences.slice(from)} current={current} />
        </section>
      </div>
    </StageFrame>
  );
}

/** Today stands in the middle, whatever is above and below it. Nothing is counted, and nothing is late (G7). */
export function TimelinePage({ page, reading }: { page: PageOf<'timeline'>; reading: Reading }): ReactNode {
  const { t } = useTranslation('screen');
  const was = page.sentences.filter((one) => one.label?.what === 'was');
  const comes = page.sentences.filter((one) => one.label?.what === 'comes');
  return (
    <StageFrame
      left={<h1 className="stage-bar-title">{t(($) => $.parts.timeline)}</h1>}
      right={t(($) => $.reading.goal, { number: page.goalNumber })}
    >
      <div className="stage-time" style={scaleStyle(page.scale)}>
        <ol className="stage-time-half stage-time-was">
          {was.map((one) => (
            <TimePoint key={one.id} sentence={one} reading={reading} />
          ))}
        </ol>
        <div className="stage-time-point stage-time-today" aria-current="date">
          <p className="stage-time-day">{t(($) => $.parts.today)}</p>
          <span className="stage-time-mark" aria-hidden="true" />
          <p>{t(($) => $.parts.weLook)}</p>
        </div>
        <ToCome page={page} sentences={comes} reading={reading} />
      </div>
    </StageFrame>
  );
}

function ToCome({
  page,
  sentences,
  reading,
}: {
  page: PageOf<'timeline'>;
  sentences: readonly Sentence[];
  reading: Reading;
}): ReactNode {
  const { t } = useTranslation('screen');
  const next = page.nextMeeting;
  const isBefore = (one: Sentence): boolean => next === undefined || (one.label?.on ?? '') <= next;
  return (
    <ol className="stage-time-half">
      {sentences.filter(isBefore).map((one) => (
        <TimePoint key={one.id} sentence={one} reading={reading} />
      ))}
      {next !== undefined && <PointRow day={next}>{t(($) => $.parts.meets)}</PointRow>}
      {sentences
        .filter((one) => !isBefore(one))
        .map((one) => (
          <TimePoint key={one.id} sentence={one} reading={reading} />
        ))}
    </ol>
  );
}

function TimePoint({ sentence, reading }: { sentence: Sentence; reading: Reading }): ReactNode {
  const isNow = reading.sentence === sentence.id;
  return (
    <PointRow day={sentence.label?.on}>
      <span
        lang={sentence.language}
        className={isNow ? 'stage-time-now' : undefined}
        aria-current={isNow ? 'true' : undefined}
      >
        {sentence.text}
      </span>
    </PointRow>
  );
}

function PointRow({ day, children }: { day: string | undefined; children: ReactNode }): ReactNode {
  const language = useLanguage();
  return (
    <li className="stage-time-point">
      <p className="stage-time-day">{day === undefined ? '' : formatDay(day, language, 'long')}</p>
      <span className="stage-time-mark" aria-hidden="true" />
      <p>{children}</p>
    </li>
  );
}

/** M11: the child's own words, and whose they are. Nothing beside them. */
export function OwnWordsPage({
  page,
  textPixels,
}: {
  page: PageOf<'own-words'>;
  textPixels: number;
}): ReactNode {
  const { t } = useTranslation('screen');
  const heading = t(($) => $.ownWords, { name: page.name });
  return (
    <StageFrame place="middle">
      <h1 className="stage-title stage-accent">{heading}</h1>
      <p className="stage-own-words" style={scaleStyle(ownWordsScale(heading, page.text, textPixels))}>
        {page.text}
      </p>
    </StageFrame>
  );
}
