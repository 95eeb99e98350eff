import { Button, Field, Label, Select, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import type { FormPerson } from '../components/plan/form-people.ts';
import { useCommand } from '../host-client/use-command.ts';

type Table = ChairView['tables'][number];

/** Pages at the table: a link that opens once, and nobody is in before the chair says as whom. */
export function TablePages({
  tables,
  present,
}: {
  tables: readonly Table[];
  present: readonly FormPerson[];
}): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const [link, setLink] = useState<string>();
  const isUnused = tables.some((table) => table.state === 'invited');

  async function invite(): Promise<void> {
    const result = await run('table.invite', { role: 'minute-taker' });
    if (result.ok) setLink(result.value.link);
  }

  return (
    <section className="tables" aria-labelledby="tables">
      <h2 id="tables">{t(($) => $.tables.title)}</h2>
      <ul>
        {tables.map((table) => (
          <TableLine key={table.id} table={table} present={present} />
        ))}
      </ul>
      {link !== undefined && isUnused && (
        <Textfield
          label={t(($) => $.tables.link)}
          description={t(($) => $.tables.linkHint)}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
      )}
      <RefusalNotice refusal={refusal} />
      <Button variant="secondary" data-size="sm" disabled={isLocked} onClick={() => void invite()}>
        {t(($) => $.tables.invite)}
      </Button>
    </section>
  );
}

function TableLine({ table, present }: { table: Table; present: readonly FormPerson[] }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const words = {
    invited: t(($) => $.tables.invited),
    waiting: t(($) => $.tables.waiting),
    admitted: t(($) => $.tables.admitted, { person: table.person ?? '' }),
  };
  return (
    <li className="table">
      <p aria-live="polite">{words[table.state]}</p>
      {table.state === 'waiting' && <Admit table={table.id} present={present} />}
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={isLocked}
        onClick={() => void run('table.remove', { table: table.id })}
      >
        {t(($) => $.tables.remove)}
      </Button>
      <RefusalNotice refusal={refusal} />
    </li>
  );
}

function Admit({ table, present }: { table: string; present: readonly FormPerson[] }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const [participant, setParticipant] = useState('');
  const place = useId();
  return (
    <>
      <Field>
        <Label htmlFor={place}>{t(($) => $.tables.admitAs)}</Label>
        <Select id={place} value={participant} onChange={(event) => setParticipant(event.target.value)}>
          <option value="">{t(($) => $.tables.choosePerson)}</option>
          {present.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </Select>
      </Field>
      <RefusalNotice refusal={refusal} />
      <Button
        data-size="sm"
        disabled={isLocked || participant === ''}
        onClick={() => void run('table.admit', { table, participant })}
      >
        {t(($) => $.tables.admit)}
      </Button>
    </>
  );
}
