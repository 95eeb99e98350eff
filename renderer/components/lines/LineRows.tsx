import { Button } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineRow, LinesPart } from '#contract/line-rows.ts';
import { RefusalNotice } from '../console/RefusalNotice.tsx';
import { useCommand } from '../../host-client/use-command.ts';
import { joinNames } from '../../language/join-names.ts';

/** What has been written today at this point, with who said it and who wrote it (M1). */
export function LineRows({ lines }: { lines: LinesPart }): ReactNode {
  const { t } = useTranslation('lines');
  if (lines.rows.length === 0) return null;
  return (
    <>
      <h3>{t(($) => $.rows.title)}</h3>
      <ul className="evaluations">
        {lines.rows.map((row) => (
          <OneRow key={row.id} row={row} language={lines.language} />
        ))}
      </ul>
    </>
  );
}

function OneRow({ row, language }: { row: LineRow; language: LinesPart['language'] }): ReactNode {
  const { t } = useTranslation(['lines', 'common']);
  const and = t(($) => $.plan.and, { ns: 'common' });
  const said = joinNames(row.saidBy, and);
  const written = t(($) => $.rows.written, { name: row.writtenBy });
  return (
    <li>
      <strong>{t(($) => $.rows.kinds[row.line])}</strong> <span lang={language}>{row.text}</span>{' '}
      <span className="quiet">
        {said === '' ? written : t(($) => $.rows.said, { names: said, name: row.writtenBy })}
      </span>
      {row.limitedTo !== undefined && (
        <p className="hidden-note">{t(($) => $.rows.limited, { names: joinNames(row.limitedTo, and) })}</p>
      )}
      {row.hiddenFromRoom && <p className="hidden-note">{t(($) => $.rows.hidden)}</p>}
      {row.undo && <UndoLine text={row.text} />}
    </li>
  );
}

/** The newest of this person: what "Angre" takes back, where it stands. */
function UndoLine({ text }: { text: string }): ReactNode {
  const { t } = useTranslation('lines');
  const { run, refusal, isLocked } = useCommand();
  return (
    <>
      <Button
        variant="tertiary"
        data-size="sm"
        disabled={isLocked}
        aria-label={t(($) => $.rows.undoOne, { text })}
        onClick={() => void run('undo.newest', {})}
      >
        {t(($) => $.rows.undo)}
      </Button>
      <RefusalNotice refusal={refusal} />
    </>
  );
}
