import { Textfield } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormHints } from '../hints/FormHints.tsx';

interface ReasonNeeds {
  /** What is closed. */
  readonly place: string;
  readonly reason: string;
  readonly onChange: (reason: string) => void;
  readonly isMissing: boolean;
}

/** G4: nothing is closed without its reason, a goal as little as an activity. */
export function ReasonField({ place, reason, onChange, isMissing }: ReasonNeeds): ReactNode {
  const { t } = useTranslation('common');
  return (
    <>
      <Textfield
        label={t(($) => $.plan.closing.reason)}
        description={t(($) => $.plan.closing.reasonHint)}
        multiline
        rows={2}
        value={reason}
        error={isMissing ? t(($) => $.plan.textMissing) : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <FormHints place={place} text={reason} onChange={onChange} />
    </>
  );
}
