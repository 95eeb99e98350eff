import { useTranslation } from 'react-i18next';
import type { SetupDraft, SetupFault, SetupField } from '#contract/setup-rows.ts';

/** What each part of the set-up's form is given. */
export interface FieldNeeds {
  readonly draft: SetupDraft;
  readonly faults: readonly SetupFault[];
  readonly onChange: (change: Partial<SetupDraft>) => void;
}

/** The sentence beside a field that something is wrong with. */
export function useFaults(faults: readonly SetupFault[]): (field: SetupField) => string | undefined {
  const { t } = useTranslation('setup');
  return (field) => {
    const fault = faults.find((one) => one.field === field);
    return fault === undefined ? undefined : t(($) => $.faults[fault.kind]);
  };
}
