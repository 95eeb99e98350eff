import { Button, Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableRole } from '#contract/roles.ts';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';
import { TableDevices } from './TableDevices.tsx';
import { TableLine } from './TablePagesLine.tsx';
import { InterpreterSignal } from './TablePagesSignal.tsx';
import { useTableWords } from './TablePagesWords.ts';

const roles: readonly TableRole[] = ['minute-taker', 'interpreter', 'family'];

/** Pages at the table: a link that opens once, and nobody is in before the chair says as whom. */
export function TablePages({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const [given, setGiven] = useState<{ readonly role: TableRole; readonly link: string }>();
  const words = useTableWords();
  const { tables } = view;
  const isUnused = tables.some((table) => table.state === 'invited' && table.role === given?.role);

  async function invite(role: TableRole): Promise<void> {
    const result = await run('table.invite', { role });
    if (result.ok) setGiven({ role, link: result.value.link });
  }

  return (
    <section className="tables" aria-labelledby="tables">
      <h2 id="tables">{t(($) => $.tables.title)}</h2>
      <InterpreterSignal view={view} />
      <ul>
        {tables.map((table) => (
          <TableLine key={table.id} table={table} people={view.people} />
        ))}
      </ul>
      {given !== undefined && isUnused && (
        <Textfield
          label={words[given.role].link}
          description={words[given.role].hint}
          readOnly
          value={given.link}
          onFocus={(event) => event.target.select()}
        />
      )}
      <RefusalNotice refusal={refusal} />
      {roles.map((role) => (
        <Button
          key={role}
          variant="secondary"
          data-size="sm"
          disabled={isLocked}
          onClick={() => void invite(role)}
        >
          {words[role].invite}
        </Button>
      ))}
      {view.devices !== undefined && <TableDevices devices={view.devices} tables={tables} />}
    </section>
  );
}
