import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { formatClock, formatDay } from '#language/dates.ts';
import { AppointmentForm, MeetingForm } from '../components/plan/DateForms.tsx';
import { OpenForm } from '../components/plan/OpenForm.tsx';
import { useLanguage } from '../language/use-room-look.ts';

/** K1: meetings and appointments in the order they come. */
export function MessagesCalendar({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('people');
  const { calendar, today, people } = view;
  const rows = calendar.toSorted((one, other) => whenOf(one).localeCompare(whenOf(other)));
  return (
    <div className="law-part">
      <h3>{t(($) => $.calendar.title)}</h3>
      {rows.length === 0 && <p className="quiet">{t(($) => $.calendar.none)}</p>}
      <ul className="messages">
        {rows.map((row) => (
          <CalendarRow key={row.id} row={row} />
        ))}
      </ul>
      <div className="buttons">
        <OpenForm label={t(($) => $.calendar.openMeeting)}>
          {(close) => (
            <MeetingForm
              people={people.filter((one) => one.consent !== 'ended')}
              place={view.plan?.place ?? ''}
              today={today}
              onDone={close}
            />
          )}
        </OpenForm>
        <OpenForm label={t(($) => $.calendar.openAppointment)}>
          {(close) => <AppointmentForm today={today} onDone={close} />}
        </OpenForm>
      </div>
    </div>
  );
}

type Row = ChairView['calendar'][number];

function whenOf({ date, time = '' }: Row): string {
  return `${date} ${time}`;
}

function CalendarRow({ row }: { row: Row }): ReactNode {
  const { t } = useTranslation('people');
  const language = useLanguage();
  return (
    <li>
      <p>{row.title ?? t(($) => $.calendar[row.kind])}</p>
      <p className="facts">
        <span>{formatDay(row.date, language, 'full')}</span>
        {row.time !== undefined && <span>{formatClock(row.time, language)}</span>}
        {row.place !== undefined && <span>{row.place}</span>}
      </p>
    </li>
  );
}
