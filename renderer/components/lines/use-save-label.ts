import { useTranslation } from 'react-i18next';
import type { LinesPart } from '#contract/line-rows.ts';
import { joinNames } from '../../language/join-names.ts';

/** R5, R6: where a line is limited, the button itself says who sees it. */
export function useSaveLabel(lines: LinesPart, services: readonly string[]): string {
  const { t } = useTranslation(['lines', 'common']);
  if (services.length === 0) return t(($) => $.save);
  const and = t(($) => $.plan.and, { ns: 'common' });
  return t(($) => $.saveFor, { names: joinNames([...lines.always, ...services], and) });
}
