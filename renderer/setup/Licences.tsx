import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LicenceRow } from '#contract/commands-office.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { useHost } from '../host-client/HostContext.tsx';
import type { CallRefusal } from '../host-client/pending-calls.ts';
import { useCommand } from '../host-client/use-command.ts';

/** What others have made and this program uses, each with the whole text of its licence. */
export function Licences(): ReactNode {
  const { t } = useTranslation('office');
  const { call } = useHost();
  const [rows, setRows] = useState<readonly LicenceRow[]>([]);
  const [refusal, setRefusal] = useState<CallRefusal>();

  useEffect(() => {
    void call('licences.list', {}).then((result) => {
      if (result.ok) setRows(result.value.rows);
      else setRefusal(result.refusal);
    });
  }, [call]);

  return (
    <section className="set-up" aria-labelledby="licences">
      <h1 id="licences">{t(($) => $.licences.title)}</h1>
      <p>{t(($) => $.licences.own)}</p>
      <p>{t(($) => $.licences.others)}</p>
      <RefusalNotice refusal={refusal} />
      {(['data', 'package'] as const).map((kind) => (
        <section key={kind} className="licence-rows" aria-labelledby={`licences-${kind}`}>
          <h2 id={`licences-${kind}`}>{t(($) => $.licences[kind])}</h2>
          <ul>
            {rows.map((row, index) =>
              row.kind === kind ? (
                <li key={`${row.name} ${row.version}`}>
                  <Licence row={row} place={index} />
                </li>
              ) : null,
            )}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Licence({ row, place }: { row: LicenceRow; place: number }): ReactNode {
  const { run, refusal } = useCommand();
  const [text, setText] = useState<string>();

  async function read(): Promise<void> {
    const result = await run('licences.text', { row: place });
    if (result.ok) setText(result.value.text);
  }

  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open && text === undefined) void read();
      }}
    >
      <summary>
        {row.name} {row.version} · {row.licence}
      </summary>
      <RefusalNotice refusal={refusal} />
      {text !== undefined && <pre lang="en">{text}</pre>}
    </details>
  );
}
