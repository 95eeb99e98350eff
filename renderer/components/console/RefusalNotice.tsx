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
          <RefusalSentence refusal={refusal} />{' '}
          {reference !== undefined && t(($) => $.reference, { reference })}
        </Alert>
      )}
    </div>
  );
}

/** What stands in the way is named where the page may know it: then it is found at once. */
function RefusalSentence({ refusal }: { refusal: CallRefusal }): ReactNode {
  const { t } = useTranslation('refusals');
  const values = refusal.kind === 'host-lost' ? undefined : refusal.values;
  if (refusal.kind !== 'characters-missing' || values === undefined) return t(($) => $.kinds[refusal.kind]);
  const told = { place: values['place'] ?? '', characters: values['characters'] ?? '' };
  const how = values['how'];
  return t(($) => $.charactersAt[how === 'one' || how === 'unseen' ? how : 'many'], told);
}
