import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import type { Day } from '#domain/calendar.ts';
import { formatClock, formatDay } from '#language/dates.ts';
import { useCommand } from '../../host-client/use-command.ts';
import { useLanguage } from '../../language/use-room-look.ts';
import { RefusalNotice } from '../console/RefusalNotice.tsx';

type Next = ChairView['next'];

/** M5: a day that all agree on, or an explicit none. */
export function NextMeetingForm({
  next,
  place,
  today,
}: {
  next: Next;
  place: string;
  today: Day;
}): ReactNode {
  const { t } = useTranslation('common');
  const { run, refusal, isLocked } = useCommand();
  const [typed, setTyped] = useState({
    date: next.date ?? '',
    time: next.time ?? '',
    place: next.place ?? place,
  });
  const [isMissing, setMissing] = useState(false);

  function save(): void {
    setMissing(typed.date === '');
    if (typed.date === '') return;
    const time = typed.time === '' ? {} : { time: typed.time };
    const where = typed.place.trim() === '' ? {} : { place: typed.place.trim() };
    void run('nextMeeting.agree', { date: typed.date, ...time, ...where });
  }

  return (
    <form
      className="plan-form"
      aria-labelledby="next-meeting"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2 id="next-meeting">{t(($) => $.next.title)}</h2>
      <p aria-live="polite">
        <NextSaid next={next} />
      </p>
      {next.date !== undefined && (
        <p>{isWhole(next) ? t(($) => $.next.inCalendar) : t(($) => $.next.notInCalendar)}</p>
      )}
      <NextFields typed={typed} onType={setTyped} today={today} isMissing={isMissing} />
      <RefusalNotice refusal={refusal} />
      <div className="buttons">
        <Button type="submit" disabled={isLocked}>
          {t(($) => $.next.save)}
        </Button>
        <Button variant="secondary" disabled={isLocked} onClick={() => void run('nextMeeting.agree', {})}>
          {t(($) => $.next.none)}
        </Button>
      </div>
    </form>
  );
}

/** K1: with a clock and a place it is called, and stands in the calendar of the plan. */
function isWhole({ time, place }: Next): boolean {
  return time !== undefined && place !== undefined;
}

interface Typed {
  readonly date: string;
  readonly time: string;
  readonly place: string;
}

interface FieldNeeds {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly today: Day;
  readonly isMissing: boolean;
}

function NextFields({ typed, onType, today, isMissing }: FieldNeeds): ReactNode {
  const { t } = useTranslation('common');
  return (
    <div className="fields-in-row">
      <Textfield
        label={t(($) => $.next.date)}
        type="date"
        min={today}
        value={typed.date}
        error={isMissing ? t(($) => $.next.dateMissing) : undefined}
        onChange={(event) => onType({ ...typed, date: event.target.value })}
      />
      <Textfield
        label={t(($) => $.next.time)}
        type="time"
        value={typed.time}
        onChange={(event) => onType({ ...typed, time: event.target.value })}
      />
      <Textfield
        label={t(($) => $.next.place)}
        maxLength={200}
        value={typed.place}
        onChange={(event) => onType({ ...typed, place: event.target.value })}
      />
    </div>
  );
}

function NextSaid({ next }: { next: Next }): ReactNode {
  const { t } = useTranslation('common');
  const language = useLanguage();
  if (!next.agreed) return t(($) => $.next.notYet);
  if (next.date === undefined) return t(($) => $.next.agreedNone);
  const day = formatDay(next.date, language, 'full');
  if (next.time === undefined) return t(($) => $.next.agreed, { day });
  return t(($) => $.next.agreedTime, { day, clock: formatClock(next.time, language) });
}
