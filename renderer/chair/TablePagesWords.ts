import { useTranslation } from 'react-i18next';
import type { TableRole } from '#contract/roles.ts';

/** What each kind of page is called where the chair lets it in. */
export interface TableWords {
  readonly invite: string;
  readonly link: string;
  readonly hint: string;
  readonly waiting: string;
  readonly admitted: (person: string) => string;
}

export function useTableWords(): Readonly<Record<TableRole, TableWords>> {
  const { t } = useTranslation('chair');
  return {
    'minute-taker': {
      invite: t(($) => $.tables.invite),
      link: t(($) => $.tables.link),
      hint: t(($) => $.tables.linkHint),
      waiting: t(($) => $.tables.waiting),
      admitted: (person) => t(($) => $.tables.admitted, { person }),
    },
    interpreter: {
      invite: t(($) => $.tables.inviteInterpreter),
      link: t(($) => $.tables.linkInterpreter),
      hint: t(($) => $.tables.linkHintInterpreter),
      waiting: t(($) => $.tables.waitingInterpreter),
      admitted: () => t(($) => $.tables.admittedInterpreter),
    },
    family: {
      invite: t(($) => $.tables.inviteFamily),
      link: t(($) => $.tables.linkFamily),
      hint: t(($) => $.tables.linkHintFamily),
      waiting: t(($) => $.tables.waitingFamily),
      admitted: (person) => t(($) => $.tables.admittedFamily, { person }),
    },
  };
}
