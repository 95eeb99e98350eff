import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { useTableWords } from './TablePagesWords.ts';

type Table = ChairView['tables'][number];
type Person = ChairView['people'][number];

interface LineNeeds {
  readonly table: Table;
  readonly people: readonly Person[];
}

/** One page: whether its link was opened, and who sits there. */
export function TableLine({ table, people }: LineNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const words = useTableWords()[table.role];
  const state = {
    invited: t(($) => $.tables.invited),
    waiting: words.waiting,
    admitted: words.admitted(table.person ?? ''),
  };
  return (
    <li className="table">
      <p aria-live="polite">
        {state[table.state]} <DeviceMark table={table} />
      </p>
      {table.state === 'waiting' &&
        (table.role === 'interpreter' ? (
          <AdmitInterpreter table={table.id} />
        ) : (
          <AdmitPerson table={table} people={people} />
        ))}
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

/** The chair lets in the device that shows these digits, and no other. */
function DeviceMark({ table: { mark, state } }: { table: Table }): ReactNode {
  const { t } = useTranslation('devices');
  return state === 'waiting' && mark !== undefined && <strong>{t(($) => $.mark, { mark })}</strong>;
}

/** A2: the interpreter is nobody of the plan, and no name is asked for. */
function AdmitInterpreter({ table }: { table: string }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  return (
    <>
      <RefusalNotice refusal={refusal} />
      <Button data-size="sm" disabled={isLocked} onClick={() => void run('table.admit', { table })}>
        {t(($) => $.tables.admit)}
      </Button>
    </>
  );
}

function AdmitPerson({ table, people }: LineNeeds): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const [participant, setParticipant] = useState('');
  const place = useId();
  const present = people.filter((one) => one.here !== 'no' && one.here !== 'left');
  return (
    <>
      <Field>
        <Label htmlFor={place}>{t(($) => $.tables.admitAs)}</Label>
        <Select id={place} value={participant} onChange={(event) => setParticipant(event.target.value)}>
          <option value="">{t(($) => $.tables.choosePerson)}</option>
          {present
            .filter((person) => isFor(table, person))
            .map((person) => (
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
        onClick={() => void run('table.admit', { table: table.id, participant })}
      >
        {t(($) => $.tables.admit)}
      </Button>
    </>
  );
}

/** M1: the family is never asked to take the minutes, and its own page is nobody else's. */
function isFor({ role }: Table, person: Person): boolean {
  const isFamily = person.role === 'plan-owner' || person.role === 'guardian';
  return role === 'family' ? isFamily : !isFamily;
}
