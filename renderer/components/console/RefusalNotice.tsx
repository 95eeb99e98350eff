import { Alert } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRefusal } from '../../host-client/pending-calls.ts';

/** What happened and what to do, beside what was pressed. */
export function RefusalNotice({ refusal }: { refusal: CallRefusal | undefined }): ReactNode {
  const { t } = useTranslation('refusals');
  const reference = refusal !== undefined && 'reference' in refusal ? refusal.reference : undefined;
  return (
    <div aria-live="polite" className="refusal">
      {refusal !== undefined && (
        <Alert data-color="warning" data-size="sm">
          {t(($) => $.kinds[refusal.kind])} {reference !== undefined && t(($) => $.reference, { reference })}
        </Alert>
      )}
    </div>
  );
}
