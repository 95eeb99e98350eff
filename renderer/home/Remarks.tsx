import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '#language/dates.ts';
import type { HomeMinutes } from '#sync/home-messages.ts';
import { useLanguage } from '../language/use-room-look.ts';
import { Button } from './parts/Button.tsx';
import { ProblemNotice } from './parts/ProblemNotice.tsx';
import { TextField } from './parts/TextField.tsx';
import type { PlanNeeds } from './PlanPages.tsx';
import { useCommandTo } from './use-action.ts';

interface RemarkNeeds extends PlanNeeds {
  readonly minutes: HomeMinutes;
}

/** D4: at any later time; it follows every version, and nobody edits it. */
export function Remarks({ plan, minutes, onChange }: RemarkNeeds): ReactNode {
  const { t } = useTranslation('home');
  const language = useLanguage();
  return (
    <section className="home-stack" aria-labelledby="remarks">
      <h2 id="remarks">{t(($) => $.minutes.remarks)}</h2>
      {minutes.remarks.length === 0 && <p className="home-quiet">{t(($) => $.minutes.noRemarks)}</p>}
      <ul className="home-list">
        {minutes.remarks.map(({ by, date, text }) => (
          <li key={`${by} ${date} ${text}`} className="home-remark">
            <p className="home-quiet">
              {t(($) => $.minutes.remarkBy, { name: by, day: formatDay(date, language, 'long') })}
            </p>
            <p className="home-own-lines">{text}</p>
          </li>
        ))}
      </ul>
      {minutes.mayRemark && <RemarkForm plan={plan} minutes={minutes} onChange={onChange} />}
    </section>
  );
}

function RemarkForm({ plan, minutes, onChange }: RemarkNeeds): ReactNode {
  const { t } = useTranslation('home');
  const { run, problem, isWaiting } = useCommandTo(plan.plan);
  const [text, setText] = useState('');
  const [state, setState] = useState<'new' | 'tried' | 'sent'>('new');

  async function send(): Promise<void> {
    setState('tried');
    if (text.trim() === '') return;
    if (!(await run({ kind: 'remark.add', meeting: minutes.meeting, text: text.trim() }))) return;
    setText('');
    setState('sent');
    await onChange();
  }

  return (
    <form
      className="home-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={t(($) => $.minutes.remark)}
        hint={t(($) => $.minutes.remarkHint)}
        lines={5}
        maxLength={2000}
        value={text}
        onType={setText}
        error={state === 'tried' && text.trim() === '' ? t(($) => $.minutes.remarkMissing) : undefined}
      />
      <p aria-live="polite">{state === 'sent' && t(($) => $.minutes.remarkDone)}</p>
      <ProblemNotice problem={problem} />
      <Button type="submit" disabled={isWaiting}>
        {t(($) => $.minutes.remarkSave)}
      </Button>
    </form>
  );
}
