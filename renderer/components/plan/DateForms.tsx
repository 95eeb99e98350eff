import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Topic } from '#domain/bodies.ts';
import type { Day } from '#domain/calendar.ts';
import type { FormPerson } from './form-people.ts';
import { PeopleChoice } from './PeopleChoice.tsx';
import { PlanForm } from './PlanForm.tsx';
import { TopicChoice } from './TopicChoice.tsx';
import { useCommand } from '../../host-client/use-command.ts';

interface When {
  readonly date: string;
  readonly time: string;
  readonly place: string;
}

interface WhenNeeds {
  readonly when: When;
  readonly onType: (when: When) => void;
  readonly today: Day;
  /** What is to be filled in and is not. */
  readonly missing: readonly (keyof When)[];
}

/** Day, clock and place: the lines that a meeting and an appointment share. */
function WhenFields({ when, onType, today, missing }: WhenNeeds): ReactNode {
  const { t } = useTranslation('people');
  return (
    <div className="fields-in-row">
      <Textfield
        label={t(($) => $.calendar.date)}
        type="date"
        min={today}
        value={when.date}
        error={missing.includes('date') ? t(($) => $.calendar.dateMissing) : undefined}
        onChange={(event) => onType({ ...when, date: event.target.value })}
      />
      <Textfield
        label={t(($) => $.calendar.time)}
        type="time"
        value={when.time}
        error={missing.includes('time') ? t(($) => $.calendar.timeMissing) : undefined}
        onChange={(event) => onType({ ...when, time: event.target.value })}
      />
      <Textfield
        label={t(($) => $.calendar.place)}
        maxLength={200}
        value={when.place}
        error={missing.includes('place') ? t(($) => $.calendar.placeMissing) : undefined}
        onChange={(event) => onType({ ...when, place: event.target.value })}
      />
    </div>
  );
}

function lacking(when: When, fields: readonly (keyof When)[]): readonly (keyof When)[] {
  return fields.filter((field) => when[field].trim() === '');
}

/** K1, S3: what is agreed here and nowhere else is not archived, and the page says so before it is saved. */
export function AppointmentForm({ today, onDone }: { today: Day; onDone: () => void }): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [typed, setTyped] = useState('');
  const [topic, setTopic] = useState<Topic>('other');
  const [when, setWhen] = useState<When>({ date: '', time: '', place: '' });
  const [isTried, setTried] = useState(false);
  const title = typed.trim();
  const missing = lacking(when, ['date']);

  async function save(): Promise<void> {
    setTried(true);
    if (title === '' || missing.length > 0) return;
    const time = when.time === '' ? {} : { time: when.time };
    const place = when.place.trim() === '' ? {} : { place: when.place.trim() };
    const result = await command.run('appointment.add', { title, topic, date: when.date, ...time, ...place });
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.calendar.openAppointment)}
      save={t(($) => $.calendar.saveAppointment)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <p>{t(($) => $.calendar.notArchived)}</p>
      <Textfield
        label={t(($) => $.calendar.what)}
        maxLength={200}
        value={typed}
        error={isTried && title === '' ? t(($) => $.calendar.whatMissing) : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <TopicChoice topic={topic} onChange={setTopic} />
      <WhenFields when={when} onType={setWhen} today={today} missing={isTried ? missing : []} />
    </PlanForm>
  );
}

interface MeetingNeeds {
  readonly people: readonly FormPerson[];
  readonly place: string;
  readonly today: Day;
  readonly onDone: () => void;
}

/** M1: the next meeting, called through the plan; everybody is invited unless somebody is taken away. */
export function MeetingForm({ people, place, today, onDone }: MeetingNeeds): ReactNode {
  const { t } = useTranslation('people');
  const command = useCommand();
  const [when, setWhen] = useState<When>({ date: '', time: '', place });
  const [invited, setInvited] = useState<readonly string[]>(() => people.map((one) => one.id));
  const [isTried, setTried] = useState(false);
  const missing = lacking(when, ['date', 'time', 'place']);

  async function save(): Promise<void> {
    setTried(true);
    if (missing.length > 0 || invited.length === 0) return;
    const { date, time } = when;
    const input = { date, time, place: when.place.trim(), invited: [...invited] };
    const result = await command.run('meeting.call', input);
    if (result.ok) onDone();
  }

  return (
    <PlanForm
      title={t(($) => $.calendar.openMeeting)}
      save={t(($) => $.calendar.call)}
      command={command}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <WhenFields when={when} onType={setWhen} today={today} missing={isTried ? missing : []} />
      <PeopleChoice
        legend={t(($) => $.calendar.invited)}
        hint={t(($) => $.calendar.invitedHint)}
        people={people}
        chosen={invited}
        onChange={setInvited}
      />
      {isTried && invited.length === 0 && (
        <p className="field-error">{t(($) => $.calendar.invitedMissing)}</p>
      )}
    </PlanForm>
  );
}
