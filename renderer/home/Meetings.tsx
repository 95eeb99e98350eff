import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock, formatDay } from '#language/dates.ts';
import type { HomeMeeting, HomePlan } from '#sync/home-messages.ts';
import { useLanguage } from '../language/use-room-look.ts';

/** K1: the meetings to come, for this person's own calendar; and what to take out of it again. */
export function Meetings({ plan }: { plan: HomePlan }): ReactNode {
  const { t } = useTranslation('home');
  if (plan.meetings.length === 0) return null;
  return (
    <section className="home-stack" aria-labelledby="meetings">
      <h2 id="meetings">{t(($) => $.calendar.title)}</h2>
      <ul className="home-list">
        {plan.meetings.map((meeting) => (
          <li key={meeting.meeting} className="home-card home-stack home-tight">
            <Meeting plan={plan.plan} meeting={meeting} />
          </li>
        ))}
      </ul>
      <p className="home-quiet">{t(($) => $.calendar.hint)}</p>
    </section>
  );
}

interface MeetingNeeds {
  readonly plan: string;
  readonly meeting: HomeMeeting;
}

function Meeting({ plan, meeting }: MeetingNeeds): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  const { date, time, place, state } = meeting;
  const day = formatDay(date, language, 'long');
  const when = { day, clock: formatClock(time, language) };
  const isOn = state === 'called';
  return (
    <>
      {isOn ? (
        <>
          <strong>{t(($) => $.calendar.when, { ...when, day: formatDay(date, language, 'full') })}</strong>
          <p>{t(($) => $.minutes.place, { place })}</p>
        </>
      ) : (
        <p>{state === 'called-off' ? t(($) => $.calendar.off, when) : t(($) => $.calendar.notAsked, when)}</p>
      )}
      <a
        className="ds-button"
        data-variant="secondary"
        href={`/v1/home/plans/${plan}/meetings/${meeting.meeting}/calendar?language=${language}`}
        aria-label={isOn ? t(($) => $.calendar.addFor, { day }) : t(($) => $.calendar.removeFor, { day })}
      >
        {isOn ? t(($) => $.calendar.add) : t(($) => $.calendar.remove)}
      </a>
    </>
  );
}
