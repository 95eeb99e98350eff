import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenPage } from '#contract/views.ts';
import { formatClock, formatDay } from '#language/dates.ts';
import { labelScale } from '#language/paging.ts';
import { useLanguage } from '../../language/use-room-look.ts';
import { FittedTexts } from './FittedTexts.tsx';
import { StageFrame } from './StageFrame.tsx';

type PageOf<Kind extends ScreenPage['kind']> = Extract<ScreenPage, { kind: Kind }>;

/** A1: before and between meetings a greeting, and nothing about anybody. */
export function IdlePage(): ReactNode {
  const { t } = useTranslation('screen');
  return (
    <StageFrame place="middle">
      <h1 className="stage-display">{t(($) => $.idle)}</h1>
    </StageFrame>
  );
}

/** C4, A3, A4: the same words whatever the reason. */
export function PausePage(): ReactNode {
  const { t } = useTranslation('screen');
  return (
    <StageFrame place="middle">
      <h1 className="stage-display">{t(($) => $.pause)}</h1>
    </StageFrame>
  );
}

interface OpeningNeeds<Kind extends ScreenPage['kind']> {
  readonly page: PageOf<Kind>;
  readonly textPixels: number;
}

/** As large as the words at the top of a page of their own. */
const displayScale = 1.9;

/** M12: "du" only to somebody who is here. M13: nobody records. */
export function WelcomePage({ page, textPixels }: OpeningNeeds<'welcome'>): ReactNode {
  const { t } = useTranslation('screen');
  const language = useLanguage();
  const { name, speaksToOwner } = page;
  const title = speaksToOwner ? t(($) => $.welcome.title, { name }) : t(($) => $.welcome.titleAbout);
  const texts = [
    speaksToOwner ? t(($) => $.welcome.toOwner) : t(($) => $.welcome.about, { name }),
    speaksToOwner ? t(($) => $.welcome.pauseOwner) : t(($) => $.welcome.pauseAll),
    t(($) => $.welcome.noRecording),
  ];
  const measured = [{ text: title, scale: displayScale }, ...texts.map((text) => ({ text, scale: 1 }))];
  return (
    <StageFrame
      place="middle"
      left={t(($) => $.welcome.meeting)}
      right={formatDay(page.date, language, 'weekday')}
      bottomLeft={
        <span className="stage-quiet">
          {t(($) => $.welcome.begins, { clock: formatClock(page.time, language) })}
        </span>
      }
      bottomRight={<span className="stage-quiet">{page.place}</span>}
    >
      <FittedTexts texts={measured} textPixels={textPixels}>
        <h1 className="stage-display">{title}</h1>
        {texts.map((text, index) => (
          <p key={text} className={index === 0 ? 'stage-text' : 'stage-text stage-text-next'}>
            {text}
          </p>
        ))}
      </FittedTexts>
    </StageFrame>
  );
}

/** M5: a day that everybody can see from where they sit, or that there is none. */
export function NextMeetingPage({ page, textPixels }: OpeningNeeds<'next-meeting'>): ReactNode {
  const { t } = useTranslation('screen');
  const { name, speaksToOwner } = page;
  return (
    <StageFrame
      place="middle"
      left={t(($) => $.next.title)}
      bottomLeft={
        <span className="stage-quiet">
          {speaksToOwner ? t(($) => $.next.thanks, { name }) : t(($) => $.next.thanksAll)}
        </span>
      }
    >
      {page.date === undefined ? (
        <h1 className="stage-title">{page.agreed ? t(($) => $.next.noMeeting) : t(($) => $.next.none)}</h1>
      ) : (
        <NextDay page={page} day={page.date} textPixels={textPixels} />
      )}
    </StageFrame>
  );
}

function NextDay({ page, day, textPixels }: OpeningNeeds<'next-meeting'> & { day: string }): ReactNode {
  const { t } = useTranslation('screen');
  const language = useLanguage();
  const { name, speaksToOwner, invitedBy } = page;
  const title = formatDay(day, language, 'weekday');
  const clock = page.time === undefined ? '' : formatClock(page.time, language);
  const where = [clock, page.place ?? ''].filter(Boolean).join(' · ');
  const invites = invitedBy === undefined ? '' : t(($) => $.next.invites, { name: invitedBy });
  const bring = speaksToOwner ? t(($) => $.next.bringOwner) : t(($) => $.next.bring, { name });
  const texts = [
    { text: title, scale: displayScale },
    { text: where, scale: 1 },
    { text: `${invites} ${bring}`, scale: labelScale },
  ];
  return (
    <FittedTexts texts={texts} textPixels={textPixels}>
      <h1 className="stage-display">{title}</h1>
      {where !== '' && <p className="stage-text">{where}</p>}
      <p className="stage-label stage-quiet">
        {invites} {bring}
      </p>
    </FittedTexts>
  );
}
