import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeCode } from '#contract/device-proof.ts';
import type { TableRole } from '#contract/roles.ts';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useCommand } from '../host-client/use-command.ts';

interface Given {
  readonly role: TableRole;
  readonly table: string;
  readonly code: string;
  readonly squares: readonly string[];
}

const roles: readonly TableRole[] = ['minute-taker', 'interpreter', 'family'];

interface InvitationNeeds {
  readonly tables: ChairView['tables'];
  /** Browsers get no page here: the code is typed on the page that our program opens. */
  readonly isForProgram: boolean;
}

/** One invitation for one device, on the console for as long as nobody has used it (threat 24). */
export function TableInvitation({ tables, isForProgram }: InvitationNeeds): ReactNode {
  const { t } = useTranslation('devices');
  const { run, refusal, isLocked } = useCommand();
  const [given, setGiven] = useState<Given>();
  const isUnused = tables.some(({ id, state }) => id === given?.table && state === 'invited');

  async function invite(role: TableRole): Promise<void> {
    const result = await run('table.invite', { role, device: true });
    if (!result.ok) return;
    const { table, code, squares } = result.value;
    if (table !== undefined && code !== undefined && squares !== undefined)
      setGiven({ role, table, code, squares });
  }

  return (
    <>
      {given !== undefined && isUnused && <Invitation given={given} isForProgram={isForProgram} />}
      <RefusalNotice refusal={refusal} />
      {roles.map((role) => (
        <Button
          key={role}
          variant="secondary"
          data-size="sm"
          disabled={isLocked}
          onClick={() => void invite(role)}
        >
          {t(($) => $.invite[role])}
        </Button>
      ))}
    </>
  );
}

function Invitation({ given, isForProgram }: { given: Given; isForProgram: boolean }): ReactNode {
  const { t } = useTranslation('devices');
  return (
    <div className="device-invitation" aria-live="polite">
      <h4>{t(($) => $.invited[given.role])}</h4>
      <Squares rows={given.squares} label={t(($) => $.squares)} />
      <p>{t(($) => (isForProgram ? $.program.photograph : $.photograph))}</p>
      <p>{t(($) => (isForProgram ? $.program.type : $.type))}</p>
      <p className="device-code">
        <strong>{writeCode(given.code)}</strong>
      </p>
    </div>
  );
}

/** Dark on white in every look: that is what cameras read. */
function Squares({ rows, label }: { rows: readonly string[]; label: string }): ReactNode {
  const size = rows.length;
  return (
    <svg
      className="device-squares"
      viewBox={`0 0 ${size} ${size}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here: there is no file for an img
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="device-squares-light" width={size} height={size} />
      {rows.flatMap((row, y) =>
        [...row.matchAll(/1+/gu)].map((run) => (
          <rect key={`${y} ${run.index}`} x={run.index} y={y} width={run[0].length} height={1} />
        )),
      )}
    </svg>
  );
}
