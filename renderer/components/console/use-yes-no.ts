import { useTranslation } from 'react-i18next';

interface YesNo {
  readonly options: readonly { readonly value: 'yes' | 'no'; readonly label: string }[];
  readonly chosenOf: (answer: boolean | undefined) => 'yes' | 'no' | undefined;
}

/** Yes and no as two answers of the same size. */
export function useYesNo(): YesNo {
  const { t } = useTranslation('common');
  return {
    options: [
      { value: 'yes', label: t(($) => $.answer.yes) },
      { value: 'no', label: t(($) => $.answer.no) },
    ],
    chosenOf: (answer) => (answer === undefined ? undefined : answer ? 'yes' : 'no'),
  };
}
