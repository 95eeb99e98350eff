import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScreenPage } from '#contract/views.ts';
import { formatClock, formatDay } from '#language/dates.ts';
import { useLanguage } from '../../language/use-room-look.ts';
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

/** M12: "du" only to somebody who is here. M13: nobody records. */
export function WelcomePage({ page }: { page: PageOf<'welcome'> }): ReactNode {
  const { t } = useTranslation('screen');
  const language = useLanguage();
  const { name, speaksToOwner } = page;
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
      <h1 className="stage-display">
        {speaksToOwner ? t(($) => $.welcome.title, { name }) : t(($) => $.welcome.titleAbout)}
      </h1>
      <p className="stage-text">
        {speaksToOwner ? t(($) => $.welcome.toOwner) : t(($) => $.welcome.about, { name })}
      </p>
      <p className="stage-text stage-text-next">
        {speaksToOwner ? t(($) => $.welcome.pauseOwner) : t(($) => $.welcome.pauseAll)}
      </p>
      <p className="stage-text stage-text-next">{t(($) => $.welcome.noRecording)}</p>
    </StageFrame>
  );
}

/** M5: a day that everybody can see from where they sit, or that there is none. */
export function NextMeetingPage({ page }: { page: PageOf<'next-meeting'> }): ReactNode {
  const { t } = useTranslation('screen');
  const language = useLanguage();
  const { name, speaksToOwner } = page;
  const where = [page.time === undefined ? '' : formatClock(page.time, language), page.place ?? ''].filter(
    Boolean,
  );
  const bring = speaksToOwner ? t(($) => $.next.bringOwner) : t(($) => $.next.bring, { name });
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
        <>
          <h1 className="stage-display">{formatDay(page.date, language, 'weekday')}</h1>
          {where.length > 0 && <p className="stage-text">{where.join(' · ')}</p>}
          <p className="stage-label stage-quiet">
            {page.invitedBy !== undefined && <>{t(($) => $.next.invites, { name: page.invitedBy })} </>}
            {bring}
          </p>
        </>
      )}
    </StageFrame>
  );
}
