import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChairView } from '#contract/views.ts';
import { RefusalNotice } from '../components/console/RefusalNotice.tsx';
import { NewDocument } from '../components/papers/NewDocument.tsx';
import { chooseReaders } from '../components/plan/form-people.ts';
import { useCommand } from '../host-client/use-command.ts';

type DocumentRow = ChairView['documents'][number];

/** The plan's documents that this room may see: one touch puts one on the wall, and one takes it away. New ones too. */
export function WallDocuments({ view }: { view: ChairView }): ReactNode {
  const { t } = useTranslation('chair');
  const { run, refusal, isLocked } = useCommand();
  const { documents, document } = view;
  return (
    <details className="reading-panel wall-documents" open={document !== undefined || undefined}>
      <summary>{t(($) => $.wall.documents.title)}</summary>
      {documents.length > 0 && (
        <ul>
          {documents.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                className="choice"
                aria-pressed={document === one.id}
                disabled={isLocked}
                onClick={() => void run('screen.document', document === one.id ? {} : { document: one.id })}
              >
                {one.title}
              </button>{' '}
              <span className="quiet">
                <HowFar row={one} isShown={document === one.id} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <RefusalNotice refusal={refusal} />
      <NewDocument readers={chooseReaders(view.people)} me={view.plan?.me} />
    </details>
  );
}

function HowFar({ row, isShown }: { row: DocumentRow; isShown: boolean }): ReactNode {
  const { t } = useTranslation('chair');
  if (row.reason !== undefined) return t(($) => $.wall.documents.reasons[row.reason ?? 'document-damaged']);
  if (row.state === 'coming') return t(($) => $.wall.documents.coming);
  return isShown ? t(($) => $.wall.documents.shown) : null;
}
