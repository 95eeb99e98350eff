import { Alert } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingRow } from '#contract/administrator-view.ts';
import type { AdministratorView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { RoomNotices } from '../components/console/RoomNotices.tsx';
import { useHostState } from '../host-client/HostContext.tsx';
import { usePageTitle } from '../language/use-page-title.ts';
import { useRoomLook } from '../language/use-room-look.ts';
import { Question } from './Question.tsx';
import { SettingList } from './SettingList.tsx';

/** The administrator's page: what the municipality has chosen, and what it is asked about (domain §12). */
export function Administrator(): ReactNode {
  const { sent, refusal } = useHostState();
  const { t } = useTranslation('administrator');
  const view = sent?.role === 'administrator' ? sent.view : undefined;
  useRoomLook(view?.look);
  usePageTitle(t(($) => $.title));
  return (
    <main className="console-page">
      <RoomNotices state={undefined} />
      <RefusalNotice refusal={refusal} />
      {view === undefined ? <h1 className="one-thing">{t(($) => $.starting)}</h1> : <Profile view={view} />}
    </main>
  );
}

function Profile({ view }: { view: AdministratorView }): ReactNode {
  const { t } = useTranslation('administrator');
  const [chosen, setChosen] = useState<SettingRow['field']>();
  const confirm = view.rows.filter((row) => row.asked === 'confirm');
  return (
    <div className="administrator">
      <header>
        <h1>{t(($) => $.heading, { name: view.profile.name })}</h1>
        <p>{t(($) => $.next)}</p>
        <p className="quiet">{t(($) => $.version, { version: view.profile.version })}</p>
        <p className="quiet">{t(($) => $.nothingOfPlans)}</p>
      </header>
      <Faults faults={view.faults} />
      <Asked view={view} chosen={chosen} onGo={setChosen} />
      <section aria-labelledby="must-confirm">
        <h2 id="must-confirm">{t(($) => $.list.confirm)}</h2>
        <p className="quiet">
          {confirm.length === 0 ? t(($) => $.list.confirmNone) : t(($) => $.list.confirmHint)}
        </p>
        <SettingList rows={confirm} onGo={setChosen} />
      </section>
      <section aria-labelledby="all-settings">
        <h2 id="all-settings">{t(($) => $.list.all)}</h2>
        <SettingList rows={view.rows} onGo={setChosen} />
      </section>
    </div>
  );
}

interface AskedNeeds {
  readonly view: AdministratorView;
  readonly chosen: SettingRow['field'] | undefined;
  readonly onGo: (field: SettingRow['field'] | undefined) => void;
}

/** The question that was chosen, else the first that nobody has answered. */
function Asked({ view, chosen, onGo }: AskedNeeds): ReactNode {
  const { t } = useTranslation('administrator');
  const [by, setBy] = useState('');
  const [answered, setAnswered] = useState(0);
  const { questions, rows } = view;
  const current = chosen ?? questions[0];
  const row = rows.find(({ field }) => field === current);

  function goOn(field: SettingRow['field']): void {
    const next = questions[questions.indexOf(field) + 1];
    setAnswered(answered + 1);
    onGo(questions.includes(field) ? next : undefined);
  }

  return (
    <div className="asked">
      <p aria-live="polite">{answered > 0 && t(($) => $.question.saved)}</p>
      {row === undefined ? (
        <AllAnswered />
      ) : (
        <Question
          key={`${row.field} ${String(row.asked)}`}
          row={row}
          questions={questions}
          by={by}
          onBy={setBy}
          onGo={onGo}
          onAnswered={() => goOn(row.field)}
          takesFocus={chosen !== undefined || answered > 0}
        />
      )}
    </div>
  );
}

function AllAnswered(): ReactNode {
  const { t } = useTranslation('administrator');
  return (
    <section aria-labelledby="question">
      <h2 id="question">{t(($) => $.question.none)}</h2>
      <p>{t(($) => $.question.noneHint)}</p>
    </section>
  );
}

/** Told to whoever mends the file, as the rules tell it: file, field, and what may stand there. */
function Faults({ faults }: { faults: readonly string[] }): ReactNode {
  const { t } = useTranslation('administrator');
  if (faults.length === 0) return null;
  return (
    <Alert data-color="warning">
      <h2>{t(($) => $.faults.title)}</h2>
      <p>{t(($) => $.faults.text)}</p>
      <ul lang="en" aria-label={t(($) => $.faults.list)}>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </Alert>
  );
}
