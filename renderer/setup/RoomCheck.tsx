import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckRow } from '#contract/setup-rows.ts';
import { inWords } from '#language/figures.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { TryVoices } from './TryVoices.tsx';

/** One line for each thing that a meeting needs: that it is in order, or what to do. */
export function RoomCheck({ isSaved }: { isSaved: boolean }): ReactNode {
  const { t } = useTranslation('roomcheck');
  const { t: ofSetUp } = useTranslation('setup');
  const { run, refusal, isLocked } = useCommand();
  const [rows, setRows] = useState<readonly CheckRow[]>();

  async function check(): Promise<void> {
    const result = await run('room.check', {});
    if (result.ok) setRows(result.value.rows);
  }

  return (
    <section className="room-check" aria-labelledby="room-check">
      <h1 id="room-check">{t(($) => $.title)}</h1>
      {isSaved && <p>{ofSetUp(($) => $.saved)}</p>}
      <p>{t(($) => $.hint)}</p>
      <Button disabled={isLocked} onClick={() => void check()}>
        {rows === undefined ? t(($) => $.run) : t(($) => $.again)}
      </Button>
      <RefusalNotice refusal={refusal} />
      <p aria-live="polite">{rows !== undefined && <Outcome rows={rows} />}</p>
      {rows !== undefined && <CheckRows rows={rows} />}
      <p>{t(($) => $.listen)}</p>
      <TryVoices />
    </section>
  );
}

function Outcome({ rows }: { rows: readonly CheckRow[] }): ReactNode {
  const { t } = useTranslation('roomcheck');
  return rows.every(({ state }) => state === 'ok') ? t(($) => $.allOk) : t(($) => $.someToDo);
}

function CheckRows({ rows }: { rows: readonly CheckRow[] }): ReactNode {
  const { t, i18n } = useTranslation('roomcheck');
  const language = i18n.language === 'nn' ? 'nn' : 'nb';
  return (
    <ul className="check-rows" aria-label={t(($) => $.list)}>
      {rows.map(({ check, state, kind, values }) => (
        <li key={check} data-state={state}>
          <span className="check-state">{t(($) => $.states[state])}</span>
          <strong>{t(($) => $.names[check])}</strong>
          <span>{t(($) => $.says[kind], inWords(values, language))}</span>
        </li>
      ))}
    </ul>
  );
}
