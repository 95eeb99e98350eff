import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SetupChange } from '#contract/setup-rows.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import type { CallRefusal } from '../host-client/pending-calls.ts';

interface ChangesNeeds {
  readonly changes: readonly SetupChange[];
  readonly refusal: CallRefusal | undefined;
  readonly isLocked: boolean;
  readonly onSave: () => void;
  readonly onBack: () => void;
}

const startsAnew: readonly SetupChange['field'][] = ['room', 'profile', 'store'];

/** All that will be another afterwards, before any of it is written. */
export function SetUpChanges({ changes, refusal, isLocked, onSave, onBack }: ChangesNeeds): ReactNode {
  const { t } = useTranslation('setup');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section className="set-up" aria-labelledby="set-up-changes">
      <h1 id="set-up-changes" ref={title} tabIndex={-1}>
        {t(($) => $.changes.title)}
      </h1>
      {changes.length === 0 ? <p>{t(($) => $.changes.none)}</p> : <ChangeRows changes={changes} />}
      {changes.some(({ field }) => startsAnew.includes(field)) && (
        <p className="quiet">{t(($) => $.changes.restart)}</p>
      )}
      <RefusalNotice refusal={refusal} />
      <div className="choices">
        <Button disabled={isLocked} onClick={onSave}>
          {t(($) => $.changes.save)}
        </Button>
        <Button variant="secondary" disabled={isLocked} onClick={onBack}>
          {t(($) => $.changes.back)}
        </Button>
      </div>
    </section>
  );
}

function ChangeRows({ changes }: { changes: readonly SetupChange[] }): ReactNode {
  return (
    <ul className="change-rows">
      {changes.map((change) => (
        <li key={change.field}>
          <ChangeRow change={change} />
        </li>
      ))}
    </ul>
  );
}

function ChangeRow({ change }: { change: SetupChange }): ReactNode {
  const { t } = useTranslation('setup');
  const { t: ofChair } = useTranslation('chair');
  const field = t(($) => $.fields[change.field]);
  const named = (value: string): string => {
    if (change.field === 'language') return ofChair(($) => $.look[value === 'nn' ? 'nn' : 'nb']);
    return change.field === 'devices' ? t(($) => $.devices[value === 'off' ? 'off' : 'offered']) : value;
  };
  const from = named(change.from ?? '');
  const to = named(change.to ?? '');
  if (from === '' && to === '') return t(($) => $.changes.other, { field });
  if (from === '') return t(($) => $.changes.new, { field, to });
  return to === '' ? t(($) => $.changes.gone, { field, from }) : t(($) => $.changes.row, { field, from, to });
}
